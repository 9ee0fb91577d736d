/** Servers that ask for patience, stall, restart, or have much to say. */
import { expect, faultTest as test } from '../support/fault-test.js';
import { inPlaceOf } from '../support/many-lines.js';

const send = 'websvcs/chat/sendMessage';
const poll = 'websvcs/chat/poll';
const FOREVER = Number.POSITIVE_INFINITY;

test.describe('a server that', () => {
  test.use({ movesClock: true });

  test('asks for half a minute gets it, and no message is lost by it', async ({ network, page, talk }) => {
    const refusal = { status: 429, headers: { 'retry-after': '30' } };
    const spoilings = [network.spoil(send, refusal), network.spoil(poll, refusal)];
    await talk.say('hello');
    await talk.write('are you busy?');
    await expect.poll(() => spoilings.map(({ count }) => count)).toEqual([1, 1]);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    // The clock goes on by itself, too.
    await page.clock.runFor(25_000);
    expect(asked.filter((url) => url.includes(send) || url.includes(poll))).toEqual([]);
    await page.clock.runFor(6_000);
    await talk.say('not any more');
    await talk.agree();
  });

  test('stalls loses its chats to the other, and finds that out when it wakes', async ({ page, pair, talk }) => {
    const [a] = pair.bridges;
    a.process.signal('SIGSTOP');
    await talk.write('hello?');
    await expect(talk.widget.log.getByText('Sending…')).toBeVisible();
    // As long as the message may take, and then the stalled server's configuration.
    await page.clock.runFor(14_000);
    await talk.agree();
    a.process.signal('SIGCONT');
    await talk.say('here I am');
    await talk.write('there you are');
    await talk.agree();
  });
});

test('both servers are stopped and started in turn, and nobody notices', async ({ pair, talk }) => {
  for (const [index, name] of [
    [0, 'first'],
    [1, 'second'],
    [0, 'first again'],
  ] as const) {
    await Promise.all([talk.write(`before the ${name}`), talk.say(`said before the ${name}`)]);
    const stopped = pair.bridges[index].process.stop('SIGTERM');
    await Promise.all([talk.write(`during the ${name}`), talk.say(`said during the ${name}`)]);
    await stopped;
    await pair.restart(index);
    await talk.agree();
  }
});

test('a server that declines a poll for a reason of its own is asked again', async ({ network, talk }) => {
  const declined = { chat: { pollWaitSuggestion: 500, status: { type: 'failure', reason: 'error.websvc.general' } } };
  const declining = network.spoil(poll, { rewrite: () => JSON.stringify(declined) }, 2);
  await talk.say('first');
  await talk.agree();
  await talk.write('second');
  await talk.say('third');
  await talk.agree();
  expect(declining.count).toBe(2);
});

test('2,000 lines at once come in, in order, and the visitor can write', async ({ network, talk }) => {
  const texts = Array.from({ length: 2_000 }, (_, index) => `line ${index + 1}`);
  network.spoil('websvcs/chat/', inPlaceOf('a line', texts), FOREVER);
  await talk.agent.say(talk.interactionId, 'a line');
  await expect(talk.widget.log.getByText('line 2000', { exact: true })).toBeVisible();
  await talk.widget.send('that was a lot');
  await expect.poll(() => talk.agent.textsFrom(talk.interactionId, 'visitor')).toEqual(['that was a lot']);
  expect((await talk.widget.texts()).filter((text) => /^line \d+$/.test(text))).toEqual(texts);
});

test('a message of 100,000 characters does not stop the rest', async ({ network, talk }) => {
  const long = 'Very many words. '.repeat(6_000).trim();
  network.spoil('websvcs/chat/', inPlaceOf('a word', [long]), FOREVER);
  await talk.agent.say(talk.interactionId, 'a word');
  await talk.say('did you get that?');
  await talk.write('I did');
  await talk.agree();
  expect((await talk.widget.texts()).filter((text) => text === long)).toHaveLength(1);
});
