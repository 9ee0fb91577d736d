import { expect, test } from 'vitest';
import { openChat, type TestClient } from '../testing/test-centre.js';
import { recordChat, resumeChat } from './resume-chat.js';

/** What a page writes down, and the next one reads. */
const kept = (client: TestClient): unknown => JSON.parse(JSON.stringify(recordChat(client.footbridge)));

test('goes on with the same conversation on another page, without a line lost, doubled or told of again', async () => {
  const { centre, client, say } = await openChat();
  client.footbridge.send('Is my parcel late?');
  await centre.clock.advance(2_000);
  await say('I am looking.');
  await centre.clock.advance(2_000);
  const before = client.lines;
  const record = kept(client);
  client.footbridge.dispose();
  await say('It comes tomorrow.');
  await centre.clock.advance(10_000);

  const next = centre.client();
  const sent = centre.network.sent.length;
  expect(resumeChat(next.footbridge, record)).toBe(true);
  expect(next.chat.status).toBe('open');
  expect(next.lines).toEqual(before);
  expect(next.footbridge.snapshot.allows.anonymousChat).toBe(true);
  await centre.clock.advance(0);
  expect(centre.network.sent.slice(sent).map(({ what }) => what)).toEqual(['chat/poll']);
  expect(next.lines).toEqual([...before, 'agent: It comes tomorrow.']);
  expect(next.newsOf('entryReceived')).toHaveLength(1);
  expect([...next.newsOf('chatStarted'), ...next.newsOf('partyJoined')]).toEqual([]);

  next.footbridge.send('Thank you!');
  await centre.clock.advance(2_000);
  expect(next.ownLines).toEqual(['Is my parcel late? (sent)', 'Thank you! (sent)']);
  expect(await centre.visitorLines()).toEqual(['Is my parcel late?', 'Thank you!']);
});

test('loses nothing that was on its way to the page that went', async () => {
  const { centre, client, say } = await openChat();
  await centre.clock.advance(2_000);
  const record = kept(client);
  centre.network.disturbNext('chat/poll', 'answerLost');
  await say('This went to a page that was gone.');
  await centre.clock.advance(3_000);
  client.footbridge.dispose();
  const next = centre.client();
  resumeChat(next.footbridge, record);
  await centre.clock.advance(100);
  expect(next.lines.at(-1)).toBe('agent: This went to a page that was gone.');
});

test('asks to go on where nothing is acknowledged, since the page before may have begun a new numbering unheard', async () => {
  const { centre, client, say } = await openChat({ extensions: { ack: false } });
  await say('before');
  await centre.clock.advance(2_000);
  centre.network.disturbNext('chat/poll', 503);
  centre.network.disturbNext('chat/reconnect', 'answerLost');
  await centre.clock.advance(3_000);
  const record = kept(client);
  client.footbridge.dispose();
  await say('after');
  const next = centre.client();
  resumeChat(next.footbridge, record);
  await centre.clock.advance(2_000);
  expect(next.lines.slice(-2)).toEqual(['agent: before', 'agent: after']);
});

test('sends a message that was on its way once more, and it is said once', async () => {
  const { centre, client, footbridge } = await openChat();
  centre.network.disturbNext('chat/sendMessage', 'answerLost');
  footbridge.send('Hello?');
  await centre.clock.advance(100);
  expect(client.ownLines).toEqual(['Hello? (sending)']);
  const record = kept(client);
  footbridge.dispose();
  const next = centre.client();
  resumeChat(next.footbridge, record);
  await centre.clock.advance(5_000);
  expect(next.ownLines).toEqual(['Hello? (sent)']);
  expect(await centre.visitorLines()).toEqual(['Hello?']);
});

test.each([
  ['arrived', 'answerLost', ['Hello?']],
  ['was lost', 'requestLost', []],
] as const)('leaves it to the visitor where a server keeps no ids and the message %s', async (_, fault, arrived) => {
  const { centre, client, footbridge } = await openChat({ extensions: { ack: false, messageId: false } });
  centre.network.disturbNext('chat/sendMessage', fault);
  footbridge.send('Hello?');
  await centre.clock.advance(100);
  const record = kept(client);
  footbridge.dispose();
  const next = centre.client();
  resumeChat(next.footbridge, record);
  await centre.clock.advance(30_000);
  expect(next.ownLines).toEqual(['Hello? (unconfirmed)']);
  expect(await centre.visitorLines()).toEqual(arrived);
});

test('finds the other server where the one it knew has died', async () => {
  const { centre, client, say } = await openChat({ pair: true });
  const record = kept(client);
  client.footbridge.dispose();
  centre.a.kill();
  await centre.clock.advance(5_000);
  await say('Still here?');
  const next = centre.client();
  resumeChat(next.footbridge, record);
  await centre.clock.advance(3_000);
  expect(next.lines.at(-1)).toBe('agent: Still here?');
  expect(next.chat.connection).toBe('connected');
});

test('goes on leaving a chat that the visitor was leaving', async () => {
  const { centre, client, footbridge } = await openChat();
  centre.network.disturbNext('chat/exit', 'requestLost');
  void footbridge.leave();
  await centre.clock.advance(100);
  const record = kept(client);
  footbridge.dispose();
  const next = centre.client();
  const sent = centre.network.sent.length;
  resumeChat(next.footbridge, record);
  expect(next.chat.status).toBe('leaving');
  await centre.clock.advance(100);
  expect(centre.network.sent.slice(sent).map(({ what }) => what)).toEqual(['chat/exit']);
  expect(next.chat).toMatchObject({ status: 'ended', endReason: 'visitor' });
  expect((await centre.desk()).interactions[0]?.state).toBe('ended');
});

test('makes one chat of a start whose page went before the answer came', async () => {
  const { centre, client } = await openChat();
  await client.footbridge.leave();
  centre.network.disturbNext('chat/start', 'answerLost');
  client.footbridge.startChat({ name: 'Ann' }).catch(() => undefined);
  await centre.clock.advance(100);
  const record = kept(client);
  client.footbridge.dispose();
  const next = centre.client();
  resumeChat(next.footbridge, record);
  await centre.clock.advance(2_000);
  expect(next.chat.status).toBe('open');
  const { interactions } = await centre.desk();
  expect(interactions.filter(({ state }) => state === 'alerting')).toHaveLength(1);
});

test('writes no password down', async () => {
  const { centre, client } = await openChat();
  await client.footbridge.leave();
  centre.network.disturbNext('chat/start', 'answerLost');
  client.footbridge.startChat({ name: 'Ann', password: 'open sesame' }).catch(() => undefined);
  await centre.clock.advance(100);
  expect(recordChat(client.footbridge)).toBeUndefined();
});

test('keeps nothing of a chat that is over', async () => {
  const { centre, client, footbridge } = await openChat();
  expect(recordChat(centre.client().footbridge)).toBeUndefined();
  await footbridge.leave();
  expect(recordChat(client.footbridge)).toBeUndefined();
});

test('takes up neither a second chat nor a record that is old, damaged or of another site', async () => {
  const { centre, client, footbridge } = await openChat();
  const record = kept(client);
  expect(resumeChat(footbridge, record)).toBe(false);
  const text = JSON.stringify(record);
  const refused = (value: unknown, options = {}) =>
    expect(resumeChat(centre.client(options).footbridge, value), JSON.stringify(value)?.slice(0, 99)).toBe(false);
  refused(record, { target: 'Sales' });
  refused(record, { servers: ['http://site.example/b'] });
  for (const damaged of [undefined, null, 7, '', 'open', [], {}, { version: 1 }]) refused(damaged);
  refused(JSON.parse(text.replace('"version":1', '"version":2')));
  refused(JSON.parse(text.replace('"kind":"text"', '"kind":"script"')));
  refused(JSON.parse(text.replace('"absent":false', '"absent":"no"')));
  refused(JSON.parse(text.replace('"server":0', '"server":1')));
  refused(
    JSON.parse(
      text.replace(
        '"entries":[',
        '"entries":[{"kind":"file","key":"x","author":{"kind":"agent","name":"","key":""},"atMs":1,"late":false,"name":"a","url":"http://site.example.evil/a"},',
      ),
    ),
  );
  await centre.clock.advance(7_200_001);
  refused(record);
});

test('survives a clock that was put back', async () => {
  const { centre, client } = await openChat();
  const record = { ...(kept(client) as object), savedAtMs: centre.clock.now() + 6 * 365 * 86_400_000 };
  expect(resumeChat(centre.client().footbridge, record)).toBe(true);
});
