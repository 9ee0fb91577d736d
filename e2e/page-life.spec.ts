import { startTalking } from './support/agent.js';
import { expect, forgiveNetworkNoise, test } from './support/test.js';
import { freeze, PollCount, setVisible } from './support/tabs.js';
import { Widget } from './support/widget.js';

/** Marks a page, so that one that was kept can be told from one that was loaded anew. */
const mark = () => {
  (window as unknown as { marked: boolean }).marked = true;
};
const isMarked = () => 'marked' in window;

test.use({
  launchOptions: async ({ launchOptions }, use) => {
    // Playwright turns the back/forward cache off.
    await use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  },
});

test('a page with an open chat comes back from the back/forward cache, and the chat with it', async ({
  page,
  pair,
  widget,
}) => {
  const { agent, interactionId } = await startTalking(pair, widget);
  await page.evaluate(mark);
  await page.goto('about:blank');
  await agent.say(interactionId, 'Said to a page that was kept aside.');
  await page.goBack({ waitUntil: 'commit' });
  expect(await page.evaluate(isMarked)).toBe(true);
  await expect(widget.log.getByText('Said to a page that was kept aside.')).toHaveCount(1);
  await widget.send('Back again.');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Back again.']);
});

test('a page with a closed widget comes back from there, too', async ({ page, widget }) => {
  await expect(widget.launcher).toBeVisible();
  await page.evaluate(mark);
  await page.goto('about:blank');
  await page.goBack({ waitUntil: 'commit' });
  expect(await page.evaluate(isMarked)).toBe(true);
});

test('what was written without a network goes out in order when there is one', async ({
  context,
  page,
  pair,
  widget,
  complaints,
}) => {
  const { agent, interactionId } = await startTalking(pair, widget);
  await context.setOffline(true);
  const said = ['One.', 'Two.', 'Three.'];
  for (const text of said) await widget.send(text);
  await expect(widget.panel.getByText('Reconnecting…')).toBeVisible();
  expect((await widget.texts()).slice(-3)).toEqual(said);
  await context.setOffline(false);
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(said);
  await expect(widget.panel.getByText('Reconnecting…')).toBeHidden();
  expect(page.isClosed()).toBe(false);
  forgiveNetworkNoise(complaints);
});

test('a page that was frozen asks for news once when it wakes, and loses none', async ({ page, pair, widget }) => {
  const { agent, interactionId } = await startTalking(pair, widget);
  const polls = new PollCount(page);
  const wake = await freeze(page);
  await agent.say(interactionId, 'While you slept.');
  await wake();
  await expect(widget.log.getByText('While you slept.')).toHaveCount(1);
  // The one that was under way, the one that it woke for and the one that follows: no burst.
  expect(polls.count).toBeLessThanOrEqual(3);
  await widget.send('Good morning.');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Good morning.']);
});

test('a page asks for news at once when it is looked at again', async ({ page, pair, widget }) => {
  const { agent, interactionId } = await startTalking(pair, widget);
  await setVisible(page, false);
  await agent.say(interactionId, 'Look here!');
  await expect(widget.log.getByText('Look here!')).toHaveCount(1);
  const polls = new PollCount(page);
  await setVisible(page, true);
  await expect.poll(() => polls.count).toBeGreaterThan(0);
});

test('closing the page ends nothing at once', async ({ context, page, pair }) => {
  const other = await context.newPage();
  const exits: string[] = [];
  other.on('request', (request) => {
    if (request.url().includes('/chat/exit')) exits.push(request.url());
  });
  await other.goto(`${pair.origin}/`);
  const { agent } = await startTalking(pair, new Widget(other));
  await other.close();
  expect(exits).toEqual([]);
  expect((await agent.waitFor('connected')).state).toBe('connected');
  expect(page.isClosed()).toBe(false);
});
