import { describe, expect, test } from 'vitest';
import type { Workgroup } from './centre.js';
import { callbackBody } from '../testing/callback-visitor.js';
import { Agent, ask, askChat, createTestBridge, startBody, Visitor, type TestOptions } from '../testing/test-bridge.js';
import type { Bridge } from '../bridge.js';

const NEVER = { timeZone: 'UTC', days: {} };

/** A bridge with one queue, Marketing, of this kind. */
const withQueue = (queue: Omit<Workgroup, 'name'>, options: TestOptions = {}) =>
  createTestBridge({ workgroups: [{ name: 'Marketing', ...queue }], ...options });

const reasonOf = async (bridge: Bridge, over = {}): Promise<string | undefined> =>
  (await askChat(bridge, 'chat/start', startBody(over))).status.reason;

const callbackReason = async (bridge: Bridge): Promise<string | undefined> => {
  const answer = await ask(bridge, 'callback/create', callbackBody());
  return ((await answer.json()) as { callback: { status: { reason?: string } } }).callback.status.reason;
};

describe('a queue that takes nobody says why, and offers a callback where one can be had', () => {
  test('outside its hours', async () => {
    const { bridge } = withQueue({ hours: NEVER });
    expect(await reasonOf(bridge)).toBe('error.websvc.general.closed.hours');
    expect(await callbackReason(bridge)).toBeUndefined();
  });

  test('while nobody is there', async () => {
    const { bridge } = withQueue({ needsAgents: true });
    expect(await reasonOf(bridge)).toBe('error.websvc.general.closed.nobody');
    expect(await callbackReason(bridge)).toBeUndefined();
    await Agent.signIn(bridge);
    expect(await reasonOf(bridge)).toBeUndefined();
  });

  test('while nobody is there who has the skill', async () => {
    const { bridge } = withQueue(
      { needsAgents: true },
      { skills: { Language: { English: 'en' } }, agents: [{ name: 'Ann', skills: ['en'] }] },
    );
    const english = { routingContexts: [{ category: 'Language', context: 'English' }] };
    await Agent.signIn(bridge, 'Bo');
    expect(await reasonOf(bridge)).toBeUndefined();
    expect(await reasonOf(bridge, english)).toBe('error.websvc.general.closed.nobody');
    await Agent.signIn(bridge, 'Ann');
    expect(await reasonOf(bridge, english)).toBeUndefined();
  });

  test('while it is full, by those who wait and by all of them', async () => {
    const { bridge } = withQueue({ maxQueueLength: 1 });
    const first = await Visitor.start(bridge);
    expect(await reasonOf(bridge)).toBe('error.websvc.general.closed.full');
    await first.exit();
    expect(await reasonOf(bridge)).toBeUndefined();
    const small = withQueue({ capacity: 1 }).bridge;
    await Agent.signIn(small);
    await Visitor.start(small);
    expect(await reasonOf(small)).toBe('error.websvc.general.closed.full');
  });

  test('while the wait is too long', async () => {
    const { bridge } = withQueue({ maxWaitSeconds: 90 }, { agents: [{ name: 'Bo', capacity: 1 }] });
    await Agent.signIn(bridge, 'Bo');
    await Visitor.start(bridge);
    await Visitor.start(bridge);
    expect(await reasonOf(bridge)).toBeUndefined();
    expect(await reasonOf(bridge)).toBe('error.websvc.general.closed.wait');
    expect(await callbackReason(bridge)).toBeUndefined();
  });

  test('where a kind of interaction is off', async () => {
    const { bridge } = withQueue({ chats: false });
    expect(await reasonOf(bridge)).toBe('error.websvc.general.closed.paused');
    expect(await callbackReason(bridge)).toBeUndefined();
    const other = withQueue({ callbacks: false }).bridge;
    expect(await reasonOf(other)).toBeUndefined();
    expect(await callbackReason(other)).toBe('error.websvc.general.closed.paused');
  });
});

test('estimates by how long others took, shared among the agents who are there', async () => {
  const { bridge, clock } = withQueue(
    {},
    {
      agents: [
        { name: 'Bo', capacity: 1 },
        { name: 'Cy', capacity: 0 },
      ],
    },
  );
  const bo = await Agent.signIn(bridge, 'Bo');
  const first = await Visitor.start(bridge);
  const interactionId = await bo.pickUp();
  for (let seconds = 0; seconds < 300; seconds += 60) {
    await clock.advance(60_000);
    await first.poll();
  }
  await bo.do({ command: 'disconnect', interactionId });
  await Visitor.start(bridge);
  const waiting = [await Visitor.start(bridge), await Visitor.start(bridge)];
  const queues = async () =>
    Promise.all(waiting.map(async (visitor) => ((await visitor.poll()) as { queue?: unknown }).queue));
  expect(await queues()).toEqual([
    { position: 1, estimatedWaitTime: 0 },
    { position: 2, estimatedWaitTime: 300 },
  ]);
  await Agent.signIn(bridge, 'Cy');
  expect(await queues()).toEqual([
    { position: 1, estimatedWaitTime: 0 },
    { position: 2, estimatedWaitTime: 150 },
  ]);
});
