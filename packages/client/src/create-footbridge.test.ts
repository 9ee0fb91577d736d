import { expect, test } from 'vitest';
import { createFootbridge } from './create-footbridge.js';
import { FootbridgeError } from './errors.js';
import { linkOf } from './link-of.js';
import type { FootbridgeOptions } from './options.js';
import { recordChat } from './record/resume-chat.js';
import { openChat, TestCentre } from './testing/test-centre.js';
import { settle } from './testing/virtual-clock.js';

const codeOf = async (promise: Promise<unknown>) => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof FootbridgeError ? error.code : error;
};

test('talks with an agent from the first line to the last', async () => {
  const { centre, client, footbridge, say } = await openChat();
  footbridge.send('Is my parcel late?');
  expect(client.ownLines).toEqual(['Is my parcel late? (sending)']);
  await centre.clock.advance(0);
  expect(client.ownLines).toEqual(['Is my parcel late? (sent)']);
  await say('No.');
  await centre.clock.advance(2_000);
  expect(client.lines).toEqual([
    'system: Welcome to IC!',
    'system: Interaction transferred to Marketing.',
    'system: Interaction alerting Alicia Adams.',
    'system: Alicia Adams has joined the conversation.',
    'visitor: Is my parcel late? (sent)',
    'agent: No.',
  ]);
  expect(client.chat.parties).toMatchObject([
    { key: 'visitor', kind: 'visitor', name: 'Ann', state: 'active' },
    { key: 'agent-1', kind: 'agent', name: 'Alicia Adams', state: 'active' },
  ]);
  expect(client.newsOf('partyJoined')).toHaveLength(1);
  expect(client.problems).toEqual([]);
});

test('asks nobody anything until it is told to', async () => {
  const centre = new TestCentre();
  centre.client();
  await centre.clock.advance(60_000);
  expect(centre.network.sent).toEqual([]);
  expect(centre.clock.pendingTimers).toBe(new TestCentre().clock.pendingTimers);
});

test('shows what every visitor of the site should read', async () => {
  const parameters = { NoticeSeverity: 'caution', NoticeText: 'Closing at <17:00>' };
  const { footbridge } = new TestCentre({ parameters }).client();
  expect(footbridge.snapshot.notice).toBeUndefined();
  await footbridge.connect();
  expect(footbridge.snapshot.notice).toEqual({ severity: 'caution', text: 'Closing at <17:00>' });
});

test('reads the configuration first, then starts, then polls at once', async () => {
  const { centre } = await openChat();
  expect(centre.network.sent.map(({ what }) => what).slice(0, 3)).toEqual([
    'serverConfiguration',
    'chat/start',
    'chat/poll',
  ]);
});

test('goes to the person whom the visitor chose, and is kept as such', async () => {
  const centre = new TestCentre({ agents: [{ name: 'jdoe', displayName: 'Jane Doe' }] });
  await centre.agent({ command: 'signIn' }, 'jdoe');
  const { footbridge } = centre.client();
  await footbridge.startChat({ name: 'Ann', target: 'jdoe', targetType: 'User' });
  expect((await centre.desk('jdoe')).interactions).toMatchObject([{ queue: 'jdoe', state: 'alerting' }]);
  expect(recordChat(footbridge)?.chat.details).toEqual({ name: 'Ann', target: 'jdoe', targetType: 'User' });
});

test('names the option that is wrong', () => {
  const wrong: readonly (readonly [string, Partial<Record<keyof FootbridgeOptions, unknown>>])[] = [
    ['servers', { servers: [] }],
    ['servers', { servers: 'http://a.example' }],
    ['servers', { servers: ['http://a.example', 'http://b.example', 'http://c.example'] }],
    ['servers', { servers: ['/I3Root/Server1'] }],
    ['servers', { servers: ['javascript:alert(1)'] }],
    ['servers', { servers: ['/I3Root/Server1'], baseUrl: 'file:///home/' }],
    ['target', { target: '' }],
    ['target', { target: undefined }],
    ['requestTimeoutMs', { requestTimeoutMs: Number.NaN }],
    ['noticeAfterMs', { noticeAfterMs: '1s' }],
  ];
  for (const [name, options] of wrong) {
    const given = { servers: ['http://a.example/'], target: 'Marketing', ...options } as FootbridgeOptions;
    expect(() => createFootbridge(given), name).toThrow(
      expect.objectContaining({ code: 'invalid-options', message: expect.stringContaining(`"${name}"`) }),
    );
  }
});

test('takes defaults for options that are undefined', () => {
  const options = { servers: ['/I3Root/Server1'], baseUrl: 'https://shop.example/page', target: 'Marketing' };
  expect(() =>
    createFootbridge({ ...options, requestTimeoutMs: undefined } as unknown as FootbridgeOptions),
  ).not.toThrow();
});

test('finds the other server when the first cannot tell its configuration', async () => {
  const centre = new TestCentre({ pair: true });
  centre.a.kill();
  await centre.clock.advance(4_000);
  const client = centre.client();
  const connected = client.footbridge.connect();
  expect(client.footbridge.snapshot.configuration).toBe('loading');
  await connected;
  expect(client.footbridge.snapshot).toMatchObject({
    configuration: 'loaded',
    allows: { anonymousChat: true, authenticatedChat: true },
  });
  expect(client.newsOf('serverSwitched')).toHaveLength(1);
});

test('says so when no server can be reached, and can be asked again', async () => {
  const centre = new TestCentre();
  const heal = centre.network.disturb(() => 'refused');
  const client = centre.client();
  const failed = codeOf(client.footbridge.connect());
  await centre.clock.advance(12_000);
  expect(await failed).toBe('unreachable');
  expect(client.footbridge.snapshot.configuration).toBe('failed');
  heal();
  await client.footbridge.connect();
  expect(client.footbridge.snapshot.configuration).toBe('loaded');
});

test('tells a page of somebody else from a server', async () => {
  const centre = new TestCentre();
  centre.network.disturb(() => 'html');
  const failed = codeOf(centre.client().footbridge.connect());
  await centre.clock.advance(12_000);
  expect(await failed).toBe('unreadable-answer');
});

test('asks for the conversation by e-mail where the server sends it', async () => {
  const centre = new TestCentre({
    parameters: { EnableWebTranscript: 1 },
    mail: { send: async () => {}, forget: async () => {} },
  });
  const { footbridge } = centre.client();
  await footbridge.connect();
  expect(footbridge.snapshot.allows.transcript).toBe(true);
  await footbridge.startChat({ transcriptTo: 'ola@example.com' });
  expect(centre.network.requests('chat/start')[0]?.body).toMatchObject({
    transcriptRequired: true,
    emailAddress: 'ola@example.com',
  });
});

test('has no chat when the queue is unknown', async () => {
  const centre = new TestCentre();
  const client = centre.client({ target: 'Nowhere' });
  expect(await codeOf(client.footbridge.startChat())).toBe('unknown-target');
  expect(client.footbridge.snapshot.chat).toBeUndefined();
  expect(await codeOf(client.footbridge.startChat())).toBe('unknown-target');
});

test('does not ask for a chat that the server does not allow', async () => {
  const centre = new TestCentre({ parameters: { ChatAccessControl: 3 } });
  const { footbridge } = centre.client();
  expect(await codeOf(footbridge.startChat({ name: 'Ann', password: 'secret' }))).toBe('not-allowed');
  expect(centre.network.requests('chat/start')).toEqual([]);
});

test('refuses a second chat while one is open', async () => {
  const { footbridge } = await openChat();
  expect(await codeOf(footbridge.startChat())).toBe('refused');
});

test('starts one chat, however often the click is repeated', async () => {
  const centre = new TestCentre();
  const { footbridge } = centre.client();
  const results = await Promise.all([codeOf(footbridge.startChat()), codeOf(footbridge.startChat())]);
  expect(results.toSorted()).toEqual(['refused', undefined]);
  expect(centre.network.requests('chat/start')).toHaveLength(1);
});

test('starts one chat even where the answer to the start is lost', async () => {
  const centre = new TestCentre();
  await centre.agent({ command: 'signIn' });
  centre.network.disturbNext('chat/start', 'answerLost');
  const { footbridge } = centre.client();
  const started = footbridge.startChat();
  await centre.clock.advance(12_000);
  await started;
  expect(centre.network.requests('chat/start')).toHaveLength(2);
  expect((await centre.desk()).interactions).toHaveLength(1);
});

test('does not repeat an ambiguous start where that could make two chats', async () => {
  const centre = new TestCentre({ extensions: { clientToken: false } });
  centre.network.disturbNext('chat/start', 'answerLost');
  const { footbridge } = centre.client();
  const failed = codeOf(footbridge.startChat());
  await centre.clock.advance(12_000);
  expect(await failed).toBe('unreachable');
  expect(centre.network.requests('chat/start').map(({ body }) => body.clientToken)).toEqual(['deprecated']);
});

test.each([true, false])('starts at the other server when the first stands by (tokens: %s)', async (clientToken) => {
  const centre = new TestCentre({ pair: true, extensions: { clientToken } });
  await centre.agent({ command: 'signIn' });
  const client = centre.client();
  await client.footbridge.connect();
  centre.a.kill();
  centre.network.disturb(({ server }) => (server === 'a' ? 503 : undefined));
  await centre.clock.advance(4_000);
  await client.footbridge.startChat();
  expect(client.chat.status).toBe('open');
  expect(centre.network.requests('chat/start').map(({ server }) => server)).toEqual(['a', 'b']);
});

test('leaves for good: nothing is asked after the end', async () => {
  const { centre, client, footbridge } = await openChat();
  const left = footbridge.leave();
  expect(client.chat.status).toBe('leaving');
  await left;
  expect(client.chat).toMatchObject({ status: 'ended', endReason: 'visitor' });
  expect((await centre.desk()).interactions[0]?.state ?? 'ended').toBe('ended');
  const sent = centre.network.sent.length;
  await centre.clock.advance(120_000);
  expect(centre.network.sent).toHaveLength(sent);
  expect(centre.network.requests('chat/exit')).toHaveLength(1);
  expect(client.newsOf('chatEnded')).toEqual([{ type: 'chatEnded', reason: 'visitor', interactionId: '2001880050' }]);
});

test('is over for the visitor who leaves even when no server answers', async () => {
  const { centre, client, footbridge } = await openChat({ pair: true });
  centre.network.disturb(() => 'requestLost');
  const left = footbridge.leave();
  await centre.clock.advance(24_000);
  await left;
  expect(client.chat).toMatchObject({ status: 'ended', endReason: 'visitor' });
  expect(centre.network.requests('chat/exit').map(({ server }) => server)).toEqual(['a', 'b']);
});

test('leaves a chat that is only starting as soon as it can', async () => {
  const centre = new TestCentre();
  await centre.agent({ command: 'signIn' });
  const client = centre.client();
  await client.footbridge.connect();
  const started = client.footbridge.startChat();
  const left = client.footbridge.leave();
  await Promise.all([started, left]);
  expect(client.chat.status).toBe('ended');
  expect(centre.network.requests('chat/exit')).toHaveLength(1);
});

test('can start anew after the end, and forget the chat', async () => {
  const { client, footbridge } = await openChat();
  await footbridge.leave();
  footbridge.reset();
  expect(footbridge.snapshot.chat).toBeUndefined();
  await footbridge.startChat();
  expect(client.chat.status).toBe('open');
  footbridge.reset();
  expect(client.chat.status).toBe('open');
});

test('ends when the agent ends it', async () => {
  const { centre, client } = await openChat();
  const { interactions } = await centre.desk();
  await centre.agent({ command: 'disconnect', interactionId: interactions[0]?.interactionId ?? '' });
  await centre.clock.advance(2_000);
  expect(client.chat).toMatchObject({ status: 'ended', endReason: 'agent' });
  expect(client.newsOf('partyLeft')).toHaveLength(0);
});

test('ends as gone when the server gave the visitor up', async () => {
  const { centre, client } = await openChat();
  const heal = centre.network.disturb(() => 'requestLost');
  await centre.clock.advance(100_000);
  heal();
  await centre.clock.advance(40_000);
  expect(client.chat).toMatchObject({ status: 'ended', endReason: 'gone' });
});

test('throws where there is no chat to send to', async () => {
  const centre = new TestCentre();
  const { footbridge } = centre.client();
  expect(() => footbridge.send('Hello?')).toThrow(expect.objectContaining({ code: 'no-chat' }));
  await expect(footbridge.leave()).resolves.toBeUndefined();
});

test('replaces the snapshot only when there is something to see', async () => {
  const { centre, footbridge } = await openChat();
  await centre.clock.advance(4_000);
  let changes = 0;
  footbridge.subscribe(() => (changes += 1));
  const { snapshot } = footbridge;
  await centre.clock.advance(20_000);
  expect(changes).toBe(0);
  expect(footbridge.snapshot).toBe(snapshot);
});

test('goes on when a listener throws, and lets the page know', async () => {
  const { centre, client, footbridge } = await openChat();
  const caught: unknown[] = [];
  const catchIt = (error: unknown) => caught.push(error);
  const former = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', catchIt);
  const stop = footbridge.subscribe(() => {
    throw new Error('a mistake of the page');
  });
  footbridge.send('Hello');
  await centre.clock.advance(0);
  await settle();
  stop();
  process.removeListener('uncaughtException', catchIt);
  former.forEach((listener) => process.on('uncaughtException', listener));
  expect(client.ownLines).toEqual(['Hello (sent)']);
  expect(caught.length).toBeGreaterThan(0);
});

test('disposed of, it leaves no timer, no request and no answer behind', async () => {
  const { centre, client, footbridge } = await openChat();
  const own = centre.clock.pendingTimers;
  centre.network.disturb(() => 'requestLost');
  await centre.clock.advance(2_000);
  const lines = client.lines;
  footbridge.dispose();
  await settle();
  const sent = centre.network.sent.length;
  expect(centre.clock.pendingTimers).toBeLessThan(own);
  await centre.clock.advance(60_000);
  expect(centre.network.sent).toHaveLength(sent);
  expect(client.lines).toEqual(lines);
  expect(await codeOf(footbridge.startChat())).toBe('disposed');
  expect(await codeOf(footbridge.connect())).toBe('disposed');
});

test('disposed of while it connects or starts, it says so', async () => {
  const centre = new TestCentre();
  centre.network.disturb(({ what }) => (what === 'chat/start' ? 'requestLost' : undefined));
  const one = centre.client().footbridge;
  const connecting = codeOf(one.connect());
  one.dispose();
  expect(await connecting).toBe('disposed');
  const other = centre.client().footbridge;
  await other.connect();
  const starting = codeOf(other.startChat());
  await settle();
  other.dispose();
  expect(await starting).toBe('disposed');
});

test('tells no secret to anybody', async () => {
  const { centre, client, footbridge, say } = await openChat({ pair: true });
  centre.network.disturbNext('chat/poll', 'html');
  centre.network.disturbNext('chat/sendMessage', 'answerCut');
  footbridge.send('Hello');
  await say('Hello');
  centre.a.kill();
  await centre.clock.advance(10_000);
  const guid = /[0-9a-f]{8}-[0-9a-f]{4}-|websvcs/i;
  expect(JSON.stringify([footbridge.snapshot, client.news])).not.toMatch(guid);
});

test('asks for a chat with the token it had when nobody answered, so that it does not become two', async () => {
  const centre = new TestCentre();
  await centre.agent({ command: 'signIn' });
  const { footbridge } = centre.client();
  const heal = centre.network.disturb(({ what }) => (what === 'chat/start' ? 'answerLost' : undefined));
  const lost = codeOf(footbridge.startChat({ name: 'Ann' }));
  await centre.clock.advance(60_000);
  expect(await lost).toBe('unreachable');
  heal();
  await footbridge.startChat({ name: 'Ann' });
  expect((await centre.desk()).interactions).toHaveLength(1);
  const tokens = centre.network.requests('chat/start').map(({ body }) => body.clientToken);
  expect(new Set(tokens).size).toBe(1);
});

test('takes a new token for another chat', async () => {
  const centre = new TestCentre();
  const { footbridge } = centre.client();
  const heal = centre.network.disturb(({ what }) => (what === 'chat/start' ? 'answerLost' : undefined));
  const lost = codeOf(footbridge.startChat({ name: 'Ann' }));
  await centre.clock.advance(60_000);
  await lost;
  heal();
  await footbridge.startChat({ name: 'Bob' });
  await footbridge.leave();
  await footbridge.startChat({ name: 'Bob' });
  const tokens = centre.network.requests('chat/start').map(({ body }) => body.clientToken);
  expect(new Set(tokens).size).toBe(3);
});

test('does not take the page of somebody else for the end of the chat', async () => {
  const { centre, footbridge } = await openChat();
  centre.network.disturbNext('chat/exit', 'html');
  await footbridge.leave();
  expect(centre.network.requests('chat/exit')).toHaveLength(2);
  expect((await centre.desk()).interactions[0]?.state).toBe('ended');
});

test('shows one and the same moment to everybody who is told of anything', async () => {
  const { centre, client, footbridge, say } = await openChat({ pair: true, extensions: { ack: false } });
  const link = linkOf(footbridge);
  let mixed = 0;
  const look = () => {
    if (link.chat()?.conversation.entries !== client.chat.entries) mixed += 1;
  };
  footbridge.subscribe(look);
  footbridge.on('serverSwitched', look);
  centre.a.kill();
  await centre.clock.advance(3_500);
  await say('Told with the news of the other server');
  await centre.clock.advance(10_000);
  expect(client.lines).toContain('agent: Told with the news of the other server');
  expect(client.newsOf('serverSwitched')).toHaveLength(1);
  expect(mixed).toBe(0);
});

test('says in five ways why a chat is over', async () => {
  const idling = { parameters: { EnableIdleTimeout: 1, PartyIdleTime: 60, PartyIdleGraceTime: 30 } };
  const reasonOf = async (end: (chat: Awaited<ReturnType<typeof openChat>>) => Promise<void>, bridge: object = {}) => {
    const chat = await openChat(bridge);
    await end(chat);
    return chat.client.newsOf('chatEnded');
  };
  const ended = (reason: string) => [{ type: 'chatEnded', reason, interactionId: '2001880050' }];
  const disconnect = async (centre: TestCentre) => {
    const { interactions } = await centre.desk();
    const interactionId = interactions.at(-1)?.interactionId ?? '';
    await centre.agent({ command: 'disconnect', interactionId });
    await centre.clock.advance(2_000);
  };
  expect(await reasonOf(async ({ footbridge }) => footbridge.leave())).toEqual(ended('visitor'));
  expect(await reasonOf(async ({ centre }) => disconnect(centre))).toEqual(ended('agent'));
  expect(await reasonOf(async ({ centre }) => centre.clock.advance(120_000), idling)).toEqual(ended('idle'));
  const killed = async ({ centre }: Awaited<ReturnType<typeof openChat>>) => {
    centre.a.kill();
    await centre.clock.advance(310_000);
  };
  expect(await reasonOf(killed)).toEqual(ended('failure'));

  const centre = new TestCentre({ operatorKey: 'the-key-of-the-operators' });
  await centre.agent({ command: 'signIn' });
  const { footbridge } = centre.client();
  await footbridge.startChat({ name: 'Ann' });
  const interactionId = (await centre.desk()).interactions[0]?.interactionId ?? '';
  await centre.a.bridge.fetchPrivate(
    new Request(`http://127.0.0.1/ops/end`, {
      method: 'POST',
      headers: { authorization: 'Bearer the-key-of-the-operators' },
      body: JSON.stringify({ interactionId }),
    }),
  );
  await centre.clock.advance(2_000);
  expect(footbridge.snapshot.chat?.endReason).toBe('refused');
});
