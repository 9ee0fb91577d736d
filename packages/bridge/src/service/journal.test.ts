import { expect, test } from 'vitest';
import { createBridge } from '../bridge.js';
import { createLease } from '../pair/lease.js';
import { systemRandomBytes } from '../random.js';
import { createMemoryStore } from '../store/memory-store.js';
import type { Batch, Store } from '../store/store.js';
import { Agent, AGENT_KEY, ask, Visitor } from '../testing/test-bridge.js';
import { settle, VirtualClock } from '../testing/virtual-clock.js';

const lease = (clock: VirtualClock, table: Store) => createLease({ table, clock, randomBytes: systemRandomBytes });

/** A bridge whose turns end when the test says so, and what it has kept. */
function createSlowBridge() {
  const memory = createMemoryStore();
  const clock = new VirtualClock();
  const batches: Batch[] = [];
  const turns: (() => void)[] = [];
  let isHeld = false;
  const store: Store = {
    ...memory,
    commit(batch, epoch) {
      memory.commit(batch, epoch);
      batches.push(batch);
    },
  };
  const bridge = createBridge({
    store,
    agentKey: AGENT_KEY,
    clock,
    lease: lease(clock, store),
    recovery: true,
    endOfTurn: (task) => (isHeld ? turns.push(task) : setImmediate(task)),
  });
  return {
    bridge,
    clock,
    batches,
    holdTurn: () => (isHeld = true),
    endTurn() {
      isHeld = false;
      for (const task of turns.splice(0)) task();
    },
  };
}

test('keeps what several requests of one turn change in one batch, and answers none before', async () => {
  const { bridge, batches, holdTurn, endTurn } = createSlowBridge();
  const visitors = [await Visitor.start(bridge), await Visitor.start(bridge)];
  const before = batches.length;
  holdTurn();
  let answered = 0;
  const sending = visitors.map((visitor) => visitor.send('Hello').finally(() => (answered += 1)));
  await settle();
  expect([answered, batches.length - before]).toEqual([0, 0]);
  endTurn();
  await Promise.all(sending);
  expect(batches.length - before).toBe(1);
  expect(batches.at(-1)?.interactions).toHaveLength(2);
});

test('writes nothing for a poll that has nothing to tell', async () => {
  const { bridge, batches } = createSlowBridge();
  const visitor = await Visitor.start(bridge);
  await visitor.poll(-1);
  await visitor.poll(2);
  const before = batches.length;
  await visitor.poll(2);
  await visitor.type(true);
  expect(batches).toHaveLength(before);
});

test('keeps what is pending when it is closed, and refuses what comes after', async () => {
  const { bridge, batches, holdTurn } = createSlowBridge();
  const visitor = await Visitor.start(bridge);
  holdTurn();
  const sending = visitor.send('the last word');
  await settle();
  bridge.dispose();
  expect((await sending).status.type).toBe('success');
  expect(JSON.stringify(batches.at(-1))).toContain('the last word');
  expect((await ask(bridge, `chat/poll/${visitor.participantId}`)).status).toBe(503);
});

test('answers nothing, not even that there is nothing, once the right to answer has run out', async () => {
  const { bridge, clock, holdTurn, endTurn } = createSlowBridge();
  const visitor = await Visitor.start(bridge);
  await visitor.poll(-1);
  await visitor.poll(2);
  holdTurn();
  const polling = ask(bridge, `chat/poll/${visitor.participantId}?ack=2`);
  await settle();
  clock.isFrozen = true;
  await clock.advance(2_500);
  endTurn();
  expect((await polling).status).toBe(503);
});

test('wakes an agent who waits only once the news is kept', async () => {
  const { bridge, batches, holdTurn, endTurn } = createSlowBridge();
  const agent = await Agent.signIn(bridge);
  const { version } = await agent.desk();
  const desk = agent.desk(version, 25_000);
  await settle();
  holdTurn();
  const before = batches.length;
  const starting = Visitor.start(bridge);
  await settle();
  endTurn();
  await starting;
  expect(batches.length).toBeGreaterThan(before);
  expect((await desk).interactions).toHaveLength(1);
});
