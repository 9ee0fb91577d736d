import { afterAll, describe, expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory-store.js';
import { askCallback, callbackBody, CallbackVisitor } from '../testing/callback-visitor.js';
import { Agent, createTestBridge, type TestBridge, type TestOptions } from '../testing/test-bridge.js';
import { createPair, sharedStores } from '../testing/test-pair.js';

const MINUTE_MS = 60_000;
const unlimited = {
  MaxInteractionsAllowedPerUnitTimePerIP: 1_000,
  MaxInteractionsAllowedPerUnitTime: 1_000,
  MaxCallbacksAllowedPerUnitTime: 1_000,
};

/** A callback that an agent has picked up. */
async function calling(options: TestOptions = {}) {
  const store = createMemoryStore();
  const made = createTestBridge({ store, ...options, parameters: { ...unlimited, ...options.parameters } });
  const visitor = await CallbackVisitor.create(made.bridge);
  const bo = await Agent.signIn(made.bridge, 'Bo');
  const interactionId = await bo.pickUp();
  const retryLater = () => bo.do({ command: 'retryLater', interactionId });
  return { ...made, store, visitor, bo, interactionId, retryLater };
}

/** How long a snooze lasts, in seconds, as the visitor reads it. */
async function snoozedSeconds(options: TestOptions): Promise<number | undefined> {
  const { visitor, retryLater } = await calling(options);
  await retryLater();
  return (await visitor.status()).acdStatus.estimatedCallbackTime;
}

describe('retry later', () => {
  test("leaves the agent and goes back to the queue's line when its time has come", async () => {
    const { clock, visitor, bo, retryLater } = await calling({
      workgroups: [{ name: 'Marketing', minutesBetweenCallbacks: 2 }],
    });
    expect(await retryLater()).toBeUndefined();
    const snoozed = await visitor.status();
    expect(snoozed).toMatchObject({ acdStatus: { interactionState: 'Snoozed', queueName: 'Marketing' } });
    expect(snoozed.assignedAgent).toBeUndefined();
    expect(snoozed.acdStatus.queuePosition).toBeUndefined();
    const desk = await bo.desk();
    expect(desk).toMatchObject({ agent: { load: 0 }, queues: [{ waiting: 0 }] });
    expect(desk.interactions).toMatchObject([
      { state: 'snoozed', callback: { retries: 1, retriesLeft: 2, snoozedUntilMs: desk.nowMs + 2 * MINUTE_MS } },
    ]);
    await clock.advance(2 * MINUTE_MS - 1_000);
    expect(await visitor.state()).toBe('Snoozed');
    await clock.advance(1_000);
    const alerting = await visitor.status();
    expect(alerting.acdStatus.interactionState).toBe('Alerting');
    expect(alerting.assignedAgent).toBeUndefined();
    expect((await bo.desk()).interactions).toMatchObject([{ state: 'alerting', mine: true }]);
    expect((await bo.desk()).interactions[0]?.callback?.snoozedUntilMs).toBeUndefined();
  });

  test.each([
    [7, 4, 7 * 60],
    [0, 4, 4 * 60],
    [0, 0, 300],
  ])(
    'waits for %i minutes of the queue, else %i of the default, else five: %i s',
    async (minutes, fallback, seconds) => {
      const workgroups = [{ name: 'Marketing', minutesBetweenCallbacks: minutes }];
      expect(await snoozedSeconds({ workgroups, parameters: { 'Default Snooze Duration': fallback } })).toBe(seconds);
    },
  );

  test('waits for five minutes where nothing is configured', async () => {
    expect(await snoozedSeconds({})).toBe(300);
  });

  test('is refused beyond the retries that the queue allows, and the agent keeps the callback', async () => {
    const { clock, visitor, bo, interactionId, retryLater } = await calling({
      workgroups: [{ name: 'Marketing', callbackRetries: 2 }],
    });
    for (let retry = 0; retry < 2; retry += 1) {
      expect(await retryLater()).toBeUndefined();
      await clock.advance(5 * MINUTE_MS);
      await bo.do({ command: 'pickUp', interactionId });
    }
    expect((await bo.desk()).interactions).toMatchObject([{ callback: { retries: 2, retriesLeft: 0 } }]);
    expect(await retryLater()).toBe('no-retries-left');
    expect(await visitor.state()).toBe('Connected');
  });

  test('can be sent again after its answer was lost, and counts once', async () => {
    const { bo, retryLater } = await calling();
    await retryLater();
    expect(await retryLater()).toBeUndefined();
    expect((await bo.desk()).interactions).toMatchObject([{ callback: { retries: 1 } }]);
  });

  test('is what the agent does who has the callback, and nobody else, before and after', async () => {
    const { bridge, interactionId, retryLater } = await calling();
    const eve = await Agent.signIn(bridge, 'Eve');
    expect(await eve.do({ command: 'retryLater', interactionId })).toBe('wrong-state');
    await retryLater();
    expect(await eve.do({ command: 'retryLater', interactionId })).toBe('wrong-state');
    expect(await retryLater()).toBeUndefined();
  });

  test('is logged with its start and its duration', async () => {
    const { clock, store, interactionId, retryLater } = await calling();
    const startedAtMs = clock.now();
    await retryLater();
    expect(store.readLog({ interactionId, limit: 100 }).at(-1)).toEqual({
      atMs: startedAtMs,
      interactionId,
      code: 'SN',
      detail: { SnoozeStartTime: new Date(startedAtMs).toISOString(), SnoozeDurationInSeconds: 300 },
    });
  });

  test('gives the agent room for others meanwhile', async () => {
    const { bridge, bo, retryLater } = await calling({ agents: [{ name: 'Bo', capacity: 1 }] });
    await CallbackVisitor.create(bridge, { participant: { name: 'Next', telephone: '2' } });
    await retryLater();
    expect((await bo.desk()).interactions).toMatchObject([
      { visitorName: 'Ola N.', state: 'snoozed' },
      { visitorName: 'Next', state: 'alerting', mine: true },
    ]);
  });
});

describe('a wall clock that jumps', () => {
  test.each([-400, 400])('by %i days neither wakes a snoozed callback nor forgets it', async (days) => {
    const { clock, visitor, retryLater } = await calling();
    await retryLater();
    clock.setWallTime(clock.now() + days * 86_400_000);
    await clock.advance(5 * MINUTE_MS - 1_000);
    expect(await visitor.state()).toBe('Snoozed');
    await clock.advance(1_000);
    expect(await visitor.state()).toBe('Alerting');
  });
});

describe('a callback for a time of its own', () => {
  const at = ({ clock }: TestBridge, minutes: number): string =>
    new Date(clock.now() + minutes * MINUTE_MS).toISOString().replace('Z', '+00:00');

  test('waits until then', async () => {
    const made = createTestBridge();
    const bo = await Agent.signIn(made.bridge, 'Bo');
    const preferredTime = at(made, 30);
    const visitor = await CallbackVisitor.create(made.bridge, { preferredTime });
    expect(await visitor.status()).toMatchObject({
      preferredTime,
      acdStatus: { interactionState: 'Snoozed', estimatedCallbackTime: 1_800 },
    });
    expect((await bo.desk()).interactions).toMatchObject([
      { state: 'snoozed', callback: { preferredTime, retries: 0, retriesLeft: 3 } },
    ]);
    await made.clock.advance(30 * MINUTE_MS);
    expect(await visitor.state()).toBe('Alerting');
  });

  test('joins the line at once where that time has passed', async () => {
    const made = createTestBridge();
    expect(await (await CallbackVisitor.create(made.bridge, { preferredTime: at(made, -30) })).state()).toBe(
      'Waiting Agent',
    );
  });

  test('is refused further ahead than any callback may wait', async () => {
    const made = createTestBridge({ parameters: { CallbackLifetime: 1 } });
    const body = callbackBody({ preferredTime: at(made, 24 * 60 + 1) });
    expect(await askCallback(made.bridge, 'create', body)).toEqual({
      status: { type: 'failure', reason: 'error.websvc.content.invalid' },
    });
    const visitor = await CallbackVisitor.create(made.bridge, { preferredTime: at(made, 24 * 60) });
    // Its lifetime begins when it may be called.
    await made.clock.advance(25 * 60 * MINUTE_MS);
    expect(await visitor.state()).toBe('Waiting Agent');
  });

  test('needs an offset to be a time', async () => {
    const { bridge } = createTestBridge();
    for (const preferredTime of ['2026-01-05T10:00', 'tomorrow', 5]) {
      expect(await askCallback(bridge, 'create', callbackBody({ preferredTime }))).toMatchObject({
        status: { reason: 'error.websvc.content.invalid' },
      });
    }
  });

  test('is nothing that a bridge knows which has this switched off', async () => {
    const made = createTestBridge({ extensions: { callbackTime: false } });
    const visitor = await CallbackVisitor.create(made.bridge, { preferredTime: at(made, 30) });
    const status = await visitor.status();
    expect(status.acdStatus.interactionState).toBe('Waiting Agent');
    expect(status.preferredTime).toBeUndefined();
  });
});

const { openings, clean } = sharedStores();
afterAll(clean);

describe.each(Object.entries(openings))('a takeover on %s', (_, open) => {
  test('keeps a queued and a snoozed callback where recovery is on', async () => {
    const { a, b, advance } = createPair(open(), { parameters: unlimited });
    const snoozed = await CallbackVisitor.create(a.bridge);
    const bo = await Agent.signIn(a.bridge, 'Bo');
    await bo.do({ command: 'retryLater', interactionId: await bo.pickUp() });
    await bo.do({ command: 'signOut' });
    const queued = await CallbackVisitor.create(a.bridge);
    await advance(60_000);
    a.clock.isFrozen = true;
    await advance(4_000);
    expect(b.bridge.role).toBe('active');
    snoozed.bridge = b.bridge;
    queued.bridge = b.bridge;
    bo.bridge = b.bridge;
    for (const visitor of [snoozed, queued]) {
      expect(await visitor.reconnect()).toMatchObject({ participantID: visitor.participantId });
    }
    expect([await snoozed.state(), await queued.state()]).toEqual(['Snoozed', 'Waiting Agent']);
    // Of five minutes, one and four seconds have passed.
    await advance(235_000);
    expect(await snoozed.state()).toBe('Snoozed');
    await advance(2_000);
    expect(await snoozed.state()).toBe('Waiting Agent');
    await bo.do({ command: 'signIn' });
    expect((await bo.desk()).interactions.map(({ state }) => state)).toEqual(['alerting', 'alerting']);
  });

  test('with a wall clock that was set back keeps nobody waiting for longer', async () => {
    const { a, b, advance } = createPair(open());
    const visitor = await CallbackVisitor.create(a.bridge);
    const bo = await Agent.signIn(a.bridge, 'Bo');
    await bo.do({ command: 'retryLater', interactionId: await bo.pickUp() });
    a.clock.isFrozen = true;
    b.clock.setWallTime(b.clock.now() - 400 * 86_400_000);
    await advance(4_000);
    visitor.bridge = b.bridge;
    expect(await visitor.state()).toBe('Snoozed');
    await advance(301_000);
    expect(await visitor.state()).toBe('Alerting');
  });

  test('makes callbacks unknown where recovery is off', async () => {
    const { a, b, advance } = createPair(open(), { recovery: false });
    const visitor = await CallbackVisitor.create(a.bridge);
    await advance(1_000);
    a.clock.isFrozen = true;
    await advance(4_000);
    visitor.bridge = b.bridge;
    expect(await visitor.state()).toBe('error.websvc.unknownEntity.session');
    expect(await visitor.reconnect()).toEqual({
      status: { type: 'failure', reason: 'error.websvc.unknownEntity.session' },
    });
  });
});
