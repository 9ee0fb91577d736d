import type { BrowserContext, Page } from '@playwright/test';
import { startTalking } from './support/agent.js';
import type { Pair } from './support/pair.js';
import { expect, test } from './support/test.js';
import { freeze, PollCount, setVisible } from './support/tabs.js';
import { Widget } from './support/widget.js';

interface Tab {
  readonly page: Page;
  readonly polls: PollCount;
  readonly widget: Widget;
}

async function load(page: Page, pair: Pair): Promise<Tab> {
  const polls = new PollCount(page);
  await page.goto(`${pair.origin}/`);
  return { page, polls, widget: new Widget(page) };
}

/** Three tabs in one chat; the first one leads, and is not the test's own page, so that it may be done away with. */
async function openTabs(context: BrowserContext, page: Page, pair: Pair) {
  const first = await load(await context.newPage(), pair);
  const talk = await startTalking(pair, first.widget);
  const others = [await load(page, pair), await load(await context.newPage(), pair)];
  for (const { widget } of others) {
    await widget.open();
    await expect(widget.composer).toBeVisible();
  }
  return { ...talk, first, others, tabs: [first, ...others] };
}

/**
 * Waits for the first poll of any of these tabs, and notes in the report how long after a moment it was sent. How long it
 * may take is held by the unit tests, on a clock that no busy machine slows down.
 */
async function takeover(tabs: readonly Tab[], sinceMs: number): Promise<void> {
  const sent = () => tabs.flatMap(({ polls }) => polls.atMs).filter((atMs) => atMs >= sinceMs);
  await expect.poll(() => sent().length).toBeGreaterThan(0);
  test.info().annotations.push({ type: 'takeover', description: `${Math.min(...sent()) - sinceMs} ms` });
}

for (const kind of ['Web Locks', 'no Web Locks'] as const) {
  test.describe(`three tabs, with ${kind}`, () => {
    test.beforeEach(async ({ context }) => {
      if (kind === 'Web Locks') return;
      await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }));
    });

    test('show one conversation, of which one polls, and send from any', async ({ context, page, pair }) => {
      const { agent, interactionId, others, tabs } = await openTabs(context, page, pair);
      await agent.say(interactionId, 'Hello to all.');
      for (const { widget } of tabs) await expect(widget.log.getByText('Hello to all.')).toHaveCount(1);
      const said: string[] = [];
      for (const [index, { widget }] of tabs.entries()) {
        const text = `From tab ${index}.`;
        said.push(text);
        await widget.send(text);
        await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(said);
      }
      for (const { widget } of tabs) {
        await expect
          .poll(async () => (await widget.texts()).filter((text) => text.startsWith('From tab')))
          .toEqual(said);
      }
      expect(others.map(({ polls }) => polls.count)).toEqual([0, 0]);
    });

    for (const how of ['closed', 'crashed'] as const) {
      test(`go on when the one that polls is ${how}`, async ({ context, page, pair }) => {
        const { agent, interactionId, first, others } = await openTabs(context, page, pair);
        const goneAtMs = Date.now();
        if (how === 'closed') {
          await first.page.close();
        } else {
          const session = await context.newCDPSession(first.page);
          session.send('Page.crash').catch(() => undefined);
        }
        await takeover(others, goneAtMs);
        await agent.say(interactionId, 'Who is there?');
        for (const { widget } of others) {
          await expect(widget.log.getByText('Who is there?')).toHaveCount(1);
          await widget.send('I am.');
        }
        await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['I am.', 'I am.']);
        expect(others.filter(({ polls }) => polls.count > 0)).toHaveLength(1);
      });
    }

    test('go on when the one that polls is frozen, and it is one of them when it wakes', async ({
      context,
      page,
      pair,
    }) => {
      const { agent, interactionId, first, others, tabs } = await openTabs(context, page, pair);
      const wake = await freeze(first.page);
      const frozenAtMs = Date.now();
      await takeover(others, frozenAtMs);
      await agent.say(interactionId, 'Said to those awake.');
      for (const { widget } of others) await expect(widget.log.getByText('Said to those awake.')).toHaveCount(1);
      await wake();
      for (const { widget } of tabs) await expect(widget.log.getByText('Said to those awake.')).toHaveCount(1);
      await first.widget.send('I slept.');
      await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['I slept.']);
    });

    test('let the one poll that the visitor looks at', async ({ context, page, pair }) => {
      const { agent, interactionId, first, others } = await openTabs(context, page, pair);
      await setVisible(others[1]?.page ?? page, false);
      const hiddenAtMs = Date.now();
      await setVisible(first.page, false);
      await takeover(others, hiddenAtMs);
      expect(others.map(({ polls }) => polls.count > 0)).toEqual([true, false]);
      await agent.say(interactionId, 'Where are you?');
      for (const { widget } of [first, ...others]) {
        await expect(widget.log.getByText('Where are you?')).toHaveCount(1);
      }
    });

    test('end together', async ({ context, page, pair }) => {
      const { tabs } = await openTabs(context, page, pair);
      const [, second] = tabs;
      await second?.widget.panel.getByRole('button', { name: 'End chat' }).click();
      await second?.widget.panel.getByRole('group').getByRole('button', { name: 'End chat' }).click();
      for (const { page: tab, widget } of tabs) {
        await expect(widget.panel.getByRole('button', { name: /new chat/i })).toBeVisible();
        expect(await tab.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
      }
      expect(await page.evaluate(() => Object.values(localStorage).join())).not.toMatch(/participant|Marketing/);
    });
  });
}

test('a page without channels between tabs has its chat to itself', async ({ context, page, pair }) => {
  await context.addInitScript(() => Object.defineProperty(window, 'BroadcastChannel', { value: undefined }));
  const { widget } = await load(page, pair);
  const { agent, interactionId } = await startTalking(pair, widget);
  await page.reload();
  await widget.send('Still here.');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Still here.']);
});
