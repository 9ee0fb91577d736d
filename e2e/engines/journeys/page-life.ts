import { startTalking } from '../../support/agent.js';
import { expect, test } from '../support/test.js';

/** Marks a page, so that one that was kept can be told from one that was loaded anew. */
const mark = (): void => void Object.assign(window, { marked: true });
const isMarked = (): boolean => 'marked' in window;

const otherPage = (origin: string) => `${origin}/examples/`;

/** Puts the caret where one writes. A click of the driver's would wait for a page that was kept to load. */
const focusChat = (): void =>
  document.querySelector('footbridge-widget')?.shadowRoot?.querySelector<HTMLElement>('footbridge-chat')?.focus();

test('a page with a closed widget comes back as it was', async ({ pair, visitor }) => {
  const { tab } = visitor;
  await visitor.open();
  await tab.press('Escape');
  await tab.evaluate(mark);
  await tab.goTo(otherPage(pair.origin));
  await tab.goBack();
  expect(await tab.evaluate(isMarked)).toBe(true);
});

test.describe('with a chat whose server holds no polls', () => {
  test.use({ bridgeFlags: ['--parameter', 'MaxPollHold=0'] });

  test('it comes back between two of them, and the chat with it', async ({ pair, visitor }) => {
    const { tab } = visitor;
    const { agent, interactionId } = await startTalking(pair, visitor);
    await visitor.sees('Alicia Adams has joined');
    await tab.evaluate(mark);
    await tab.evaluate(leaveAfterPoll, otherPage(pair.origin));
    await expect(async () => {
      expect(await tab.evaluate(() => location.pathname)).toBe('/examples/');
    }).toPass({ timeout: 15_000 });
    await agent.say(interactionId, 'Said to a page that was kept aside.');
    await tab.goBack();
    expect(await tab.evaluate(isMarked)).toBe(true);
    await expect.poll(async () => (await visitor.said()).filter((text) => text.includes('kept aside'))).toHaveLength(1);
    await tab.evaluate(focusChat);
    await visitor.send('Back again.');
    await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Back again.']);
  });
});

/** Goes elsewhere as soon as a poll has been answered. */
function leaveAfterPoll(url: string): void {
  const observer = new PerformanceObserver((list) => {
    if (!list.getEntries().some(({ name }) => name.includes('/chat/poll/'))) return;
    observer.disconnect();
    location.assign(url);
  });
  observer.observe({ type: 'resource' });
}

test('a chat goes on after another page, whether the browser kept it or not', async ({ pair, visitor }) => {
  const { tab } = visitor;
  const { agent, interactionId } = await startTalking(pair, visitor);
  await tab.goTo(otherPage(pair.origin));
  await agent.say(interactionId, 'Where have you gone?');
  await tab.goBack();
  await expect
    .poll(async () => (await visitor.said()).filter((text) => text === 'Where have you gone?'))
    .toHaveLength(1);
  await tab.evaluate(focusChat);
  await visitor.send('I am back.');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['I am back.']);
});
