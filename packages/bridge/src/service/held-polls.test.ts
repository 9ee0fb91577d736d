import { describe, expect, test } from 'vitest';
import { createMember } from '../testing/test-pair.js';
import { createMemoryStore } from '../store/memory-store.js';
import {
  Agent,
  ask,
  createTestBridge,
  sequences,
  states,
  texts,
  Visitor,
  type WireChat,
} from '../testing/test-bridge.js';
import type { BridgeOptions } from '../bridge.js';
import { settle, type VirtualClock } from '../testing/virtual-clock.js';

/** A poll under way: whether it has been answered, and with what. */
class HeldPoll {
  status: number | undefined;
  chat: WireChat | undefined;

  constructor(visitor: Visitor, ack: number, waitMs: number | string, init?: RequestInit) {
    const path = `chat/poll/${visitor.participantId}?ack=${ack}&wait=${waitMs}`;
    void ask(visitor.bridge, path, undefined, init).then(async (response) => {
      this.status = response.status;
      if (response.status === 200) this.chat = ((await response.json()) as { chat: WireChat }).chat;
    });
  }

  static async begin(visitor: Visitor, ack: number, waitMs: number | string = 20_000, init?: RequestInit) {
    const poll = new HeldPoll(visitor, ack, waitMs, init);
    await settle();
    return poll;
  }
}

/** A visitor and an agent in conversation; everything so far is acknowledged. */
async function createConversation(options: Omit<Partial<BridgeOptions>, 'clock'> = {}) {
  const { bridge, clock } = createTestBridge(options);
  const agent = await Agent.signIn(bridge);
  const visitor = await Visitor.start(bridge);
  const interactionId = await agent.pickUp();
  const last = sequences(await visitor.poll(-1)).at(-1) ?? -1;
  await visitor.poll(last);
  return { bridge, clock, agent, visitor, interactionId, last };
}

const say = (agent: Agent, interactionId: string, text: string) =>
  agent.do({ command: 'sendText', interactionId, text });

describe('a poll that may wait', () => {
  test('is answered with the event as soon as there is one', async () => {
    const { agent, visitor, interactionId, last } = await createConversation();
    const poll = await HeldPoll.begin(visitor, last);
    expect(poll.status).toBeUndefined();
    await say(agent, interactionId, 'Hello');
    await settle();
    expect(poll.chat && texts(poll.chat)).toEqual(['Hello']);
  });

  test('carries every event of the moment that ended it', async () => {
    const { agent, visitor, interactionId, last } = await createConversation();
    const poll = await HeldPoll.begin(visitor, last);
    await Promise.all([say(agent, interactionId, 'one'), say(agent, interactionId, 'two')]);
    await settle();
    expect(poll.chat && texts(poll.chat)).toEqual(['one', 'two']);
  });

  test('is answered at once where something waits already', async () => {
    const { agent, visitor, interactionId, last } = await createConversation();
    await say(agent, interactionId, 'Hello');
    const poll = await HeldPoll.begin(visitor, last);
    expect(poll.chat && texts(poll.chat)).toEqual(['Hello']);
  });

  test.each([
    ['the time it asked for', 7_000, {}, 7_000],
    ['the longest that is allowed', 60_000, {}, 25_000],
    ['the longest that an administrator allows', 60_000, { MaxPollHold: 3_000 }, 3_000],
  ])('is answered without events after %s', async (_, waitMs, parameters, heldForMs) => {
    const { clock, visitor, last } = await createConversation({ parameters });
    const poll = await HeldPoll.begin(visitor, last, waitMs);
    await clock.advance(heldForMs - 1);
    expect(poll.status).toBeUndefined();
    await clock.advance(1);
    expect(poll.chat).toMatchObject({ status: { type: 'success' }, events: [], pollWaitSuggestion: 2000 });
  });

  test('is answered at once with how the chat ends, and never held after that', async () => {
    const { agent, visitor, interactionId, last } = await createConversation();
    const poll = await HeldPoll.begin(visitor, last);
    await agent.do({ command: 'disconnect', interactionId });
    await settle();
    expect(poll.chat && states(poll.chat)).toEqual(['Agent Alicia Adams disconnected', 'WebUser Ann disconnected']);
    const end = poll.chat && sequences(poll.chat).at(-1);
    expect((await HeldPoll.begin(visitor, end ?? -1)).chat).toMatchObject({ events: [] });
  });

  test('keeps its visitor from being taken for gone', async () => {
    const { clock, agent, visitor, last } = await createConversation({
      parameters: { VisitorGoneTime: 5, MaxPollHold: 60_000 },
    });
    await HeldPoll.begin(visitor, last, 60_000);
    await clock.advance(63_000);
    expect((await agent.desk()).interactions).toMatchObject([{ state: 'connected' }]);
    await clock.advance(3_000);
    expect((await agent.desk()).interactions).toMatchObject([{ endReason: 'gone' }]);
  });
});

describe('a poll is not held', () => {
  test.each([
    ['without a cursor', 'poll', {}],
    ['when holding is switched off', 'ack', { extensions: { hold: false } }],
    ['when cursors are switched off', 'ack', { extensions: { ack: false } }],
    ['when the longest hold is none', 'ack', { parameters: { MaxPollHold: 0 } }],
  ] as const)('%s', async (_, mode, options) => {
    const { bridge } = createTestBridge(options);
    const visitor = await Visitor.start(bridge);
    await visitor.poll();
    await visitor.poll();
    const query = mode === 'ack' ? '?ack=2&wait=9000' : '?wait=9000';
    expect((await ask(bridge, `chat/poll/${visitor.participantId}${query}`)).status).toBe(200);
  });

  test.each(['0', '-1', 'x', '1e3', ''])('for a wait of "%s"', async (waitMs) => {
    const { visitor, last } = await createConversation();
    expect((await HeldPoll.begin(visitor, last, waitMs)).chat).toMatchObject({ events: [] });
  });
});

describe('a second poll of the same visitor', () => {
  test('ends the first, which gets no events and no reason to hurry', async () => {
    const { agent, visitor, interactionId, last } = await createConversation({ parameters: { MaxPollFrequency: 500 } });
    const older = await HeldPoll.begin(visitor, last);
    const newer = await HeldPoll.begin(visitor, last);
    expect(older.chat).toMatchObject({ status: { type: 'success' }, events: [], pollWaitSuggestion: 2000 });
    await say(agent, interactionId, 'Hello');
    await settle();
    expect(newer.chat && texts(newer.chat)).toEqual(['Hello']);
  });

  test('gets what the first would have got, even in the moment of the event', async () => {
    const { agent, visitor, interactionId, last } = await createConversation();
    const older = await HeldPoll.begin(visitor, last);
    const newer = new HeldPoll(visitor, last, 20_000);
    await say(agent, interactionId, 'Hello');
    await settle();
    expect(newer.chat && texts(newer.chat)).toEqual(['Hello']);
    expect(older.chat?.events).toEqual([]);
  });

  test('may be a client that has come back without a cursor, and gets everything itself', async () => {
    const { visitor, last } = await createConversation();
    const older = await HeldPoll.begin(visitor, last);
    const chat = await visitor.reconnect();
    await settle();
    expect(states(chat)).toEqual(['WebUser Ann active', 'Agent Alicia Adams active']);
    expect(older.chat).toMatchObject({ events: [], pollWaitSuggestion: 2000 });
  });
});

describe('a poll whose connection closes while it is held', () => {
  test('takes nothing with it and leaves nothing behind', async () => {
    const { clock, agent, visitor, interactionId, last } = await createConversation();
    const timers = clock.pendingTimers;
    const connection = new AbortController();
    await HeldPoll.begin(visitor, last, 20_000, { signal: connection.signal });
    expect(clock.pendingTimers).toBe(timers + 1);
    connection.abort();
    await settle();
    expect(clock.pendingTimers).toBe(timers);
    await say(agent, interactionId, 'Hello');
    expect(texts(await visitor.poll(last))).toEqual(['Hello']);
  });
});

describe('a bridge that is no longer the one to ask', () => {
  test('refuses what it holds when it shuts down', async () => {
    const { bridge, clock, visitor, last } = await createConversation();
    const poll = await HeldPoll.begin(visitor, last);
    bridge.dispose();
    await settle();
    expect(poll.status).toBe(503);
    expect(clock.pendingTimers).toBe(0);
  });

  test.each([
    [
      'gives the lease to the other',
      async (member: { lease: { stepDown(): boolean } }) => void member.lease.stepDown(),
    ],
    [
      'finds that another has taken the lease',
      async (member: { clock: VirtualClock }, store: ReturnType<typeof createMemoryStore>) => {
        store.takeLease(store.readLease(), 'another');
        await member.clock.advance(1_500);
      },
    ],
  ])('refuses what it holds when it %s', async (_, loseLease) => {
    const store = createMemoryStore();
    const member = createMember(store);
    const visitor = await Visitor.start(member.bridge);
    await visitor.poll(-1);
    const poll = await HeldPoll.begin(visitor, 2);
    await loseLease(member, store);
    await settle();
    expect(poll.status).toBe(503);
  });
});

test('ten thousand held polls cost nothing until one has news, and that one alone is answered', async () => {
  const { bridge } = createTestBridge({
    agents: [{ name: 'Alicia Adams', capacity: 1 }],
    parameters: {
      MaxActiveInteractionsAllowed: 20_000,
      MaxAnyInteractionsAllowedPerQueue: 20_000,
      MaxAnonymousInteractionsAllowed: 20_000,
      MaxInteractionsAllowedPerIP: 20_000,
      MaxChatsAllowedPerUnitTime: 20_000,
      MaxInteractionsAllowedPerUnitTime: 20_000,
      MaxInteractionsAllowedPerUnitTimePerIP: 20_000,
    },
  });
  const agent = await Agent.signIn(bridge);
  const visitors: Visitor[] = [];
  for (let count = 0; count < 10_000; count += 1) visitors.push(await Visitor.start(bridge));
  const interactionId = await agent.pickUp();
  const last = await Promise.all(visitors.map(async (visitor) => sequences(await visitor.poll(-1)).at(-1) ?? -1));
  const polls = visitors.map((visitor, index) => new HeldPoll(visitor, last[index] ?? -1, 20_000));
  await settle();
  await say(agent, interactionId, 'Hello');
  await settle();
  expect(polls.filter(({ status }) => status !== undefined)).toHaveLength(1);
  expect(polls[0]?.chat && texts(polls[0].chat)).toEqual(['Hello']);
});
