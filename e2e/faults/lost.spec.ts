/** Requests and answers that get lost, come twice, or come late. */
import type { Page, Request } from '@playwright/test';
import { expect, faultTest as test } from '../support/fault-test.js';

/** A request's time-out, and that of a poll which the server may hold for 25 s. */
const REQUEST_TIMEOUT_MS = 12_000;
const HELD_POLL_TIMEOUT_MS = 37_000;

const send = 'websvcs/chat/sendMessage';
const poll = 'websvcs/chat/poll';

const letPass = (page: Page, durationMs: number) => page.clock.runFor(durationMs);

test.describe('what never comes', () => {
  test.use({ movesClock: true });

  test('a message that is lost on its way is sent again', async ({ page, network, talk }) => {
    const spoiling = network.spoil(send, 'request lost');
    await talk.write('is anybody there?');
    await expect.poll(() => spoiling.count).toBe(1);
    await expect(talk.widget.log.getByText('is anybody there?')).toBeVisible();
    expect(await talk.agent.textsFrom(talk.interactionId, 'visitor')).toEqual([]);
    await letPass(page, REQUEST_TIMEOUT_MS);
    await talk.say('I am');
    await talk.agree();
  });

  test('a message whose answer is lost arrives once', async ({ page, network, talk }) => {
    const spoiling = network.spoil(send, 'answer lost');
    await talk.write('say it once');
    await expect.poll(() => spoiling.count).toBe(1);
    await letPass(page, REQUEST_TIMEOUT_MS);
    await talk.write('and once more');
    await talk.agree();
  });

  test('what an agent said in an answer that is lost comes with the next', async ({ page, network, talk }) => {
    const spoiling = network.spoil(poll, 'answer lost');
    await talk.say('did you get this?');
    await expect.poll(() => spoiling.count).toBe(1);
    await expect(talk.widget.log.getByText('did you get this?')).toHaveCount(0);
    await letPass(page, HELD_POLL_TIMEOUT_MS);
    await talk.agree();
    await talk.write('now I did');
    await talk.agree();
  });
});

test('a request that reaches the server twice counts once', async ({ network, talk }) => {
  const spoiling = network.spoil(send, 'request sent twice', 3);
  for (const text of ['one', 'two', 'three']) await talk.write(text);
  await talk.agree();
  expect(spoiling.count).toBe(3);
});

test('an answer that is overtaken by a later one shows nothing twice', async ({ network, talk }) => {
  const spoiling = network.spoil(poll, { delayMs: 1_500 });
  await talk.say('the first');
  await expect.poll(() => spoiling.count).toBe(1);
  await talk.write('an answer');
  await expect(talk.widget.log.getByText('the first')).toBeVisible();
  await talk.say('the second');
  await talk.agree();
});

test('on a slow network nothing is asked twice at once, and nothing is said twice', async ({ page, network, talk }) => {
  const open = new Set<Request>();
  let mostOpen = 0;
  page.on('request', (request) => {
    if (request.url().includes(poll)) mostOpen = Math.max(mostOpen, open.add(request).size);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  for (const delayMs of [900, 200, 600, 50, 800, 400]) network.spoil('websvcs', { delayMs });
  for (const number of [1, 2, 3]) await Promise.all([talk.write(`question ${number}`), talk.say(`answer ${number}`)]);
  await talk.agree();
  expect(mostOpen).toBe(1);
});
