import { describe, expect, test } from 'vitest';
import { openChat, TestCentre } from '../testing/test-centre.js';

const plain = { extensions: { ack: false, messageId: false, clientToken: false } };

describe('polling', () => {
  test('asks again after the wait the server suggests, and never twice at once', async () => {
    const { centre } = await openChat();
    const before = centre.network.requests('chat/poll').length;
    centre.network.disturbNext('chat/poll', { delayMs: 7_000 });
    await centre.clock.advance(1_000);
    await centre.clock.advance(1_000);
    expect(centre.network.requests('chat/poll')).toHaveLength(before + 1);
    await centre.clock.advance(6_900);
    expect(centre.network.requests('chat/poll')).toHaveLength(before + 1);
    await centre.clock.advance(2_100);
    expect(centre.network.requests('chat/poll')).toHaveLength(before + 2);
  });

  test.each([
    [0, 250],
    [-1, 250],
    ['1000', 1_000],
    [1e9, 60_000],
    [undefined, 500],
    ['soon', 500],
  ])('makes a sensible wait of the suggestion %s', async (suggestion, waitMs) => {
    const centre = new TestCentre();
    const { footbridge } = centre.client();
    const chat = { pollWaitSuggestion: suggestion, events: [], status: { type: 'success' } };
    centre.network.serve('a', async ({ url }) => {
      if (url.endsWith('serverConfiguration')) {
        const capabilities = { chat: ['start', 'supportAuthenticationAnonymous', 'poll'] };
        return Response.json([{ serverConfiguration: { cfgVer: 1, capabilities } }]);
      }
      return Response.json({ chat: { ...chat, participantID: 'p', chatID: 'c' } });
    });
    await footbridge.startChat();
    await centre.clock.advance(0);
    await centre.clock.advance(waitMs - 1);
    expect(centre.network.requests('chat/poll')).toHaveLength(1);
    await centre.clock.advance(1);
    expect(centre.network.requests('chat/poll')).toHaveLength(2);
  });

  test('acknowledges what it has taken in, beginning with nothing', async () => {
    const { centre, footbridge } = await openChat();
    const acks = () => centre.network.sent.filter(({ what }) => /chat\/(poll|send)/.test(what)).map(({ ack }) => ack);
    expect(acks()[0]).toBe(-1);
    const last = acks().at(-1) ?? 0;
    expect(last).toBeGreaterThan(3);
    footbridge.send('Hello');
    await centre.clock.advance(2_000);
    expect(acks().slice(-2)).toEqual([acks().at(-2), (acks().at(-2) ?? 0) + 1]);
  });

  test('acknowledges nothing where that is not announced', async () => {
    const { centre, footbridge } = await openChat(plain);
    footbridge.send('Hello');
    await centre.clock.advance(2_000);
    expect(centre.network.sent.every(({ ack }) => ack === undefined)).toBe(true);
  });

  test('loses nothing when answers are lost, where it can acknowledge', async () => {
    const { centre, client, say } = await openChat();
    for (let line = 1; line <= 5; line += 1) {
      await say(`line ${line}`);
      if (line % 2) centre.network.disturbNext('chat/poll', 'answerLost', 1);
      await centre.clock.advance(16_000);
    }
    expect(client.lines.slice(-5)).toEqual([1, 2, 3, 4, 5].map((line) => `agent: line ${line}`));
    expect(client.chat.connection).toBe('connected');
  });

  test('goes on after lost answers where it cannot, and shows the rest once', async () => {
    const { centre, client, say } = await openChat(plain);
    await say('line 1');
    centre.network.disturbNext('chat/poll', 'answerLost');
    await centre.clock.advance(20_000);
    await say('line 2');
    await centre.clock.advance(2_000);
    expect(client.lines.filter((line) => line.startsWith('agent'))).toEqual(['agent: line 2']);
  });

  test('skips an event it does not know, reports it, and takes the rest', async () => {
    const { centre, client, say } = await openChat();
    const real = centre.a.bridge;
    centre.network.serve('a', async (request) => {
      const text = await (await real.fetch(request)).text();
      return new Response(text.replaceAll('"type":"url"', '"type":"hologram"'));
    });
    const { interactions } = await centre.desk();
    const interactionId = interactions[0]?.interactionId ?? '';
    await say('before');
    await centre.agent({ command: 'sendUrl', interactionId, text: 'https://example.com' });
    await say('after');
    await centre.clock.advance(2_000);
    expect(client.lines.slice(-2)).toEqual(['agent: before', 'agent: after']);
    expect(client.problems).toEqual(['unreadable-answer']);
    // The one that was skipped is acknowledged too, or it would come for ever.
    await centre.agent({ command: 'sendUrl', interactionId, text: 'https://example.com' });
    await centre.clock.advance(10_000);
    expect(client.problems).toHaveLength(2);
  });

  test('reads the configuration again when an answer says that it has changed', async () => {
    const { centre } = await openChat();
    const real = centre.a.bridge;
    centre.network.serve('a', async (request) => {
      const text = await (await real.fetch(request)).text();
      return new Response(text.replace(/"cfgVer":\d+/, '"cfgVer":9'));
    });
    await centre.clock.advance(10_000);
    expect(centre.network.requests('serverConfiguration')).toHaveLength(2);
  });

  test('asks about an agent once, and goes on without an answer', async () => {
    const { centre, client } = await openChat();
    await centre.clock.advance(10_000);
    expect(centre.network.requests('partyInfo')).toHaveLength(1);
    expect(client.problems).toEqual([]);
  });
});

describe('sending', () => {
  test('delivers in order, one after the other', async () => {
    const { centre, client, footbridge } = await openChat();
    centre.network.disturbNext('chat/sendMessage', { delayMs: 3_000 });
    for (const text of ['one', 'two', 'three']) footbridge.send(text);
    await centre.clock.advance(1_000);
    expect(centre.network.requests('chat/sendMessage')).toHaveLength(1);
    await centre.clock.advance(5_000);
    expect(await centre.visitorLines()).toEqual(['one', 'two', 'three']);
    expect(client.ownLines).toEqual(['one (sent)', 'two (sent)', 'three (sent)']);
  });

  test('keeps 200 messages each way in order', async () => {
    const { centre, client, footbridge, say } = await openChat();
    const numbers = Array.from({ length: 200 }, (_, index) => index + 1);
    for (const number of numbers) {
      footbridge.send(`mine ${number}`);
      await say(`yours ${number}`);
      if (number % 20 === 0) await centre.clock.advance(12_000);
    }
    await centre.clock.advance(20_000);
    expect(client.ownLines).toEqual(numbers.map((number) => `mine ${number} (sent)`));
    expect(client.lines.filter((line) => line.startsWith('agent'))).toEqual(
      numbers.map((number) => `agent: yours ${number}`),
    );
    expect(await centre.visitorLines()).toEqual(numbers.map((number) => `mine ${number}`));
  });

  test('ignores blank text', async () => {
    const { client, footbridge } = await openChat();
    footbridge.send(' \n ');
    expect(client.ownLines).toEqual([]);
  });

  test("keeps the visitor's text when the server refuses it, and goes on with the next", async () => {
    const { centre, client, footbridge } = await openChat({ parameters: { MaxMessageLength: 10 } });
    footbridge.send('much too long a text');
    footbridge.send('short');
    await centre.clock.advance(0);
    expect(client.ownLines).toEqual(['much too long a text (failed)', 'short (sent)']);
    expect(client.problems).toEqual(['too-long']);
    expect(client.newsOf('messageFailed')).toHaveLength(1);
    footbridge.retry(client.chat.entries.find((entry) => entry.author.kind === 'visitor')?.key ?? '');
    expect(client.ownLines[0]).toBe('much too long a text (sending)');
    await centre.clock.advance(0);
    expect(client.ownLines[0]).toBe('much too long a text (failed)');
    const [first, , third] = centre.network.requests('chat/sendMessage').map(({ body }) => body.messageID);
    expect(third).not.toBe(first);
    footbridge.discard(client.chat.entries.find((entry) => entry.author.kind === 'visitor')?.key ?? '');
    expect(client.ownLines).toEqual(['short (sent)']);
  });

  test('discards nothing that is under way or delivered', async () => {
    const { centre, client, footbridge } = await openChat();
    footbridge.send('Hello');
    const key = client.chat.entries.at(-1)?.key ?? '';
    footbridge.discard(key);
    expect(client.ownLines).toEqual(['Hello (sending)']);
    await centre.clock.advance(0);
    footbridge.discard(key);
    footbridge.retry(key);
    await centre.clock.advance(0);
    expect(client.ownLines).toEqual(['Hello (sent)']);
    expect(centre.network.requests('chat/sendMessage')).toHaveLength(1);
  });

  test.each(['answerLost', 'answerCut', 'html', 504, 502] as const)(
    'says a message once when its request ends with %s and it can be told apart',
    async (fault) => {
      const { centre, client, footbridge } = await openChat();
      centre.network.disturbNext('chat/sendMessage', fault);
      footbridge.send('Hello');
      await centre.clock.advance(30_000);
      expect(client.ownLines).toEqual(['Hello (sent)']);
      expect(await centre.visitorLines()).toEqual(['Hello']);
      const ids = centre.network.requests('chat/sendMessage').map(({ body }) => body.messageID);
      expect(new Set(ids).size).toBe(1);
      expect(client.chat.connection).toBe('connected');
    },
  );

  test('never repeats a message that cannot be told apart, and finds its echo', async () => {
    const { centre, client, footbridge } = await openChat(plain);
    centre.network.disturbNext('chat/sendMessage', 'answerLost');
    const real = centre.a.bridge;
    // As a server that keeps its events until an answer has arrived.
    let drained = '';
    centre.network.serve('a', async (request) => {
      const answer = await (await real.fetch(request)).text();
      if (request.url.includes('sendMessage')) drained = /"events":\[(.*)\]/.exec(answer)?.[1] ?? '';
      if (!request.url.includes('poll') || !drained) return new Response(answer);
      const late = answer.replace('"events":[', `"events":[${drained}${answer.includes('"events":[]') ? '' : ','}`);
      drained = '';
      return new Response(late);
    });
    footbridge.send('Hello');
    await centre.clock.advance(40_000);
    expect(centre.network.requests('chat/sendMessage').map(({ body }) => body)).toEqual([
      { message: 'Hello', contentType: 'text/plain' },
    ]);
    expect(client.ownLines).toEqual(['Hello (sent)']);
  });

  test('goes on with the next where the visitor retries a message while another is in doubt', async () => {
    const { centre, client, footbridge } = await openChat(plain);
    centre.network.disturbNext('chat/sendMessage', 'requestLost');
    footbridge.send('first');
    await centre.clock.advance(40_000);
    expect(client.ownLines).toEqual(['first (unconfirmed)']);
    centre.network.disturbNext('chat/sendMessage', 'requestLost');
    footbridge.send('second');
    await centre.clock.advance(5_000);
    footbridge.retry(client.chat.entries.find((entry) => entry.author.kind === 'visitor')?.key ?? '');
    footbridge.send('third');
    await centre.clock.advance(120_000);
    expect(client.ownLines).toEqual(['first (sent)', 'second (unconfirmed)', 'third (sent)']);
    expect(await centre.visitorLines()).toEqual(['first', 'third']);
  });

  test('stays in doubt about a message that was served, whatever its repeats were told', async () => {
    const { centre, client, footbridge } = await openChat({ extensions: { ...plain.extensions, messageId: true } });
    const ends = ['answerLost', 503, 503, 503] as const;
    let sent = 0;
    centre.network.disturb(({ what }) => (what === 'chat/sendMessage' ? ends[sent++] : undefined));
    footbridge.send('Hello');
    await centre.clock.advance(120_000);
    expect(client.ownLines).toEqual(['Hello (unconfirmed)']);
    footbridge.retry(client.chat.entries.find((entry) => entry.author.kind === 'visitor')?.key ?? '');
    await centre.clock.advance(20_000);
    expect(client.ownLines).toEqual(['Hello (sent)']);
    expect(await centre.visitorLines()).toEqual(['Hello']);
  });

  test('leaves it to the visitor when no echo tells what became of a message', async () => {
    const { centre, client, footbridge } = await openChat(plain);
    centre.network.disturbNext('chat/sendMessage', 'requestLost');
    footbridge.send('one');
    footbridge.send('two');
    await centre.clock.advance(14_000);
    expect(client.ownLines).toEqual(['one (sending)', 'two (sending)']);
    await centre.clock.advance(10_000);
    expect(client.ownLines).toEqual(['one (unconfirmed)', 'two (sent)']);
    expect(centre.network.requests('chat/sendMessage').map(({ body }) => body.message)).toEqual(['one', 'two']);
    footbridge.retry(client.chat.entries.find((entry) => entry.author.kind === 'visitor')?.key ?? '');
    await centre.clock.advance(2_000);
    expect(client.ownLines).toEqual(['one (sent)', 'two (sent)']);
    expect(await centre.visitorLines()).toEqual(['two', 'one']);
  });

  test('gives up a message that a healthy server keeps denying, and keeps the chat', async () => {
    const { centre, client, footbridge } = await openChat();
    const heal = centre.network.disturb(({ what }) => (what === 'chat/sendMessage' ? 403 : undefined));
    footbridge.send("Robert'); DROP TABLE");
    await centre.clock.advance(60_000);
    expect(client.ownLines).toEqual(["Robert'); DROP TABLE (failed)"]);
    expect(client.chat.status).toBe('open');
    expect(centre.network.requests('chat/sendMessage').length).toBeLessThan(8);
    heal();
    footbridge.send('Hello');
    await centre.clock.advance(2_000);
    expect(client.ownLines.at(-1)).toBe('Hello (sent)');
  });

  test('says what became of messages when the chat ends before them', async () => {
    const { centre, client, footbridge } = await openChat();
    centre.network.disturb(({ what }) => (what === 'chat/sendMessage' ? 'requestLost' : undefined));
    footbridge.send('under way');
    footbridge.send('waiting');
    const { interactions } = await centre.desk();
    await centre.agent({ command: 'disconnect', interactionId: interactions[0]?.interactionId ?? '' });
    await centre.clock.advance(2_000);
    expect(client.ownLines).toEqual(['under way (unconfirmed)', 'waiting (failed)']);
  });
});

describe('typing', () => {
  const told = (centre: TestCentre) =>
    centre.network.requests('chat/setTypingState').map(({ atMs, body }) => [atMs, body.typingIndicator]);

  test('is told at the first key and taken back 3 s after the last', async () => {
    const { centre, footbridge } = await openChat();
    const startMs = centre.clock.monotonic();
    footbridge.typed();
    await centre.clock.advance(1_000);
    footbridge.typed();
    await centre.clock.advance(2_500);
    footbridge.typed();
    await centre.clock.advance(2_999);
    expect(told(centre)).toEqual([[startMs, true]]);
    expect((await centre.desk()).interactions[0]?.visitorTyping).toBe(true);
    await centre.clock.advance(1);
    expect(told(centre)).toEqual([
      [startMs, true],
      [startMs + 6_500, false],
    ]);
    footbridge.typed();
    await centre.clock.advance(0);
    expect(told(centre)).toHaveLength(3);
  });

  test('is told again by who goes on typing after a message', async () => {
    const { centre, footbridge } = await openChat();
    footbridge.typed();
    await centre.clock.advance(500);
    footbridge.send('first');
    await centre.clock.advance(500);
    expect((await centre.desk()).interactions[0]?.visitorTyping).toBe(false);
    footbridge.typed();
    await centre.clock.advance(500);
    expect((await centre.desk()).interactions[0]?.visitorTyping).toBe(true);
    await centre.clock.advance(3_000);
    expect((await centre.desk()).interactions[0]?.visitorTyping).toBe(false);
  });

  test('is taken back after trouble, for it may have been told', async () => {
    const { centre, footbridge } = await openChat();
    centre.network.disturbNext('chat/setTypingState', 503);
    footbridge.typed();
    await centre.clock.advance(100);
    footbridge.typed();
    await centre.clock.advance(3_000);
    expect(told(centre).map(([, typing]) => typing)).toEqual([true, false, true, false]);
    expect((await centre.desk()).interactions[0]?.visitorTyping).toBe(false);
  });

  test('of the agent is shown until they speak', async () => {
    const { centre, client, say } = await openChat();
    const { interactions } = await centre.desk();
    await centre.agent({ command: 'typing', interactionId: interactions[0]?.interactionId ?? '', typing: true });
    await centre.clock.advance(2_000);
    expect(client.chat.parties[1]).toMatchObject({ kind: 'agent', typing: true });
    await say('Done.');
    await centre.clock.advance(2_000);
    expect(client.chat.parties[1]?.typing).toBe(false);
  });
});
