import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLoads } from '../service/loads.js';
import { createMemoryStore } from '../store/memory-store.js';
import { chatRecord } from '../testing/store-contract.js';
import { Agent, createTestBridge, states, texts, Visitor, type TestOptions } from '../testing/test-bridge.js';

/** A chat of Ann's in which Alicia talks and Bob has been invited. */
async function invited(options: TestOptions = {}) {
  const made = createTestBridge(options);
  const alicia = await Agent.signIn(made.bridge, 'Alicia');
  const visitor = await Visitor.start(made.bridge);
  const interactionId = await alicia.pickUp();
  await visitor.poll();
  const bob = await Agent.signIn(made.bridge, 'Bob');
  expect(await alicia.do({ command: 'invite', interactionId, invited: 'bob' })).toBeUndefined();
  return { ...made, alicia, bob, visitor, interactionId };
}

async function joined(options: TestOptions = {}) {
  const conference = await invited(options);
  expect(await conference.bob.do({ command: 'pickUp', interactionId: conference.interactionId })).toBeUndefined();
  await conference.visitor.poll();
  return conference;
}

describe('an invited agent', () => {
  test('rings, and joins beside the one who is there', async () => {
    const { alicia, bob, visitor, interactionId } = await invited();
    expect((await bob.desk()).interactions).toMatchObject([{ state: 'connected', mine: false, agentName: 'Alicia' }]);
    expect(texts(await visitor.poll())).toEqual(['Interaction alerting Bob.']);
    await bob.do({ command: 'pickUp', interactionId });
    const joining = await visitor.poll();
    expect(states(joining)).toEqual(['Agent Bob active']);
    expect(texts(joining)).toEqual(['Bob has joined the conversation.']);
    await alicia.do({ command: 'sendText', interactionId, text: 'from Alicia' });
    await bob.do({ command: 'sendText', interactionId, text: 'from Bob' });
    expect(texts(await visitor.poll())).toEqual(['from Alicia', 'from Bob']);
    expect((await alicia.desk()).agents.map(({ name, load }) => [name, load])).toEqual([
      ['Alicia', 1],
      ['Bob', 1],
    ]);
  });

  test('who does not come is left alone for now, and the conversation goes on', async () => {
    const { alicia, bob, clock, visitor, interactionId } = await invited();
    await visitor.poll();
    await clock.advance(31_000);
    expect(states(await visitor.poll())).toEqual(['Agent Bob disconnected']);
    expect((await bob.desk()).interactions).toEqual([]);
    expect(await bob.do({ command: 'pickUp', interactionId })).toBe('wrong-state');
    expect(await alicia.do({ command: 'sendText', interactionId, text: 'still here' })).toBeUndefined();
  });

  test('who never came reads nothing of it later', async () => {
    const { alicia, bob, clock, visitor, interactionId } = await invited();
    await clock.advance(31_000);
    await visitor.send('a word for Alicia alone');
    await alicia.do({ command: 'disconnect', interactionId });
    expect(JSON.stringify(await bob.desk())).not.toContain('a word for Alicia alone');
  });

  test('still rings after a takeover', async () => {
    const store = createMemoryStore();
    const { bridge, bob, interactionId } = await invited({ store, recovery: true });
    bridge.dispose();
    const next = createTestBridge({ store, recovery: true });
    bob.bridge = next.bridge;
    expect(await bob.do({ command: 'pickUp', interactionId })).toBeUndefined();
  });

  test.each([
    ['who is not signed in', 'Nobody', 'unknown-target'],
    ['who is there already', 'Alicia', undefined],
  ])('%s', async (_, name, problem) => {
    const { alicia, visitor, interactionId } = await joined();
    expect(await alicia.do({ command: 'invite', interactionId, invited: name })).toBe(problem);
    expect((await visitor.poll()).events).toEqual([]);
  });
});

describe('two agents in one chat', () => {
  test('one leaves, reads nothing more of it, and the other answers for it', async () => {
    const { alicia, bob, visitor, interactionId } = await joined();
    expect(await alicia.do({ command: 'leave', interactionId })).toBeUndefined();
    expect(await alicia.do({ command: 'leave', interactionId })).toBeUndefined();
    const leaving = await visitor.poll();
    expect(texts(leaving)).toEqual(['Alicia has left the conversation.']);
    expect(states(leaving)).toEqual(['Agent Alicia disconnected']);
    await visitor.send('for Bob alone');
    expect((await bob.desk()).interactions).toMatchObject([{ mine: true, agentName: 'Bob' }]);
    expect(JSON.stringify(await alicia.desk())).not.toContain('for Bob alone');
    expect(await bob.do({ command: 'leave', interactionId })).toBe('wrong-state');
  });

  test('one holds, and the other goes on', async () => {
    const { alicia, bob, visitor, interactionId } = await joined();
    await alicia.do({ command: 'hold', interactionId });
    expect((await bob.desk()).interactions).toMatchObject([{ state: 'connected' }]);
    expect(states(await visitor.poll())).toEqual(['Agent Alicia held']);
    await bob.do({ command: 'hold', interactionId });
    expect((await bob.desk()).interactions).toMatchObject([{ state: 'held' }]);
    await alicia.do({ command: 'resume', interactionId });
    expect((await bob.desk()).interactions).toMatchObject([{ state: 'connected' }]);
  });

  test('each types for themselves', async () => {
    const { alicia, bob, visitor, interactionId } = await joined();
    await alicia.do({ command: 'typing', interactionId, typing: true });
    await bob.do({ command: 'typing', interactionId, typing: true });
    await alicia.do({ command: 'typing', interactionId, typing: false });
    const typing = (await visitor.poll()).events.filter(({ type }) => type === 'typingIndicator');
    expect(typing.map(({ value }) => value)).toEqual([true, true, false]);
    expect(new Set(typing.map(({ participantID }) => participantID)).size).toBe(2);
  });

  test('either ends it for everybody, and a repeat of that is fine', async () => {
    const { alicia, bob, visitor, interactionId } = await joined();
    await bob.do({ command: 'disconnect', interactionId });
    expect(await bob.do({ command: 'disconnect', interactionId })).toBeUndefined();
    expect(states(await visitor.poll())).toEqual([
      'Agent Alicia disconnected',
      'Agent Bob disconnected',
      'WebUser Ann disconnected',
    ]);
    expect((await alicia.desk()).agents.map(({ load }) => load)).toEqual([0, 0]);
  });

  test('one signs out, and the other answers for it', async () => {
    const { alicia, bob, interactionId } = await joined();
    await alicia.do({ command: 'signOut' });
    expect((await bob.desk()).interactions).toMatchObject([{ interactionId, mine: true, state: 'connected' }]);
  });

  test('one hands over to a third, and nobody is sent back to a line', async () => {
    const { bridge, alicia, bob, interactionId } = await joined();
    const cy = await Agent.signIn(bridge, 'Cy');
    expect(await alicia.do({ command: 'transfer', interactionId, to: { queue: 'Support' } })).toBe('unknown-target');
    expect(await alicia.do({ command: 'transfer', interactionId, to: { agent: 'Cy' } })).toBeUndefined();
    expect((await bob.desk()).interactions).toMatchObject([{ mine: true, state: 'connected' }]);
    expect(await cy.do({ command: 'pickUp', interactionId })).toBeUndefined();
  });
});

test('loads are what a recount gives', () => {
  const party = fc.record({
    participantId: fc.constant('p'),
    kind: fc.constant('agent' as const),
    name: fc.constantFrom('A', 'B', 'C'),
    state: fc.constantFrom('alerting' as const, 'active' as const, 'held' as const, 'disconnected' as const),
  });
  const record = fc.record({
    state: fc.constantFrom('waiting' as const, 'alerting' as const, 'connected' as const, 'ended' as const),
    agentName: fc.constantFrom('A', 'B', 'C', undefined),
    parties: fc.uniqueArray(party, { selector: ({ name }) => name }),
  });
  fc.assert(
    fc.property(fc.array(record, { maxLength: 12 }), fc.array(record, { maxLength: 12 }), (kept, dropped) => {
      const loads = createLoads();
      const records = [...dropped, ...kept].map((over) => chatRecord(over));
      for (const one of records) loads.add(one);
      for (const one of records.slice(0, dropped.length)) loads.remove(one);
      const recount = createLoads();
      for (const one of records.slice(dropped.length)) recount.add(one);
      for (const name of ['A', 'B', 'C']) expect(loads.of(name)).toBe(recount.of(name));
    }),
  );
});
