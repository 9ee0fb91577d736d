import { describe, expect, test } from 'vitest';
import { CallbackVisitor } from '../testing/callback-visitor.js';
import { Agent, createTestBridge } from '../testing/test-bridge.js';

const parameters = { MaxInteractionsAllowedPerUnitTimePerIP: 1_000, AlertTime: 30 };

async function offered() {
  const { bridge, clock } = createTestBridge({ parameters });
  const bo = await Agent.signIn(bridge, 'Bo');
  const visitor = await CallbackVisitor.create(bridge);
  const [interaction] = (await bo.desk()).interactions;
  return { bridge, clock, bo, visitor, interactionId: interaction?.interactionId ?? '' };
}

describe('an agent with a callback', () => {
  test('may send a command again after its answer was lost', async () => {
    const { bo, interactionId } = await offered();
    for (const command of ['pickUp', 'pickUp', 'complete', 'complete'] as const) {
      expect(await bo.do({ command, interactionId })).toBeUndefined();
    }
    expect(await bo.do({ command: 'fail', interactionId })).toBe('wrong-state');
    expect((await bo.desk()).interactions).toMatchObject([{ endReason: 'completed' }]);
  });

  test('may say that the call failed', async () => {
    const { bo, visitor, interactionId } = await offered();
    await bo.do({ command: 'pickUp', interactionId });
    expect(await bo.do({ command: 'fail', interactionId })).toBeUndefined();
    expect((await bo.desk()).interactions).toMatchObject([{ state: 'ended', endReason: 'failed' }]);
    expect(await visitor.state()).toBe('error.websvc.unknownEntity.session');
  });

  test('must have picked it up to say how it came out', async () => {
    const { bo, interactionId } = await offered();
    for (const command of ['complete', 'fail', 'retryLater'] as const) {
      expect(await bo.do({ command, interactionId })).toBe('wrong-state');
    }
    expect(await bo.do({ command: 'transfer', interactionId, to: { queue: 'Support' } })).toBe('wrong-state');
  });

  test("can't write into it, nor hold it", async () => {
    const { bo, interactionId } = await offered();
    await bo.do({ command: 'pickUp', interactionId });
    expect(await bo.do({ command: 'sendText', interactionId, text: 'Hello' })).toBe('invalid-command');
    expect(await bo.do({ command: 'hold', interactionId })).toBe('invalid-command');
    expect(await bo.do({ command: 'disconnect', interactionId })).toBe('invalid-command');
  });

  test('shares it with nobody else', async () => {
    const { bridge, bo, interactionId } = await offered();
    const cy = await Agent.signIn(bridge, 'Cy');
    expect(await cy.do({ command: 'pickUp', interactionId })).toBe('wrong-state');
    await bo.do({ command: 'pickUp', interactionId });
    for (const command of ['pickUp', 'complete', 'retryLater'] as const) {
      expect(await cy.do({ command, interactionId })).toBe('wrong-state');
    }
    expect((await cy.desk()).interactions).toEqual([]);
  });

  test('who lets the alert pass gives it to the next', async () => {
    const { bridge, clock, bo, visitor } = await offered();
    const cy = await Agent.signIn(bridge, 'Cy');
    await clock.advance(31_000);
    expect((await cy.desk()).interactions).toMatchObject([{ kind: 'callback', state: 'alerting', mine: true }]);
    expect((await bo.desk()).interactions).toEqual([]);
    expect(await visitor.state()).toBe('Alerting');
  });

  test('can transfer it to a queue or to another agent', async () => {
    const { bridge, bo, visitor, interactionId } = await offered();
    const cy = await Agent.signIn(bridge, 'Cy');
    await bo.do({ command: 'pickUp', interactionId });
    expect(await bo.do({ command: 'transfer', interactionId, to: { queue: 'Nowhere' } })).toBe('unknown-target');
    expect(await bo.do({ command: 'transfer', interactionId, to: { agent: 'Bo' } })).toBe('unknown-target');
    expect((await visitor.status()).assignedAgent).toMatchObject({ name: 'Bo' });
    expect(await bo.do({ command: 'transfer', interactionId, to: { agent: 'cy' } })).toBeUndefined();
    const status = await visitor.status();
    expect(status).toMatchObject({ acdStatus: { interactionState: 'Alerting', queueName: 'Cy' } });
    expect(status.assignedAgent).toBeUndefined();
    await cy.pickUp();
    expect((await visitor.status()).assignedAgent).toMatchObject({ name: 'Cy' });
    expect(await cy.do({ command: 'transfer', interactionId, to: { queue: 'support' } })).toBeUndefined();
    // Whoever has been idle for longest gets it.
    expect((await bo.desk()).interactions).toMatchObject([{ queue: 'Support', state: 'alerting', mine: true }]);
  });

  test('who is done with it, or passes it on, is the last to get the next', async () => {
    const { bridge, bo, interactionId } = await offered();
    const cy = await Agent.signIn(bridge, 'Cy');
    await bo.do({ command: 'pickUp', interactionId });
    await bo.do({ command: 'transfer', interactionId, to: { queue: 'Support' } });
    expect((await cy.desk()).interactions).toMatchObject([{ interactionId, state: 'alerting', mine: true }]);
    await cy.pickUp();
    await cy.do({ command: 'complete', interactionId });
    await CallbackVisitor.create(bridge);
    expect((await bo.desk()).interactions).toMatchObject([{ state: 'alerting', mine: true }]);
  });

  test('who signs out gives it back to the line, where it is first', async () => {
    const { bridge, bo, visitor, interactionId } = await offered();
    await bo.do({ command: 'pickUp', interactionId });
    await CallbackVisitor.create(bridge, { participant: { name: 'Alerting', telephone: '2' } });
    await bo.do({ command: 'signOut' });
    const status = await visitor.status();
    expect(status).toMatchObject({ acdStatus: { interactionState: 'Waiting Agent', queuePosition: 1 } });
    expect(status.assignedAgent).toBeUndefined();
    const cy = await Agent.signIn(bridge, 'Cy');
    expect((await cy.desk()).interactions.map(({ visitorName, state }) => `${visitorName} ${state}`)).toEqual([
      'Ola N. alerting',
      'Alerting alerting',
    ]);
  });

  test('who only sees it wait reads its number, and what it is about once it is theirs', async () => {
    const { bridge } = createTestBridge({ parameters, agents: [{ name: 'Bo', capacity: 0 }] });
    const bo = await Agent.signIn(bridge, 'Bo');
    await CallbackVisitor.create(bridge);
    const [waiting] = (await bo.desk()).interactions;
    expect(waiting).toMatchObject({ state: 'waiting', number: '+47 555 01 22', mine: false });
    expect(waiting?.callback).toBeUndefined();
    await bo.do({ command: 'pickUp', interactionId: waiting?.interactionId ?? '' });
    expect((await bo.desk()).interactions).toMatchObject([{ callback: { subject: 'Dishwasher leaks' } }]);
  });
});
