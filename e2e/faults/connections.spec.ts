/** Connections that end too early, and answers that end in the middle. */
import { ScriptedAgent } from '../support/agent.js';
import { expect, faultTest as test } from '../support/fault-test.js';

const send = 'websvcs/chat/sendMessage';
const poll = 'websvcs/chat/poll';

test('one click is one chat and one Enter one message, where the browser sends the request twice', async ({
  network,
  pair,
  proxied: widget,
}) => {
  const closings = ['websvcs/chat/start', send].map((path) => network.spoil(path, 'closed after'));
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await widget.startChat('Mary');
  const interactionId = await agent.pickUp();
  const texts = ['only once, please', 'and this one after it'];
  for (const text of texts) {
    await widget.send(text);
    await expect(widget.log.getByText(text)).toBeVisible();
  }
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(texts);
  expect(closings.map(({ count }) => count)).toEqual([1, 1]);
  expect((await agent.desk()).interactions).toHaveLength(1);
  expect((await widget.texts()).filter((text) => texts.includes(text))).toEqual(texts);
});

test('a message goes through where the server closes an idle connection at the same moment', async ({
  network,
  talk,
}) => {
  const closing = network.spoil(send, 'closed before', 2);
  await talk.write('first');
  await talk.agree();
  await talk.write('second');
  await talk.agree();
  expect(closing.count).toBe(2);
});

for (const fault of ['reset before', 'reset after', 'reset in headers', 'reset in body'] as const) {
  test(`a message and a poll whose connection is ${fault} lose nothing and repeat nothing`, async ({
    network,
    talk,
  }) => {
    const message = network.spoil(send, fault);
    await talk.write('from the visitor');
    await talk.agree();
    const news = network.spoil(poll, fault);
    await talk.say('from the agent');
    await talk.agree();
    // What is spoilt before it is served is the poll after the one that brought the agent's words.
    await expect.poll(() => [message.count, news.count]).toEqual([1, 1]);
    await talk.say('and again');
    await talk.write('and again, too');
    await talk.agree();
  });
}

for (const fault of ['answer cut', 'length too long', 'length too short'] as const) {
  test(`an answer of which only a part can be read (${fault}) loses nothing and repeats nothing`, async ({
    network,
    talk,
  }) => {
    const news = network.spoil(poll, fault);
    await talk.say('from the agent');
    await talk.agree();
    const message = network.spoil(send, fault);
    await talk.write('from the visitor');
    await talk.agree();
    expect([message.count, news.count]).toEqual([1, 1]);
    await talk.say('and again');
    await talk.agree();
  });
}

test('connections that are cut at the moment of connecting are made again', async ({ network, talk }) => {
  await network.refuse();
  await talk.write('does this get through?');
  await expect(talk.widget.panel.getByText('Reconnecting')).toBeVisible();
  await network.accept();
  await talk.say('it does');
  await talk.agree();
});

test('a chat goes on at a kilobyte a second, and asks for no more than it can get', async ({ network, page, talk }) => {
  let requests = 0;
  page.on('request', () => (requests += 1));
  network.spoil('websvcs', 'slow drip', Number.POSITIVE_INFINITY);
  const long = 'It goes on and on. '.repeat(60).trim();
  await talk.say(long);
  await talk.write('I am still reading');
  await talk.say('take your time');
  await talk.agree();
  expect(requests).toBeLessThan(15);
});
