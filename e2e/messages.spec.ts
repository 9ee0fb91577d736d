import type { Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { expect, faultTest as test, type Talk } from './support/fault-test.js';
import { inPlaceOf } from './support/many-lines.js';

const COUNT = 3_000;
/** What the agent says after them. */
const LATER = 'one thing more';
const FOREVER = Number.POSITIVE_INFINITY;
const lines = Array.from({ length: COUNT }, (_, index) => `line ${index + 1}`);

const line = ({ widget }: Talk, number: number) => widget.log.getByText(`line ${number}`, { exact: true });
const newer = ({ widget }: Talk) => widget.panel.getByRole('button', { name: /messages?/i });

/** What shows a long conversation is fetched when there is one; until then the first of what is there is the first of all. */
async function goHome(page: Page, talk: Talk): Promise<void> {
  await talk.widget.log.focus();
  await expect(async () => {
    await page.keyboard.press('Home');
    await expect(line(talk, 1)).toBeInViewport({ timeout: 1_000 });
  }).toPass();
}

test.use({ bridgeFlags: ['--config', fileURLToPath(new URL('../scripts/demo/bridge.json', import.meta.url))] });

test.describe('a conversation of 3,000 messages', () => {
  test.beforeEach(async ({ network, talk }) => {
    const many = inPlaceOf('a line', lines);
    const later = inPlaceOf(LATER, [LATER], COUNT);
    network.spoil('websvcs/chat/', { rewrite: (body) => later.rewrite(many.rewrite(body)) }, FOREVER);
    await talk.agent.say(talk.interactionId, 'a line');
    await expect(line(talk, COUNT)).toBeInViewport();
  });

  test('has a few of them in the document, and all are reached by keyboard', async ({ page, talk }) => {
    const nodes = () =>
      talk.widget.log.evaluate((log) => {
        const count = (node: Node): number =>
          [...node.childNodes, ...((node as Element).shadowRoot?.childNodes ?? [])].reduce(
            (sum, child) => sum + count(child),
            1,
          );
        return count(log);
      });
    expect(await nodes()).toBeLessThan(1_500);
    await goHome(page, talk);
    expect(await nodes()).toBeLessThan(1_500);
    for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press('PageDown');
    await expect(line(talk, 1)).not.toBeInViewport();
    await page.keyboard.press('End');
    await expect(line(talk, COUNT)).toBeInViewport();
    await expect(talk.widget.log).toBeFocused();
  });

  test('stays where the visitor reads, says what is new, and leads to it', async ({ page, talk }) => {
    await goHome(page, talk);
    await talk.say(LATER);
    await expect(newer(talk)).toHaveText(/\d new message/);
    await expect(line(talk, 1)).toBeInViewport();
    await newer(talk).click();
    await expect(talk.widget.log.getByText(LATER)).toBeInViewport();
    await expect(talk.widget.log.locator('[part=unseen]')).toBeVisible();
    await expect(newer(talk)).toBeHidden();
    await expect(talk.widget.log).toBeFocused();
  });

  test('comes to its end when the visitor writes', async ({ page, talk }) => {
    await goHome(page, talk);
    await talk.write('and now?');
    await expect(talk.widget.log.getByText('and now?')).toBeInViewport();
  });
});

test('an agent’s photo grows for pointer, keyboard and touch, and goes back with Escape', async ({ page, talk }) => {
  const photo = talk.widget.panel.getByRole('img', { name: /Photo of/ });
  const width = async () => (await photo.boundingBox())?.width ?? 0;
  await expect(photo).toBeVisible();
  const small = await width();
  await photo.hover();
  await expect.poll(width).toBeGreaterThan(small * 3);
  await page.keyboard.press('Escape');
  await expect.poll(width).toBe(small);
  await expect(talk.widget.dialog).toBeVisible();
  await page.mouse.move(0, 0);
  await photo.focus();
  await expect.poll(width).toBeGreaterThan(small * 3);
});
