import { describe, expect, test } from 'vitest';
import type { BridgeOptions } from '../bridge.js';
import { Agent, askChat, createTestBridge, startBody, texts, Visitor, type WireChat } from '../testing/test-bridge.js';

const unlimited = {
  MaxInteractionsAllowedPerUnitTimePerIP: 1_000,
  MaxInteractionsAllowedPerUnitTime: 1_000,
  MaxChatsAllowedPerUnitTime: 1_000,
  MaxInteractionsAllowedPerIP: 1_000,
};

const queueOf = (chat: WireChat): unknown => ('queue' in chat ? chat.queue : undefined);

/** An agent who has a chat already, and visitors who wait. */
async function createLine(names: readonly string[], options: Omit<Partial<BridgeOptions>, 'clock'> = {}) {
  const { bridge, clock } = createTestBridge({
    agents: [{ name: 'Alicia Adams', capacity: 1 }],
    ...options,
    parameters: { ...unlimited, VisitorGoneTime: 3_600, ...options.parameters },
  });
  const agent = await Agent.signIn(bridge);
  await Visitor.start(bridge, { participant: { name: 'Busy' } });
  const interactionId = await agent.pickUp();
  const visitors: Visitor[] = [];
  for (const name of names) visitors.push(await Visitor.start(bridge, { participant: { name } }));
  return {
    bridge,
    clock,
    visitors,
    /** The agent is through with one and takes the next. */
    async takeNext() {
      await agent.do({ command: 'disconnect', interactionId });
      await agent.pickUp();
    },
  };
}

const placesIn = (chat: WireChat) => texts(chat).filter((text) => String(text).startsWith('You are number'));

describe('in every answer', () => {
  test('a visitor who waits finds the place in line and the wait, and no longer once an agent is found', async () => {
    const { bridge, visitors, takeNext } = await createLine(['Ann', 'Bob']);
    const bob = visitors[1];
    if (!bob) throw new Error('Bob has not started.');
    const second = { position: 2, estimatedWaitTime: expect.any(Number) };
    expect(queueOf(await bob.poll())).toEqual(second);
    expect(queueOf(await bob.send('Hello?'))).toEqual(second);
    expect(queueOf(await bob.type(true))).toEqual(second);
    expect(queueOf(await bob.reconnect())).toEqual(second);
    expect(queueOf(await askChat(bridge, 'chat/start', startBody()))).toMatchObject({ position: 3 });
    await takeNext();
    expect(queueOf(await bob.poll())).toMatchObject({ position: 1 });
    expect(queueOf((await visitors[0]?.poll()) ?? expect.fail())).toBeUndefined();
  });

  test('there is nothing of it when it is switched off, and no sentence either', async () => {
    const { clock, visitors } = await createLine(['Ann', 'Bob'], { extensions: { queueStatus: false } });
    await clock.advance(60_000);
    const chat = await visitors[1]?.poll();
    expect(chat && queueOf(chat)).toBeUndefined();
    expect(chat && placesIn(chat)).toEqual([]);
  });
});

describe('as a sentence', () => {
  test('somebody who waits behind others is told, and told again when it changes', async () => {
    const { clock, visitors, takeNext } = await createLine(['Ann', 'Bob', 'Cy']);
    const cy = visitors[2];
    if (!cy) throw new Error('Cy has not started.');
    await clock.advance(1_000);
    expect(placesIn(await cy.poll())).toEqual([
      expect.stringMatching(/^You are number 3 in line\. The expected wait is \d+ minutes?\.$/),
    ]);
    await clock.advance(40_000);
    expect(placesIn(await cy.poll())).toEqual([]);
    await takeNext();
    await clock.advance(1_000);
    expect(placesIn(await cy.poll())).toEqual([expect.stringContaining('number 2 in line')]);
  });

  test('nobody is told more often than every 30 seconds', async () => {
    const { clock, visitors } = await createLine(['Ann', 'Bob', 'Cy', 'Di']);
    const [ann, bob, , di] = visitors;
    if (!ann || !bob || !di) throw new Error('Somebody has not started.');
    await clock.advance(1_000);
    await di.poll();
    await ann.exit();
    await clock.advance(10_000);
    await bob.exit();
    await clock.advance(19_000);
    expect(placesIn(await di.poll())).toEqual([]);
    await clock.advance(1_000);
    expect(placesIn(await di.poll())).toEqual([expect.stringContaining('number 2 in line')]);
  });

  test('nobody is told who has nobody before them', async () => {
    const { clock, visitors } = await createLine(['Ann']);
    await clock.advance(60_000);
    const chat = await visitors[0]?.poll();
    expect(chat && placesIn(chat)).toEqual([]);
  });

  test('nothing is said when the sentence is set to be empty, and the answer still has it', async () => {
    const { clock, visitors } = await createLine(['Ann', 'Bob'], { parameters: { QueueStatusMsg: '' } });
    await clock.advance(60_000);
    const chat = await visitors[1]?.poll();
    expect(chat && texts(chat)).toHaveLength(2);
    expect(chat && queueOf(chat)).toMatchObject({ position: 2 });
  });
});
