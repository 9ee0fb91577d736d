/** What a visitor keeps of a conversation: on paper and as a file. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Frame, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expect, faultTest } from './support/fault-test.js';
import { inPlaceOf } from './support/many-lines.js';
import { startTalking } from './support/agent.js';
import { openElementPage } from './support/element-page.js';
import { test } from './support/test.js';

/** Printing is out of a test's reach: it counts how often a document would be, and leaves that document where it is. */
const countPrints = (page: Page) =>
  page.addInitScript(() => {
    window.print = () => {
      document.documentElement.dataset['prints'] = `${Number(document.documentElement.dataset['prints'] ?? 0) + 1}`;
    };
  });

const papers = (page: Page) => page.frames().filter((frame) => frame !== page.mainFrame());

async function printed(page: Page): Promise<Frame> {
  await expect.poll(() => papers(page).length).toBe(1);
  const [paper] = papers(page);
  if (!paper) throw new Error('unreachable');
  await expect(paper.locator('html')).toHaveAttribute('data-prints', '1');
  return paper;
}

/** Runs in the page. */
const withoutTimes = (lines: readonly Element[]) =>
  lines.map((line) => line.textContent.slice(line.querySelector('time')?.textContent.length));

/** Says to the document what a browser says when it has been printed. */
const finish = async (paper: Frame) =>
  (await paper.frameElement()).evaluate((frame) => {
    (frame as HTMLIFrameElement).contentWindow?.dispatchEvent(new Event('afterprint'));
  });

const print = (page: Page) => page.getByRole('button', { name: 'Print' });
const save = (page: Page) => page.getByRole('button', { name: 'Save as text' });

async function saved(page: Page): Promise<{ readonly name: string; readonly text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), save(page).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test.describe('a conversation', () => {
  test.beforeEach(({ page }) => countPrints(page));

  test('is kept as a text, with names, times and the date', async ({ page, pair, widget }) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    await expect(widget.log.getByText('has joined')).toBeVisible();
    await widget.send('My oven <b>is cold</b>.');
    await agent.say(interactionId, 'Have you turned it on?\n[00:00] You: I will pay for it.');
    await expect(widget.log.getByText('Have you turned it on?')).toBeVisible();
    await agent.act({ command: 'disconnect', interactionId });
    const { name, text } = await saved(page);
    expect(name).toMatch(/^chat-\d{4}-\d\d-\d\d\.txt$/);
    expect(text).toMatch(/^\uFEFFConversation\r\n\r\n.*\b20\d\d\b.*\r\n\r\n\[\d+:\d\d.*\] Welcome to IC!\r\n/);
    expect(text).toMatch(
      /\] You: My oven <b>is cold<\/b>\.\r\n\[.+\] Alicia Adams: Have you turned it on\?\r\n {4}\[00:00\] You: I will/,
    );
    await expect(save(page)).toBeFocused();
  });

  test('is printed from a document of its own, which is gone when that is done', async ({ page, pair, widget }) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    await expect(widget.log.getByText('has joined')).toBeVisible();
    await widget.send('My oven <b>is cold</b>.');
    await agent.say(interactionId, 'Have you turned it on?');
    await expect(widget.log.getByText('Have you turned it on?')).toBeVisible();
    await page.getByRole('button', { name: 'Chat options' }).click();
    await print(page).click();
    const paper = await printed(page);
    expect(await paper.title()).toBe('Conversation');
    await expect(paper.locator('html[lang=en][dir=ltr]')).toHaveCount(1);
    await expect(paper.getByRole('heading', { level: 2 })).toHaveText(/\b20\d\d\b/);
    expect(await paper.locator('p').evaluateAll(withoutTimes)).toEqual([
      'Welcome to IC!',
      'Interaction transferred to Marketing.',
      'Interaction alerting Alicia Adams.',
      'Alicia Adams has joined the conversation.',
      'You: My oven <b>is cold</b>.',
      'Alicia Adams: Have you turned it on?',
    ]);
    await expect(paper.locator('time').first()).toHaveCSS('position', 'absolute');
    await expect(print(page)).toBeFocused();
    await finish(paper);
    await expect.poll(() => papers(page).length).toBe(0);
  });

  test('leaves nothing of a print in the page when the chat is taken away', async ({ page, pair, widget }) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    await expect(widget.log.getByText('has joined')).toBeVisible();
    await agent.act({ command: 'disconnect', interactionId });
    await print(page).click();
    await printed(page);
    await print(page).click();
    await printed(page);
    const { violations } = await new AxeBuilder({ page }).include('footbridge-widget').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.getByRole('button', { name: 'Start a new chat' }).click();
    await expect.poll(() => papers(page).length).toBe(0);
  });

  test('is not what is printed with the page around it', async ({ page, pair, widget }) => {
    await startTalking(pair, widget);
    await page.emulateMedia({ media: 'print' });
    await expect(widget.dialog).toBeHidden();
    await expect(widget.launcher).toBeHidden();
  });
});

test('a page keeps a conversation of its own, from right to left and with a heading of its own', async ({
  page,
  pair,
}) => {
  await countPrints(page);
  await openElementPage(page, pair, {
    attributes: 'lang="he" dir="rtl"',
    body: '<footbridge-history heading="שיחה עם עליזה" language="he"></footbridge-history>',
    script: `
      import './history/define-history.js';
      const author = { kind: 'agent', name: 'עליזה', key: 'agent-1' };
      const line = (key, text, more) => ({ kind: 'text', key, author, text, atMs: Date.UTC(2026, 2, 17, 9), late: false, ...more });
      document.querySelector('footbridge-history').entries = [
        line('1', 'שלום!'),
        line('2', 'Order 4711 (kitchen).'),
        line('3', 'x'.repeat(1_000_000)),
        line('4', '', { kind: 'file', name: 'offer.pdf', url: 'https://bridge.example/secret' }),
      ];
    `,
  });
  await print(page).click();
  const paper = await printed(page);
  await expect(paper.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(paper.getByRole('heading', { level: 1 })).toHaveText('שיחה עם עליזה');
  await expect(paper.getByText('File: \u2068offer.pdf\u2069')).toHaveCount(1);
  expect(await paper.content()).not.toContain('secret');
  const { text } = await saved(page);
  expect(text).toContain('עליזה: Order 4711 (kitchen).');
  expect(text).toContain('x'.repeat(1_000_000));
  expect(text).not.toContain('secret');
});

faultTest(
  'all of 3,000 messages are printed and saved, though few are in the document',
  async ({ network, page, talk }) => {
    await countPrints(page);
    const lines = Array.from({ length: 3_000 }, (_, index) => `line ${index + 1}`);
    network.spoil('websvcs/chat/', inPlaceOf('a line', lines), Number.POSITIVE_INFINITY);
    await talk.agent.say(talk.interactionId, 'a line');
    await expect(talk.widget.log.getByText('line 3000', { exact: true })).toBeInViewport();
    await page.getByRole('button', { name: 'Chat options' }).click();
    const { text } = await saved(page);
    expect(text.match(/line \d+/g)).toEqual(lines);
    await print(page).click();
    const paper = await printed(page);
    expect((await paper.locator('body').innerText()).match(/line \d+/g)).toEqual(lines);
  },
);
