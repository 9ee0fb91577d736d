import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory-store.js';
import { askCallback, askRoot, callbackBody, CallbackVisitor } from '../testing/callback-visitor.js';
import { Agent, ask, askChat, createTestBridge, startBody, Visitor } from '../testing/test-bridge.js';

const SUCCESS = { status: { type: 'success' } };
const UNKNOWN = { status: { type: 'failure', reason: 'error.websvc.unknownEntity.session' } };
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TOKEN = 'a-token-of-twenty-two-characters';

/** No limit stands in the way of a test about something else. */
const parameters = {
  MaxInteractionsAllowedPerUnitTimePerIP: 1_000,
  MaxInteractionsAllowedPerUnitTime: 1_000,
  MaxCallbacksAllowedPerUnitTime: 1_000,
};

describe('a new callback', () => {
  test('answers with its ids and joins the line of its queue', async () => {
    const { bridge } = createTestBridge();
    const created = await askCallback(bridge, 'create', callbackBody());
    expect(created).toEqual({
      participantID: expect.stringMatching(GUID),
      callbackID: expect.stringMatching(GUID),
      pollWaitSuggestion: 2_000,
      status: { type: 'success' },
    });
    expect(created.participantID).not.toBe(created.callbackID);
    expect(await askCallback(bridge, `status/${created.participantID}`)).toMatchObject({
      acdStatus: { interactionState: 'Waiting Agent', queueName: 'Marketing', queuePosition: 1 },
    });
  });

  test('shows the agent name, number and subject', async () => {
    const { bridge } = createTestBridge();
    await CallbackVisitor.create(bridge);
    const bo = await Agent.signIn(bridge, 'Bo');
    expect((await bo.desk()).interactions).toMatchObject([
      {
        kind: 'callback',
        visitorName: 'Ola N.',
        number: '+47 555 01 22',
        state: 'alerting',
        mine: true,
        callback: { telephone: '+47 555 01 22', subject: 'Dishwasher leaks', retries: 0, retriesLeft: 3 },
      },
    ]);
  });

  test('needs a telephone number and no name', async () => {
    const { bridge } = createTestBridge();
    const missing = { status: { type: 'failure', reason: 'error.websvc.content.invalid.missingData' } };
    for (const telephone of [undefined, null, '', '  ']) {
      const participant = { name: 'Ola N.', telephone };
      expect(await askCallback(bridge, 'create', callbackBody({ participant }))).toEqual(missing);
    }
    await CallbackVisitor.create(bridge, { participant: { name: '', telephone: '1' } });
    const bo = await Agent.signIn(bridge, 'Bo');
    expect((await bo.desk()).interactions).toMatchObject([{ visitorName: 'Anonymous User' }]);
  });

  test('takes a subject of 2,000 characters and refuses one of 2,001', async () => {
    const { bridge } = createTestBridge();
    expect(await askCallback(bridge, 'create', callbackBody({ subject: 'x'.repeat(2_000) }))).toMatchObject(SUCCESS);
    expect(await askCallback(bridge, 'create', callbackBody({ subject: 'x'.repeat(2_001) }))).toEqual({
      status: { type: 'failure', reason: 'error.websvc.content.invalid' },
    });
    const bo = await Agent.signIn(bridge, 'Bo');
    expect((await bo.desk()).interactions).toHaveLength(1);
  });

  test('is refused for a queue that is not there', async () => {
    const { bridge } = createTestBridge();
    expect(await askCallback(bridge, 'create', callbackBody({ target: 'Nowhere' }))).toEqual({
      status: { type: 'failure', reason: 'error.websvc.unknownEntity.badTarget' },
    });
  });

  test('is made once, however often its request comes', async () => {
    const { bridge } = createTestBridge({ parameters });
    const body = callbackBody({ clientToken: TOKEN });
    const [first, second] = await Promise.all([
      askCallback(bridge, 'create', body),
      askCallback(bridge, 'create', body),
    ]);
    expect(second).toEqual(first);
    expect(await askCallback(bridge, 'create', { ...body, subject: 'Another' })).toMatchObject({
      status: { reason: 'error.websvc.content.invalid' },
    });
    const bo = await Agent.signIn(bridge, 'Bo');
    expect((await bo.desk()).interactions).toHaveLength(1);
  });

  test('can be directed to one agent', async () => {
    const { bridge } = createTestBridge();
    const [bo, cy] = [await Agent.signIn(bridge, 'Bo'), await Agent.signIn(bridge, 'Cy')];
    await CallbackVisitor.create(bridge, { target: 'cy', targetType: 'User', targettype: 'User' });
    expect((await bo.desk()).interactions).toEqual([]);
    expect((await cy.desk()).interactions).toMatchObject([{ kind: 'callback', state: 'alerting', mine: true }]);
  });
});

describe("a callback's status", () => {
  test('follows the agent who alerts, picks up and completes', async () => {
    const { bridge } = createTestBridge();
    const visitor = await CallbackVisitor.create(bridge);
    expect(await visitor.status()).toEqual({
      acdStatus: {
        interactionState: 'Waiting Agent',
        queueName: 'Marketing',
        queuePosition: 1,
        queueWaitTime: expect.any(Number),
        // Nobody is there, so nobody can tell.
        estimatedCallbackTime: -1,
        longestWaitTime: 0,
        callsWaitingCount: 1,
        loggedInAgentsCount: 0,
        availableAgentsCount: 0,
      },
      status: { type: 'success' },
    });
    const bo = await Agent.signIn(bridge, 'Bo');
    const alerting = await visitor.status();
    expect(alerting).toMatchObject({ acdStatus: { interactionState: 'Alerting', loggedInAgentsCount: 1 } });
    expect(alerting.assignedAgent).toBeUndefined();
    const interactionId = await bo.pickUp();
    expect(await visitor.status()).toMatchObject({
      assignedAgent: { name: 'Bo', participantID: expect.stringMatching(GUID) },
      acdStatus: { interactionState: 'Connected' },
    });
    await bo.do({ command: 'complete', interactionId });
    expect(await visitor.status()).toEqual(UNKNOWN);
    expect((await bo.desk()).interactions).toMatchObject([{ state: 'ended', endReason: 'completed' }]);
  });

  test('says who is calling, under an id that each callback has of its own', async () => {
    const { bridge } = createTestBridge({ parameters });
    const visitors = [await CallbackVisitor.create(bridge), await CallbackVisitor.create(bridge)];
    const bo = await Agent.signIn(bridge, 'Bo');
    for (const { interactionId } of (await bo.desk()).interactions) await bo.do({ command: 'pickUp', interactionId });
    const ids = [];
    for (const visitor of visitors) {
      const { assignedAgent } = await visitor.status();
      ids.push(assignedAgent?.participantID);
      const body = { participantID: assignedAgent?.participantID };
      expect(await askRoot(bridge, `partyInfo/${visitor.participantId}`, 'partyInfo', body)).toMatchObject({
        name: 'Bo',
        status: { type: 'success' },
      });
    }
    expect(new Set(ids).size).toBe(2);
    // One callback's id opens nothing in another.
    expect(
      await askRoot(bridge, `partyInfo/${visitors[0]?.participantId}`, 'partyInfo', { participantID: ids[1] }),
    ).toEqual({ status: { type: 'failure', reason: 'error.websvc.unknownEntity.participant' } });
  });

  test('knows the place in a line that chats and callbacks share', async () => {
    const { bridge } = createTestBridge({ parameters });
    await Visitor.start(bridge);
    const visitor = await CallbackVisitor.create(bridge);
    expect(await visitor.status()).toMatchObject({ acdStatus: { queuePosition: 2, callsWaitingCount: 2 } });
  });

  test('is asked of callbacks only', async () => {
    const { bridge } = createTestBridge();
    const { participantID, chatID } = await askChat(bridge, 'chat/start', startBody());
    expect(await askCallback(bridge, `status/${participantID}`)).toEqual(UNKNOWN);
    expect(await askCallback(bridge, `disconnect/${participantID}`, '')).toEqual(UNKNOWN);
    expect(await askCallback(bridge, 'reconnect', { callbackID: chatID })).toEqual(UNKNOWN);
    const visitor = await CallbackVisitor.create(bridge);
    expect(await askChat(bridge, `chat/poll/${visitor.participantId}`)).toMatchObject(UNKNOWN);
    expect(await askChat(bridge, 'chat/reconnect', { chatID: visitor.callbackId })).toMatchObject(UNKNOWN);
  });
});

describe('the queue figures in the status', () => {
  /** How often a line's figures were computed, as the log has it. */
  function countedBridge(more = {}) {
    const store = createMemoryStore();
    const { bridge, clock } = createTestBridge({
      store,
      parameters: { ...parameters, CallbackStatusQueryDuration: 10, ...more },
    });
    const computed = () => store.readLog({ limit: 1_000 }).filter(({ code }) => code === 'ACD').length;
    return { bridge, clock, computed };
  }

  test('are computed once for ten queries in five seconds, and anew after ten', async () => {
    const { bridge, clock, computed } = countedBridge();
    const visitor = await CallbackVisitor.create(bridge);
    for (let query = 0; query < 10; query += 1) {
      await visitor.status();
      await clock.advance(500);
    }
    expect(computed()).toBe(1);
    await clock.advance(4_999);
    await visitor.status();
    expect(computed()).toBe(1);
    await clock.advance(1);
    await visitor.status();
    expect(computed()).toBe(2);
  });

  test('are dropped when nobody has asked for long', async () => {
    const { bridge, clock, computed } = countedBridge({
      CallbackStatusQueryDuration: 3_600,
      CallbackStatusQueryIdleAbortDuration: 60,
    });
    const visitor = await CallbackVisitor.create(bridge);
    await visitor.status();
    await clock.advance(59_999);
    await visitor.status();
    expect(computed()).toBe(1);
    await clock.advance(60_000);
    await visitor.status();
    expect(computed()).toBe(2);
  });

  test("never hide what became of the visitor's own callback", async () => {
    const { bridge, clock } = countedBridge({ CallbackStatusQueryDuration: 3_600 });
    const visitor = await CallbackVisitor.create(bridge);
    expect(await visitor.state()).toBe('Waiting Agent');
    const bo = await Agent.signIn(bridge, 'Bo');
    expect(await visitor.state()).toBe('Alerting');
    const interactionId = await bo.pickUp();
    expect(await visitor.state()).toBe('Connected');
    await bo.do({ command: 'retryLater', interactionId });
    expect(await visitor.status()).toMatchObject({
      acdStatus: { interactionState: 'Snoozed', estimatedCallbackTime: 300 },
    });
    await clock.advance(100_000);
    expect(await visitor.status()).toMatchObject({ acdStatus: { estimatedCallbackTime: 200 } });
    await visitor.disconnect();
    expect(await visitor.state()).toBe('error.websvc.unknownEntity.session');
  });
});

describe('a visitor who no longer wants to be called', () => {
  test('leaves the line at once', async () => {
    const { bridge } = createTestBridge();
    const visitor = await CallbackVisitor.create(bridge);
    expect(await visitor.disconnect()).toEqual(SUCCESS);
    expect(await visitor.status()).toEqual(UNKNOWN);
    const bo = await Agent.signIn(bridge, 'Bo');
    expect((await bo.desk()).queues).toMatchObject([{ name: 'Marketing', waiting: 0 }, {}]);
    expect((await bo.desk()).interactions).toEqual([]);
  });

  test('takes it from the agent who was about to call, who then has room again', async () => {
    const { bridge } = createTestBridge({ agents: [{ name: 'Bo', capacity: 1 }], parameters });
    const visitor = await CallbackVisitor.create(bridge);
    const bo = await Agent.signIn(bridge, 'Bo');
    await bo.pickUp();
    await CallbackVisitor.create(bridge, { participant: { name: 'Next', telephone: '2' } });
    await visitor.disconnect();
    expect((await bo.desk()).interactions).toMatchObject([
      { visitorName: 'Ola N.', state: 'ended', endReason: 'visitor' },
      { visitorName: 'Next', state: 'alerting', mine: true },
    ]);
  });

  test('may say so again for as long as the end is remembered', async () => {
    const { bridge, clock } = createTestBridge();
    const visitor = await CallbackVisitor.create(bridge);
    await visitor.disconnect();
    expect(await visitor.disconnect()).toEqual(SUCCESS);
    await clock.advance(11 * 60_000);
    expect(await visitor.disconnect()).toEqual(UNKNOWN);
  });
});

describe('a callback without a word from its visitor', () => {
  test('waits for days, and ends once its lifetime is over', async () => {
    const { bridge, clock } = createTestBridge({ parameters: { CallbackLifetime: 1 } });
    const visitor = await CallbackVisitor.create(bridge);
    await clock.advance(3_600_000);
    clock.setWallTime(clock.now() + 400 * 86_400_000);
    await clock.advance(3_600_000);
    expect(await visitor.state()).toBe('Waiting Agent');
    await clock.advance(22 * 3_600_000 + 2_000);
    expect(await visitor.status()).toEqual(UNKNOWN);
  });

  test('does not end while an agent is calling', async () => {
    const { bridge, clock } = createTestBridge({ parameters: { CallbackLifetime: 1 } });
    const visitor = await CallbackVisitor.create(bridge);
    const bo = await Agent.signIn(bridge, 'Bo');
    await bo.pickUp();
    await clock.advance(25 * 3_600_000);
    expect(await visitor.state()).toBe('Connected');
  });
});

describe('coming back to a callback', () => {
  test('answers the id that it has', async () => {
    const { bridge } = createTestBridge();
    const visitor = await CallbackVisitor.create(bridge);
    expect(await visitor.reconnect()).toEqual({ participantID: visitor.participantId, status: { type: 'success' } });
  });

  test('is impossible once it has ended, or where it never was', async () => {
    const { bridge } = createTestBridge();
    const visitor = await CallbackVisitor.create(bridge);
    await visitor.disconnect();
    expect(await visitor.reconnect()).toEqual(UNKNOWN);
    expect(await askCallback(bridge, 'reconnect', { callbackID: '3100482210' })).toEqual(UNKNOWN);
  });
});

test('keeps the ids of callbacks, and what visitors say of themselves, out of the log', async () => {
  const store = createMemoryStore();
  const { bridge, log } = createTestBridge({ store });
  const visitor = await CallbackVisitor.create(bridge);
  const bo = await Agent.signIn(bridge, 'Bo');
  await bo.do({ command: 'retryLater', interactionId: await bo.pickUp() });
  await visitor.disconnect();
  const written = JSON.stringify([log, store.readLog({ limit: 1_000 }), await bo.desk()]);
  for (const secret of [visitor.participantId, visitor.callbackId]) expect(written).not.toContain(secret);
  const logged = JSON.stringify([log, store.readLog({ limit: 1_000 })]);
  for (const personal of ['Ola', '555', 'Dishwasher']) expect(logged).not.toContain(personal);
  expect(store.readLog({ limit: 1_000 }).map(({ code }) => code)).toEqual(
    expect.arrayContaining(['CQT', 'OP', 'SN', 'SX']),
  );
});

test('refuses methods that would change what they only ask', async () => {
  const { bridge } = createTestBridge();
  const { participantId } = await CallbackVisitor.create(bridge);
  expect((await ask(bridge, `callback/disconnect/${participantId}`)).status).toBe(405);
  expect((await ask(bridge, `callback/status/${participantId}`, '')).status).toBe(405);
});
