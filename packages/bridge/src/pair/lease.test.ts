import { afterAll, describe, expect, test } from 'vitest';
import { echoScript } from '../agent/agent-script.js';
import { createBridge } from '../bridge.js';
import { createMemoryStore } from '../store/memory-store.js';
import type { Store } from '../store/store.js';
import {
  Agent,
  AGENT_KEY,
  agentRequest,
  ask,
  askChat,
  sequences,
  startBody,
  states,
  texts,
  Visitor,
} from '../testing/test-bridge.js';
import { createPair, sharedStores, type Member } from '../testing/test-pair.js';
import { settle, VirtualClock } from '../testing/virtual-clock.js';

const TOKEN = 'token-of-22-characters';
const MESSAGE_ID = 'message-number-one';
const COMMAND_ID = 'command-number-one';

const { openings, clean } = sharedStores();
afterAll(clean);

const status = async ({ bridge }: Member): Promise<number> => (await ask(bridge, 'serverConfiguration')).status;

describe.each(Object.entries(openings))('a pair on %s', (_, open) => {
  test('has one who serves and one who answers 503 to everything', async () => {
    const { a, b, advance } = createPair(open());
    await advance(10_000);
    expect([a.bridge.role, b.bridge.role]).toEqual(['active', 'standby']);
    expect([await status(a), await status(b)]).toEqual([200, 503]);
    expect((await ask(b.bridge, 'chat/start', startBody())).status).toBe(503);
    expect((await b.bridge.fetchPrivate(agentRequest('desk?agent=x'))).status).toBe(503);
  });

  test('takes over once the other has been silent for three seconds, not before', async () => {
    const { a, b, advance } = createPair(open());
    await advance(5_000);
    a.clock.isFrozen = true;
    const answers: string[] = [];
    for (let passedMs = 0; passedMs < 4_500; passedMs += 250) {
      answers.push(`${await status(a)} ${await status(b)}`);
      await advance(250);
    }
    // A's right to answer runs out by its own clock, before B's begins: at no moment do both answer.
    expect([...new Set(answers)]).toEqual(['200 503', '503 503', '503 200']);
    const silentForMs = answers.indexOf('503 200') * 250;
    expect(silentForMs).toBeGreaterThanOrEqual(2_750);
    expect(silentForMs).toBeLessThanOrEqual(3_250);
  });

  test('takes over at once from one that shuts down', async () => {
    const { a, b, advance } = createPair(open());
    a.bridge.dispose();
    expect(await status(a)).toBe(503);
    await advance(250);
    expect(await status(b)).toBe(200);
    expect(a.clock.pendingTimers).toBe(0);
  });

  test('goes on with the chat: no line lost, none twice, numbers and ids as before', async () => {
    const { a, b, advance } = createPair(open());
    const agent = await Agent.signIn(a.bridge);
    const visitor = await Visitor.start(a.bridge, { clientToken: TOKEN });
    const interactionId = await agent.pickUp();
    await visitor.poll(-1);
    await visitor.poll(6);
    await visitor.send('from the visitor', MESSAGE_ID);
    await agent.do({ command: 'sendText', interactionId, text: 'from the agent', commandId: COMMAND_ID });
    a.clock.isFrozen = true;
    await advance(4_000);

    visitor.bridge = b.bridge;
    agent.bridge = b.bridge;
    const back = await visitor.reconnect(6);
    expect(back.participantID).toBe(visitor.participantId);
    expect(sequences(back)).toEqual([7, 8]);
    expect(texts(await visitor.send('from the visitor', MESSAGE_ID))).toEqual(['from the visitor', 'from the agent']);
    expect(
      await agent.do({ command: 'sendText', interactionId, text: 'from the agent', commandId: COMMAND_ID }),
    ).toBeUndefined();
    await agent.do({ command: 'sendText', interactionId, text: 'and on', commandId: `${COMMAND_ID}2` });
    expect(texts(await visitor.poll(8))).toEqual(['and on']);
    const again = await askChat(b.bridge, 'chat/start', startBody({ clientToken: TOKEN }));
    expect(again.participantID).toBe(visitor.participantId);
    const other = await Visitor.start(b.bridge);
    await other.poll();
    const { interactions } = await agent.desk();
    expect(new Set(interactions.map((interaction) => interaction.interactionId)).size).toBe(2);
  });

  test('counts desk versions upwards across a takeover', async () => {
    const { a, b, advance } = createPair(open());
    const agent = await Agent.signIn(a.bridge);
    const { version } = await agent.desk();
    a.bridge.dispose();
    await advance(250);
    agent.bridge = b.bridge;
    const desk = await agent.desk(version, 25_000);
    expect(desk.version).toBeGreaterThan(version);
    expect(desk.agent.signedIn).toBe(true);
  });

  test('begins to count a visitor silence anew at a takeover', async () => {
    const { a, b, advance } = createPair(open());
    const visitor = await Visitor.start(a.bridge);
    await advance(85_000);
    a.clock.isFrozen = true;
    await advance(4_000);
    await advance(60_000);
    visitor.bridge = b.bridge;
    expect(states(await visitor.reconnect())).toEqual(['WebUser Ann active']);
  });

  test('still tells how a chat ended that ended before the takeover', async () => {
    const { a, b, advance } = createPair(open());
    const agent = await Agent.signIn(a.bridge);
    const visitor = await Visitor.start(a.bridge);
    await agent.do({ command: 'disconnect', interactionId: await agent.pickUp() });
    a.bridge.dispose();
    await advance(250);
    visitor.bridge = b.bridge;
    expect(states(await visitor.poll()).at(-1)).toBe('WebUser Ann disconnected');
    expect((await visitor.exit()).status.type).toBe('success');
  });

  test('without recovery knows no chat of before, and tells agents why', async () => {
    const { a, b, advance } = createPair(open(), { recovery: false });
    const agent = await Agent.signIn(a.bridge);
    const visitor = await Visitor.start(a.bridge, { clientToken: TOKEN });
    await agent.pickUp();
    a.bridge.dispose();
    await advance(250);
    visitor.bridge = b.bridge;
    agent.bridge = b.bridge;
    expect((await visitor.poll()).status.reason).toBe('error.websvc.unknownEntity.session');
    expect((await visitor.reconnect()).status.reason).toBe('error.websvc.unknownEntity.session');
    expect((await agent.desk()).interactions).toMatchObject([{ state: 'ended', endReason: 'restart' }]);
    const fresh = await askChat(b.bridge, 'chat/start', startBody({ clientToken: TOKEN }));
    expect(fresh.participantID).not.toBe(visitor.participantId);
  });

  test('lets one that was stopped and woke up neither write nor answer', async () => {
    const { a, b, advance } = createPair(open());
    const visitor = await Visitor.start(a.bridge);
    await visitor.poll(-1);
    a.clock.isFrozen = true;
    await advance(4_000);
    visitor.bridge = b.bridge;
    await visitor.reconnect(2);
    await visitor.send('at B');
    // Awake again, before its first look at the lease.
    expect((await ask(a.bridge, `chat/sendMessage/${visitor.participantId}`, { message: 'at A' })).status).toBe(503);
    a.clock.isFrozen = false;
    await advance(5_000);
    expect([a.bridge.role, b.bridge.role]).toEqual(['standby', 'active']);
    expect(texts(await visitor.poll(2))).toEqual(['at B']);
  });

  test('lets a bridge write nothing whose clock says it may and whose epoch says it may not', async () => {
    const stores = open();
    const { a } = createPair(stores);
    const visitor = await Visitor.start(a.bridge);
    stores[1].takeLease(stores[1].readLease(), 'somebody-else');
    expect((await ask(a.bridge, `chat/sendMessage/${visitor.participantId}`, { message: 'at A' })).status).toBe(503);
    expect(await status(a)).toBe(503);
    const [kept] = stores[1].loadLive();
    expect(JSON.stringify(kept)).not.toContain('at A');
  });

  test('lets the scripted agent of the other bridge go on where it was', async () => {
    const { a, b, advance } = createPair(open(), { scriptedAgents: [echoScript] });
    const visitor = await Visitor.start(a.bridge);
    await advance(2_000);
    await visitor.send('one');
    await advance(2_000);
    await visitor.send('two');
    a.clock.isFrozen = true;
    await advance(8_000);
    visitor.bridge = b.bridge;
    await visitor.send('three');
    await advance(4_000);
    const said = texts(await visitor.poll(-1)).filter((text) => String(text).startsWith('You wrote'));
    expect(said).toEqual(['You wrote: one', 'You wrote: two', 'You wrote: three']);
  });
});

test('a pair whose store is out of reach says so and goes on when it is back', async () => {
  const store = createMemoryStore();
  let isBroken = false;
  const flaky: Store = {
    ...store,
    commit(batch, epoch) {
      if (isBroken) throw new Error('disk full');
      store.commit(batch, epoch);
    },
  };
  const clock = new VirtualClock();
  const bridge = createBridge({ store: flaky, agentKey: AGENT_KEY, clock, recovery: true });
  const visitor = await Visitor.start(bridge);
  await visitor.poll(-1);
  isBroken = true;
  expect((await ask(bridge, `chat/sendMessage/${visitor.participantId}`, { message: 'lost' })).status).toBe(503);
  isBroken = false;
  await settle();
  const chat = await visitor.send('kept');
  expect(texts(chat)).toEqual(['Welcome to IC!', 'Interaction transferred to Marketing.', 'kept']);
  bridge.dispose();
  expect(clock.pendingTimers).toBe(0);
});
