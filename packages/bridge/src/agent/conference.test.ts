import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory-store.js';
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

describe('what an agent may read', () => {
  test('ends where the agent left, also once the chat is over', async () => {
    const { alicia, bob, visitor, interactionId } = await joined();
    await alicia.do({ command: 'leave', interactionId });
    await visitor.send('for Bob alone');
    await bob.do({ command: 'disconnect', interactionId });
    expect(JSON.stringify(await alicia.desk())).not.toContain('for Bob alone');
    expect(JSON.stringify(await bob.desk())).toContain('for Bob alone');
  });

  test('does not grow by being rung for again', async () => {
    const { alicia, bob, clock, visitor, interactionId } = await joined();
    await alicia.do({ command: 'leave', interactionId });
    await visitor.send('for Bob alone');
    await bob.do({ command: 'invite', interactionId, invited: 'Alicia' });
    await clock.advance(31_000);
    expect(JSON.stringify(await alicia.desk())).not.toContain('for Bob alone');
  });

  test('goes to the last line for everybody who was there to the end', async () => {
    const { alicia, bob, interactionId } = await joined();
    await alicia.do({ command: 'disconnect', interactionId });
    for (const agent of [alicia, bob]) {
      expect((await agent.desk()).interactions[0]?.lines.at(-1)?.text).toBe('Bob has left the conversation.');
    }
  });
});

describe('an agent who leaves a chat to others', () => {
  test('has room for the next one at once', async () => {
    const { bridge, alicia, interactionId } = await joined({
      agents: [
        { name: 'Alicia', capacity: 1 },
        { name: 'Bob', capacity: 1 },
      ],
    });
    await Visitor.start(bridge, { participant: { name: 'next' } });
    expect((await alicia.desk()).interactions[1]).toMatchObject({ visitorName: 'next', state: 'waiting' });
    await alicia.do({ command: 'leave', interactionId });
    expect((await alicia.desk()).interactions[1]).toMatchObject({ visitorName: 'next', state: 'alerting', mine: true });
  });

  test('comes after whoever has been idle for longer', async () => {
    const { bridge, alicia, interactionId } = await joined();
    const cy = await Agent.signIn(bridge, 'Cy');
    await alicia.do({ command: 'leave', interactionId });
    await Visitor.start(bridge, { participant: { name: 'next' } });
    expect((await cy.desk()).interactions).toMatchObject([{ visitorName: 'next', mine: true }]);
  });

  test.each([
    ['signs out', () => ({ command: 'signOut' }) as const],
    [
      'sends the chat to a queue',
      (interactionId: string) => ({ command: 'transfer', interactionId, to: { queue: 'Support' } }) as const,
    ],
  ])('and %s takes back every ring: the line rings anew', async (_, commandFor) => {
    const { alicia, bob, visitor, interactionId } = await invited();
    await visitor.poll();
    await alicia.do(commandFor(interactionId));
    const chat = await visitor.poll();
    expect(states(chat)).toEqual(['Agent Alicia disconnected', 'Agent Bob disconnected', 'Agent Bob alerting']);
    expect(await bob.do({ command: 'pickUp', interactionId })).toBeUndefined();
    expect((await bob.desk()).interactions[0]?.agents).toEqual([{ name: 'Bob', state: 'active' }]);
  });
});
