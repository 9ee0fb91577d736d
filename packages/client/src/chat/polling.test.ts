import { describe, expect, test } from 'vitest';
import type { FootbridgeOptions } from '../options.js';
import { openChat } from '../testing/test-centre.js';

const LIVENESS_MS = 25_000;

const openHeldChat = async (bridge: Parameters<typeof openChat>[0] = {}, options: Partial<FootbridgeOptions> = {}) => {
  const chat = await openChat(bridge, { livenessIntervalMs: LIVENESS_MS, ...options });
  await chat.centre.clock.advance(3_000);
  return { ...chat, polls: () => chat.centre.network.requests('chat/poll') };
};

describe('a poll that the server holds', () => {
  test('brings what an agent says at once', async () => {
    const { centre, client, say } = await openHeldChat();
    await say('Hello');
    await centre.clock.advance(0);
    expect(client.lines.at(-1)).toBe('agent: Hello');
    await centre.clock.advance(300);
    await say('How are you?');
    await centre.clock.advance(0);
    expect(client.lines.at(-1)).toBe('agent: How are you?');
  });

  test('costs fewer than three requests a minute while nobody says anything', async () => {
    const { centre } = await openHeldChat();
    const from = centre.network.sent.length;
    await centre.clock.advance(600_000);
    expect(centre.network.sent.length - from).toBeLessThan(30);
    expect(centre.network.sent.length - from).toBeGreaterThan(20);
  });

  test('is not asked for where it is not announced, nor where events are not acknowledged, nor where it is unwanted', async () => {
    for (const [extensions, livenessIntervalMs] of [
      [{ hold: false }, LIVENESS_MS],
      [{ ack: false }, LIVENESS_MS],
      [{}, 0],
    ] as const) {
      const { centre, polls } = await openHeldChat({ extensions }, { livenessIntervalMs });
      await centre.clock.advance(10_000);
      expect(polls().every(({ holdMs }) => holdMs === undefined)).toBe(true);
      expect(polls().length).toBeGreaterThan(6);
    }
  });

  test('never follows another within 250 ms, however busy the agent is', async () => {
    const { centre, client, polls, say } = await openHeldChat();
    const from = polls().length;
    for (let line = 1; line <= 40; line += 1) {
      await say(`line ${line}`);
      await centre.clock.advance(25);
    }
    const sentAtMs = polls()
      .slice(from)
      .map(({ atMs }) => atMs);
    expect(sentAtMs.slice(1).every((atMs, index) => atMs - (sentAtMs[index] ?? 0) >= 250)).toBe(true);
    await centre.clock.advance(250);
    expect(client.lines.at(-1)).toBe('agent: line 40');
  });

  test('that is sent away by a newer one leaves the next to the server, so that two pages cannot spin', async () => {
    const { centre, polls } = await openHeldChat();
    const from = polls().length;
    const real = centre.a.bridge;
    centre.network.serve('a', async ({ url }) => {
      const empty = { pollWaitSuggestion: 2_000, events: [], status: { type: 'success' }, cfgVer: 1 };
      return url.includes('poll') ? Response.json({ chat: empty }) : real.fetch(new Request(url));
    });
    await centre.clock.advance(60_000);
    expect(polls().length - from).toBeLessThan(35);
  });

  test('is waited for as long as it may be held and a request may take', async () => {
    const { centre, client, polls } = await openHeldChat();
    const from = polls().length;
    await centre.clock.advance(LIVENESS_MS);
    const heal = centre.network.disturb(() => 'requestLost');
    await centre.clock.advance(LIVENESS_MS);
    expect(polls().slice(from)).toHaveLength(2);
    heal();
    await centre.clock.advance(LIVENESS_MS + 12_000);
    expect(client.chat.connection).toBe('connected');
    expect(client.newsOf('connectionLost')).toHaveLength(0);
  });

  test('that is cut by a clean shutdown leads to the other server within half a second', async () => {
    const { centre, client, say } = await openHeldChat({ pair: true });
    centre.a.bridge.dispose();
    const lostAtMs = centre.clock.monotonic();
    await centre.clock.advance(4_000);
    const resumed = centre.network.requests('chat/poll').find(({ server }) => server === 'b');
    expect(resumed?.holdMs).toBeUndefined();
    expect((resumed?.atMs ?? Infinity) - lostAtMs).toBeLessThanOrEqual(500);
    await say('Here we are again');
    await centre.clock.advance(300);
    expect(client.lines.at(-1)).toBe('agent: Here we are again');
    expect(centre.network.requests('chat/poll').at(-1)?.holdMs).toBe(LIVENESS_MS);
  });
});

test('a message whose arrival is in doubt does not wait for polls that are held', async () => {
  const { centre, client, footbridge } = await openHeldChat({ extensions: { messageId: false } });
  centre.network.disturbNext('chat/sendMessage', 'requestLost');
  footbridge.send('Was I heard?');
  footbridge.send('And now?');
  await centre.clock.advance(12_000);
  await centre.clock.advance(10_000);
  expect(client.ownLines).toEqual(['Was I heard? (unconfirmed)', 'And now? (sent)']);
  await centre.clock.advance(60_000);
  expect(centre.network.requests('chat/poll').at(-1)?.holdMs).toBe(LIVENESS_MS);
});

describe('polling now', () => {
  test('does not wait for the interval, and never asks twice within 250 ms', async () => {
    const { centre, client, footbridge, say } = await openChat();
    const polls = () => centre.network.requests('chat/poll').length;
    await centre.clock.advance(1_000);
    await say('Hello');
    const before = polls();
    footbridge.reconnectNow();
    footbridge.reconnectNow();
    await centre.clock.advance(0);
    footbridge.reconnectNow();
    await centre.clock.advance(249);
    expect(polls()).toBe(before + 1);
    expect(client.lines.at(-1)).toBe('agent: Hello');
  });

  test('drops a poll that may hang on a dead connection, where nothing can be lost by it', async () => {
    const { centre, client, footbridge, say } = await openHeldChat();
    let isDead = true;
    centre.network.disturb(({ what, holdMs }) =>
      what === 'chat/poll' && holdMs && isDead ? 'requestLost' : undefined,
    );
    await say('Hello');
    await centre.clock.advance(1_000);
    isDead = false;
    await say('Are you there?');
    await centre.clock.advance(1_000);
    expect(client.lines.at(-1)).not.toBe('agent: Are you there?');
    footbridge.reconnectNow();
    await centre.clock.advance(0);
    expect(client.lines.at(-1)).toBe('agent: Are you there?');
  });

  test('waits for the poll under way where its answer is the only copy', async () => {
    const { centre, client, footbridge, say } = await openChat({ extensions: { ack: false } });
    await centre.clock.advance(1_999);
    await say('Only once');
    centre.network.disturbNext('chat/poll', { delayMs: 5_000 });
    await centre.clock.advance(1_000);
    footbridge.reconnectNow();
    await centre.clock.advance(5_000);
    expect(client.lines.at(-1)).toBe('agent: Only once');
  });

  test('does not disregard a server that asked for patience', async () => {
    const { centre, footbridge } = await openChat();
    const polls = () => centre.network.requests('chat/poll').length;
    centre.network.disturbNext('chat/poll', { status: 429, retryAfter: '30' });
    await centre.clock.advance(2_000);
    const before = polls();
    footbridge.reconnectNow();
    await centre.clock.advance(25_000);
    expect(polls()).toBe(before);
    await centre.clock.advance(6_000);
    expect(polls()).toBe(before + 1);
  });
});

describe('an answer that is lost where nothing is acknowledged', () => {
  const plain = { extensions: { ack: false } };

  test('leaves a mark 5 s after the next one has come', async () => {
    const { centre, client, say } = await openChat(plain);
    await say('line 1');
    centre.network.disturbNext('chat/poll', 'answerLost');
    await centre.clock.advance(15_000);
    await say('line 2');
    await centre.clock.advance(2_000);
    expect(client.lines.at(-1)).toBe('agent: line 2');
    await centre.clock.advance(5_000);
    expect(client.lines.slice(-2)).toEqual(['agent: line 2', 'system: gap']);
    await centre.clock.advance(60_000);
    expect(client.lines.filter((line) => line === 'system: gap')).toHaveLength(1);
  });

  test('leaves one before the chat ends, or is taken up elsewhere', async () => {
    const { centre, client, footbridge, say } = await openChat(plain);
    await say('line 1');
    centre.network.disturbNext('chat/poll', 'answerLost');
    await centre.clock.advance(15_000);
    await say('line 2');
    await centre.clock.advance(2_000);
    await footbridge.leave();
    expect(client.lines).toContain('system: gap');
  });
});
