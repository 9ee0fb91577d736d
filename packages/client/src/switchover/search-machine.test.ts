import { describe, expect, test } from 'vitest';
import { openChat, type TestClient } from '../testing/test-centre.js';

const plain = { extensions: { ack: false, messageId: false, clientToken: false } };
const statesOf = (client: TestClient) => [client.chat.status, client.chat.endReason, client.chat.connection];

describe('when the active server dies in the middle of a chat', () => {
  test.each([
    ['with', {}],
    ['without', plain],
  ])('the chat goes on at the other one, %s the extensions', async (_, options) => {
    const { centre, client, footbridge, say } = await openChat({ pair: true, ...options });
    footbridge.send('before');
    await say('before');
    await centre.clock.advance(2_000);
    centre.a.kill();
    footbridge.send('during');
    await centre.clock.advance(12_000);
    expect(statesOf(client)).toEqual(['open', undefined, 'connected']);
    await say('after');
    footbridge.send('after');
    await centre.clock.advance(3_000);
    expect(client.lines.filter((line) => line.startsWith('agent'))).toEqual(['agent: before', 'agent: after']);
    // Nobody can tell whether a message arrived at a server that died, unless messages have ids.
    const during = options === plain ? 'during (unconfirmed)' : 'during (sent)';
    expect(client.ownLines).toEqual(['before (sent)', during, 'after (sent)']);
    expect(client.newsOf('serverSwitched')).toHaveLength(1);
    expect(client.newsOf('connectionLost')).toHaveLength(1);
    expect(client.newsOf('connectionRestored')).toHaveLength(1);
    expect(client.newsOf('partyLeft')).toEqual([]);
    expect(client.newsOf('partyJoined')).toHaveLength(1);
  });

  test('nothing is shown when it takes less than a second', async () => {
    const { centre, client, footbridge } = await openChat({ pair: true });
    centre.a.bridge.dispose();
    await centre.clock.advance(900);
    footbridge.send('Hello');
    await centre.clock.advance(5_000);
    expect(client.ownLines).toEqual(['Hello (sent)']);
    expect(client.newsOf('connectionLost')).toEqual([]);
    expect(client.newsOf('serverSwitched')).toHaveLength(1);
  });

  test('every line shows once while both sides keep typing', async () => {
    const { centre, client, footbridge, say } = await openChat({ pair: true });
    const numbers = Array.from({ length: 30 }, (_, index) => index);
    for (const number of numbers) {
      if (number === 10) centre.a.kill();
      footbridge.send(`mine ${number}`);
      footbridge.typed();
      if (centre.active.role === 'active') await say(`yours ${number}`).catch(() => undefined);
      await centre.clock.advance(700);
    }
    await centre.clock.advance(15_000);
    expect(client.ownLines).toEqual(numbers.map((number) => `mine ${number} (sent)`));
    expect(await centre.visitorLines()).toEqual(numbers.map((number) => `mine ${number}`));
    const yours = client.lines.filter((line) => line.startsWith('agent'));
    expect(new Set(yours).size).toBe(yours.length);
    const { interactions } = await centre.desk();
    const lines = interactions[0]?.lines ?? [];
    expect(yours).toEqual(lines.filter(({ from }) => from === 'agent').map(({ text }) => `agent: ${text}`));
  });
});

describe('what a failed request means', () => {
  /** What is asked, and of whom, from the first fault to the second poll after it. */
  const sentAfter = async (fault: Parameters<TestCentreNetwork['disturbNext']>[1], times = 1) => {
    const { centre, client } = await openChat({ pair: true });
    await centre.clock.advance(1_999);
    const from = centre.network.sent.length;
    centre.network.disturbNext('chat/poll', fault, times);
    await centre.clock.advance(15_000);
    expect(statesOf(client)).toEqual(['open', undefined, 'connected']);
    return centre.network.sent.slice(from).map(({ server, what }) => `${server} ${what.replace('chat/', '')}`);
  };
  type TestCentreNetwork = Awaited<ReturnType<typeof openChat>>['centre']['network'];

  test.each(['refused', 'html', 'answerCut', 'redirect', 'requestLost', 500, 504] as const)(
    '%s once is mended by asking once more',
    async (fault) => {
      expect((await sentAfter(fault)).slice(0, 3)).toEqual(['a poll', 'a poll', 'a poll']);
    },
  );

  test.each(['refused', 'html', 'answerCut', 'redirect', 500, 501] as const)(
    '%s twice makes it ask the same server how it is',
    async (fault) => {
      expect((await sentAfter(fault, 2)).slice(0, 5)).toEqual([
        'a poll',
        'a poll',
        'a serverConfiguration',
        'a reconnect',
        'a poll',
      ]);
    },
  );

  test.each([502, 503])('%s makes it ask the other server at once, then this one', async (status) => {
    // B stands by and answers 503 by itself.
    expect((await sentAfter(status)).slice(0, 5)).toEqual([
      'a poll',
      'b serverConfiguration',
      'a serverConfiguration',
      'a reconnect',
      'a poll',
    ]);
  });

  test('429 makes it wait as long as it is told to', async () => {
    const { centre } = await openChat({ pair: true });
    await centre.clock.advance(1_999);
    const from = centre.network.sent.length;
    const startMs = centre.clock.monotonic();
    centre.network.disturbNext('chat/poll', { status: 429, retryAfter: '30' });
    await centre.clock.advance(31_000);
    const sent = centre.network.sent.slice(from);
    expect(sent.map(({ server, what }) => `${server} ${what}`)).toEqual(['a chat/poll', 'a chat/poll']);
    expect((sent[1]?.atMs ?? 0) - startMs).toBeGreaterThanOrEqual(30_000);
  });

  test.each([
    ['Mon, 05 Jan 2026 09:01:00 GMT', 20_000, 60_500],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 60_000, 60_500],
    ['soon', 5_000, 6_000],
    ['-5', 5_000, 6_000],
  ])('429 with "%s" is a wait within reason', async (retryAfter, leastMs, mostMs) => {
    const { centre } = await openChat();
    await centre.clock.advance(1_999);
    const from = centre.network.requests('chat/poll').length;
    centre.network.disturbNext('chat/poll', { status: 429, retryAfter });
    await centre.clock.advance(70_000);
    const [first, second] = centre.network.requests('chat/poll').slice(from);
    const waitedMs = (second?.atMs ?? 0) - (first?.atMs ?? 0);
    expect(waitedMs).toBeGreaterThanOrEqual(leastMs);
    expect(waitedMs).toBeLessThanOrEqual(mostMs);
  });

  test('404 three times counts as not knowing the chat', async () => {
    const { centre, client } = await openChat();
    const from = centre.network.requests('chat/poll').length;
    centre.network.disturb(({ what }) => (what === 'chat/poll' ? 404 : undefined));
    await centre.clock.advance(10_000);
    expect(statesOf(client)).toEqual(['ended', 'failure', 'connected']);
    expect(centre.network.requests('chat/poll').slice(from)).toHaveLength(3);
    expect(centre.network.requests('chat/reconnect')).toHaveLength(1);
  });

  test('404 counts as often as it was said, and not for tries that ended otherwise', async () => {
    const { centre, client } = await openChat();
    const from = centre.network.requests('chat/poll').length;
    const faults = ['refused', 404] as const;
    let polls = 0;
    centre.network.disturb(({ what }) => (what === 'chat/poll' ? faults[polls++] : undefined));
    centre.network.disturbNext('chat/reconnect', 404);
    await centre.clock.advance(10_000);
    expect(statesOf(client)).toEqual(['open', undefined, 'connected']);
    expect(centre.network.requests('chat/reconnect')).toHaveLength(2);
    expect(centre.network.requests('chat/poll').length).toBeGreaterThan(from + 2);
  });

  test('404 once is nothing', async () => {
    expect((await sentAfter(404)).slice(0, 3)).toEqual(['a poll', 'a poll', 'a poll']);
  });

  test('a page of somebody else is reported, and polling goes on', async () => {
    const { centre, client, say } = await openChat();
    centre.network.disturbNext('chat/poll', 'html', 2);
    await say('Hello');
    await centre.clock.advance(4_000);
    expect(client.problems).toEqual(['unreadable-answer', 'unreadable-answer']);
    expect(client.lines.at(-1)).toBe('agent: Hello');
  });
});

describe('a chat is lost', () => {
  const unknown = (request: { url: string }) =>
    request.url.includes('serverConfiguration')
      ? Response.json([{ serverConfiguration: { cfgVer: 1, capabilities: { chat: ['reconnect'] } } }])
      : Response.json({
          chat: { status: { type: 'failure', reason: 'error.websvc.unknownEntity.session' }, pollWaitSuggestion: 500 },
        });

  test('at once when every server says that it does not know it', async () => {
    const { centre, client, footbridge } = await openChat({ pair: true });
    footbridge.send('kept');
    await centre.clock.advance(0);
    centre.network.serve('a', async (request) => unknown(request));
    centre.network.serve('b', async (request) => unknown(request));
    await centre.clock.advance(2_100);
    expect(statesOf(client)).toEqual(['ended', 'failure', 'connected']);
    expect(client.ownLines).toEqual(['kept (sent)']);
    const sent = centre.network.sent.length;
    await centre.clock.advance(60_000);
    expect(centre.network.sent).toHaveLength(sent);
  });

  test('after 60 s when one does not know it and the other cannot be reached', async () => {
    const { centre, client } = await openChat({ pair: true });
    centre.network.serve('a', async (request) => unknown(request));
    centre.b?.kill();
    await centre.clock.advance(2_000);
    await centre.clock.advance(59_000);
    expect(statesOf(client)).toEqual(['open', undefined, 'reconnecting']);
    await centre.clock.advance(1_000);
    expect(statesOf(client)).toEqual(['ended', 'failure', 'connected']);
  });

  test('not when the other one still knows it', async () => {
    const { centre, client } = await openChat({ pair: true });
    centre.a.kill();
    await centre.clock.advance(3_500);
    centre.network.serve('a', async (request) => unknown(request));
    await centre.clock.advance(10_000);
    expect(statesOf(client)).toEqual(['open', undefined, 'connected']);
  });

  test('after 5 minutes when none can be reached', async () => {
    const { centre, client } = await openChat({ pair: true });
    centre.network.disturb(() => 'refused');
    await centre.clock.advance(2_000);
    await centre.clock.advance(299_000);
    expect(statesOf(client)).toEqual(['open', undefined, 'reconnecting']);
    await centre.clock.advance(1_000);
    expect(statesOf(client)).toEqual(['ended', 'failure', 'connected']);
    expect(client.newsOf('chatEnded')).toEqual([{ type: 'chatEnded', reason: 'failure', interactionId: '2001880050' }]);
  });

  test('as late as the options say', async () => {
    const { centre, client } = await openChat({}, { unreachableDeadlineMs: 5_000 });
    centre.network.disturb(() => 'refused');
    await centre.clock.advance(7_100);
    expect(statesOf(client)).toEqual(['ended', 'failure', 'connected']);
  });
});

describe('a search', () => {
  test('sends at most three requests in its first second, and no storm after it', async () => {
    const draws = [0.1, 0.9, 0.5];
    let drawn = 0;
    const { centre } = await openChat({ pair: true }, { random: () => draws[drawn++ % draws.length] ?? 0 });
    await centre.clock.advance(1_999);
    const from = centre.network.sent.length;
    centre.network.disturb(() => 'refused');
    await centre.clock.advance(1_000);
    const asked = () => centre.network.sent.slice(from).map(({ server, what }) => `${server} ${what}`);
    // After the poll that failed: its repeat, and one question to each server.
    expect(asked()).toEqual(['a chat/poll', 'a chat/poll', 'a serverConfiguration', 'b serverConfiguration']);
    await centre.clock.advance(60_000);
    expect(asked().length).toBeLessThan(45);
  });

  test('leaves a server alone that asks for patience, and asks the other meanwhile', async () => {
    const { centre, client } = await openChat({ pair: true }, { random: () => 0.2 });
    await centre.clock.advance(1_999);
    const from = centre.network.sent.length;
    centre.network.disturb(({ server, what }) => {
      if (server === 'b') return 'refused';
      return what === 'chat/poll' ? 503 : { status: 429, retryAfter: '20' };
    });
    await centre.clock.advance(18_000);
    const asked = (server: string) =>
      centre.network.sent
        .slice(from)
        .filter((request) => request.server === server && request.what === 'serverConfiguration').length;
    expect(asked('a')).toBeLessThanOrEqual(1);
    expect(asked('b')).toBeGreaterThan(5);
    expect(statesOf(client)).toEqual(['open', undefined, 'reconnecting']);
  });

  test('takes a server that refuses to go on three times for one that does not know the chat', async () => {
    const { centre, client } = await openChat();
    centre.network.disturb(({ what }) => (what === 'chat/reconnect' ? 403 : undefined));
    centre.network.disturbNext('chat/poll', 503);
    await centre.clock.advance(10_000);
    expect(centre.network.requests('chat/reconnect')).toHaveLength(3);
    expect(statesOf(client)).toEqual(['ended', 'failure', 'connected']);
  });

  test('begins its deadlines anew when the device has slept', async () => {
    const { centre, client, footbridge } = await openChat({}, { unreachableDeadlineMs: 45_000 });
    const heal = centre.network.disturb(() => 'refused');
    await centre.clock.advance(40_000);
    footbridge.wake();
    await centre.clock.advance(40_000);
    expect(statesOf(client)).toEqual(['open', undefined, 'reconnecting']);
    heal();
    footbridge.wake();
    await centre.clock.advance(0);
    expect(statesOf(client)).toEqual(['open', undefined, 'connected']);
  });

  test('takes the times that it is given', async () => {
    const { centre } = await openChat({}, { requestTimeoutMs: 1_000, reconnectIntervalMs: 4_000, random: () => 0.5 });
    await centre.clock.advance(1_999);
    const from = centre.network.sent.length;
    const startMs = centre.clock.monotonic();
    centre.network.disturb(() => 'requestLost');
    await centre.clock.advance(10_000);
    const sent = centre.network.sent.slice(from);
    // A poll and its repeat, then the server's health after half of 4 s, each time; each is waited for for 1 s.
    expect(sent.map(({ what, atMs }) => [what, atMs - startMs - 1])).toEqual([
      ['chat/poll', 0],
      ['chat/poll', 1_000],
      ['serverConfiguration', 2_000],
      ['serverConfiguration', 5_000],
      ['serverConfiguration', 8_000],
    ]);
  });

  test('rests longer and longer, at most 30 s', async () => {
    const { centre } = await openChat({}, { random: () => 0.999 });
    centre.network.disturb(() => 'refused');
    await centre.clock.advance(290_000);
    const atMs = centre.network.requests('serverConfiguration').map((request) => request.atMs);
    const pausesMs = atMs.slice(2).map((time, index) => time - (atMs[index + 1] ?? 0));
    expect(pausesMs.every((pause, index) => pause >= (pausesMs[index - 1] ?? 0) - 1)).toBe(true);
    expect(pausesMs.at(-1)).toBeGreaterThan(29_000);
    expect(pausesMs.at(-1)).toBeLessThanOrEqual(30_000);
  });

  test('asks at once when the visitor wants it', async () => {
    const { centre, client, footbridge } = await openChat({}, { random: () => 0.999 });
    const heal = centre.network.disturb(() => 'refused');
    await centre.clock.advance(60_000);
    heal();
    footbridge.reconnectNow();
    await centre.clock.advance(0);
    expect(statesOf(client)).toEqual(['open', undefined, 'connected']);
  });

  test('rests while there is no network, and asks as soon as there is one', async () => {
    let isOnline = true;
    const listeners = new Set<() => void>();
    const online = {
      isOnline: () => isOnline,
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const { centre, client, footbridge } = await openChat({}, { online });
    isOnline = false;
    const heal = centre.network.disturb(() => 'refused');
    await centre.clock.advance(2_000);
    const sent = centre.network.sent.length;
    await centre.clock.advance(25_000);
    expect(centre.network.sent).toHaveLength(sent);
    isOnline = true;
    heal();
    listeners.forEach((listener) => listener());
    await centre.clock.advance(0);
    expect(statesOf(client)).toEqual(['open', undefined, 'connected']);
    footbridge.dispose();
    expect(listeners.size).toBe(0);
  });

  test('passes over a server that cannot take a chat up again', async () => {
    const { centre, client } = await openChat({ pair: true });
    centre.network.serve('b', async () =>
      Response.json([{ serverConfiguration: { cfgVer: 1, capabilities: { chat: ['start', 'poll'] } } }]),
    );
    centre.network.disturbNext('chat/poll', 503);
    await centre.clock.advance(6_000);
    expect(statesOf(client)).toEqual(['open', undefined, 'connected']);
    expect(client.newsOf('serverSwitched')).toEqual([]);
    expect(centre.network.requests('chat/reconnect').map(({ server }) => server)).toEqual(['a']);
  });

  test('finds a server on a network on which every answer takes three seconds', async () => {
    const { centre, client } = await openChat();
    centre.network.disturbNext('chat/poll', 'refused', 2);
    centre.network.disturb(() => ({ delayMs: 3_000 }));
    await centre.clock.advance(30_000);
    expect(statesOf(client)).toEqual(['open', undefined, 'connected']);
  });

  test('does not hammer a server that is well in general and fails every poll', async () => {
    const { centre } = await openChat();
    centre.network.disturb(({ what }) => (what === 'chat/poll' ? 500 : undefined));
    const from = centre.network.sent.length;
    await centre.clock.advance(60_000);
    expect(centre.network.sent.length - from).toBeLessThan(60);
  });

  test('shows that it is reconnecting after a second of trouble, and not before', async () => {
    const { centre, client } = await openChat();
    await centre.clock.advance(1_999);
    const heal = centre.network.disturb(() => 'refused');
    await centre.clock.advance(1_000);
    expect(client.chat.connection).toBe('connected');
    await centre.clock.advance(2);
    expect(client.chat.connection).toBe('reconnecting');
    heal();
    await centre.clock.advance(5_000);
    expect(client.chat.connection).toBe('connected');
    expect(client.newsOf('connectionRestored')).toHaveLength(1);
  });
});

test('adopts a new id and a numbering that begins anew, and repeats nothing', async () => {
  const { centre, client, say } = await openChat();
  await say('before');
  await centre.clock.advance(2_000);
  const real = centre.a.bridge;
  const event = (sequenceNumber: number, fields: object) => ({ sequenceNumber, participantID: 'x', ...fields });
  const answer = (fields: object) =>
    Response.json({ chat: { pollWaitSuggestion: 500, events: [], ...fields, status: { type: 'success' } } });
  let polls = 0;
  centre.network.serve('a', async (request) => {
    if (request.url.includes('serverConfiguration')) return real.fetch(request);
    if (request.url.includes('reconnect')) return answer({ participantID: 'a-new-one' });
    if (!request.url.includes('poll/a-new-one')) return new Response('', { status: 503 });
    polls += 1;
    const text = event(0, { type: 'text', participantType: 'Agent', value: 'after', contentType: 'text/plain' });
    return answer({ events: polls === 1 ? [text] : [] });
  });
  await centre.clock.advance(5_000);
  expect(client.lines.slice(-2)).toEqual(['agent: before', 'agent: after']);
});
