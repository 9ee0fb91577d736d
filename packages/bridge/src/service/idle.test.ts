import { describe, expect, test } from 'vitest';
import type { BridgeOptions } from '../bridge.js';
import { createMemoryStore } from '../store/memory-store.js';
import { createMember } from '../testing/test-pair.js';
import { Agent, createTestBridge, states, texts, Visitor } from '../testing/test-bridge.js';

const WARNING =
  'Ann has been idle for 3 seconds. The party has to type something within next 2 seconds to remain active in chat.';
const DISCONNECT = 'Ann has been disconnected from chat since being idle for 5 seconds.';

const parameters = { EnableIdleTimeout: 1, PartyIdleTime: 3, PartyIdleGraceTime: 2 };

async function createConversation(options: Omit<Partial<BridgeOptions>, 'clock'> = { parameters }) {
  const { bridge, clock } = createTestBridge(options);
  const agent = await Agent.signIn(bridge);
  const visitor = await Visitor.start(bridge);
  const interactionId = await agent.pickUp();
  await visitor.poll();
  return { bridge, clock, agent, visitor, interactionId };
}

describe('a visitor who writes nothing', () => {
  test('is warned and then disconnected with the reason in the same moment, the visitor first', async () => {
    const { clock, agent, visitor } = await createConversation();
    await clock.advance(2_999);
    expect((await visitor.poll()).events).toEqual([]);
    await clock.advance(1);
    expect(texts(await visitor.poll())).toEqual([WARNING]);
    await clock.advance(1_999);
    expect((await visitor.poll()).events).toEqual([]);
    await clock.advance(1);
    const last = await visitor.poll();
    expect(texts(last)).toEqual([DISCONNECT]);
    expect(states(last)).toEqual(['WebUser Ann disconnected', 'Agent Alicia Adams disconnected']);
    const [interaction] = (await agent.desk()).interactions;
    expect(interaction).toMatchObject({ state: 'ended', endReason: 'idle' });
    expect(interaction?.lines.map(({ text }) => text)).toEqual(expect.arrayContaining([WARNING, DISCONNECT]));
  });

  test('is not disconnected before an agent has picked up either, but for the same silence', async () => {
    const { bridge, clock } = createTestBridge({ parameters });
    const visitor = await Visitor.start(bridge);
    await clock.advance(5_000);
    expect(texts(await visitor.poll()).slice(-2)).toEqual([WARNING, DISCONNECT]);
  });

  test.each([
    ['a text', (visitor: Visitor) => visitor.send('still here')],
    ['a typing state', (visitor: Visitor) => visitor.type(true)],
    ['having stopped typing', (visitor: Visitor) => visitor.type(false)],
  ])('stays after %s, and is warned again as long after it', async (_, act) => {
    const { clock, visitor } = await createConversation();
    await clock.advance(4_000);
    await act(visitor);
    await visitor.poll();
    await clock.advance(2_999);
    expect(texts(await visitor.poll())).toEqual([]);
    await clock.advance(1);
    expect(texts(await visitor.poll())).toEqual([WARNING]);
  });

  test('is not kept by polls or by what the agent writes', async () => {
    const { clock, agent, visitor, interactionId } = await createConversation();
    await clock.advance(1_500);
    await visitor.poll();
    await agent.do({ command: 'sendText', interactionId, text: 'Are you there?' });
    await clock.advance(1_500);
    expect(texts(await visitor.poll())).toEqual(['Are you there?', WARNING]);
  });

  test('is left in peace unless an administrator wants it otherwise', async () => {
    const { clock, visitor } = await createConversation({ parameters: { VisitorGoneTime: 86_400 } });
    await clock.advance(1_000_000);
    expect(texts(await visitor.poll())).toEqual([]);
  });

  test('reads how long that was in their own language, and what else an administrator has written', async () => {
    const { bridge, clock } = createTestBridge({
      parameters: { ...parameters, IdleWarningMessage: '%1: %2, %3, %4 {kept}', PartyIdleTime: 90 },
    });
    const visitor = await Visitor.start(bridge, { participant: { name: '$& %2' }, language: 'de' });
    await clock.advance(60_000);
    await visitor.poll();
    await clock.advance(30_000);
    expect(texts(await visitor.poll())).toEqual([
      '$& %2: 1 Minute, 30 Sekunden, 2 Sekunden, 1 Minute, 32 Sekunden {kept}',
    ]);
  });

  test('has the whole time again at the other bridge of a pair', async () => {
    const store = createMemoryStore();
    const [a, b] = [createMember(store, { parameters }), createMember(store, { parameters })];
    const visitor = await Visitor.start(a.bridge);
    await a.clock.advance(2_500);
    a.lease.stepDown();
    await b.clock.advance(500);
    visitor.bridge = b.bridge;
    await visitor.reconnect();
    await b.clock.advance(2_000);
    expect(texts(await visitor.poll())).toEqual([]);
    await b.clock.advance(1_000);
    expect(texts(await visitor.poll())).toEqual([WARNING]);
  });
});
