import { describe, expect, test } from 'vitest';
import { Agent, agentRequest, createTestBridge, states, texts, Visitor } from '../testing/test-bridge.js';
import { settle } from '../testing/virtual-clock.js';

const COMMAND_ID = 'command-number-one';

describe('lines', () => {
  test('give the chat that has waited longest', async () => {
    const { bridge } = createTestBridge({ agents: [{ name: 'Bo', capacity: 1 }] });
    const visitors = [];
    for (const name of ['first', 'second', 'third']) {
      visitors.push(await Visitor.start(bridge, { participant: { name } }));
    }
    const bo = await Agent.signIn(bridge, 'Bo');
    const alerting = async () => (await bo.desk()).interactions.find(({ state }) => state === 'alerting')?.visitorName;
    expect(await alerting()).toBe('first');
    await visitors[0]?.exit();
    expect(await alerting()).toBe('second');
  });

  test('give chats of every queue to whoever has room', async () => {
    const { bridge } = createTestBridge();
    await Visitor.start(bridge, { participant: { name: 'first' } });
    await Visitor.start(bridge, { participant: { name: 'second' } });
    await Visitor.start(bridge, { participant: { name: 'third' }, target: 'Support' });
    const bo = await Agent.signIn(bridge, 'Bo');
    expect((await bo.desk()).interactions.map(({ visitorName, state }) => `${visitorName} ${state}`)).toEqual([
      'first alerting',
      'second alerting',
      'third alerting',
    ]);
    const cy = await Agent.signIn(bridge, 'Cy');
    await Visitor.start(bridge, { participant: { name: 'fourth' } });
    expect((await cy.desk()).interactions).toMatchObject([{ visitorName: 'fourth', mine: true }]);
  });

  test('give the next chat to whoever has had nothing to do for longest', async () => {
    const { bridge } = createTestBridge();
    const bo = await Agent.signIn(bridge, 'Bo');
    const cy = await Agent.signIn(bridge, 'Cy');
    await Visitor.start(bridge);
    await bo.do({ command: 'disconnect', interactionId: await bo.pickUp() });
    await Visitor.start(bridge, { participant: { name: 'next' } });
    expect((await cy.desk()).interactions.at(-1)).toMatchObject({ visitorName: 'next', mine: true });
  });

  test('give an agent no more chats than the agent takes', async () => {
    const { bridge } = createTestBridge({ agents: [{ name: 'Bo', capacity: 1 }] });
    const bo = await Agent.signIn(bridge, 'bo');
    const [, waiting] = [await Visitor.start(bridge), await Visitor.start(bridge, { participant: { name: 'two' } })];
    const desk = await bo.desk();
    expect(desk.agent).toMatchObject({ name: 'Bo', capacity: 1, load: 1 });
    expect(desk.queues).toMatchObject([{ name: 'Marketing', waiting: 1, availableAgents: 0 }, { waiting: 0 }]);
    expect(texts(await waiting.poll())).toEqual(['Welcome to IC!', 'Interaction transferred to Marketing.']);
    await bo.do({ command: 'disconnect', interactionId: await bo.pickUp() });
    expect(texts(await waiting.poll())).toEqual(['Interaction alerting Bo.']);
  });

  test('give chats only to the members of a workgroup, and a user queue to its user', async () => {
    const workgroups = [{ name: 'Marketing', members: ['Bo'] }, { name: 'Support' }];
    const { bridge } = createTestBridge({ workgroups });
    const cy = await Agent.signIn(bridge, 'Cy');
    await Visitor.start(bridge);
    expect((await cy.desk()).interactions).toEqual([]);
    await Visitor.start(bridge, { target: 'cy', targetType: 'User' });
    expect((await cy.desk()).interactions).toMatchObject([{ queue: 'Cy', state: 'alerting', mine: true }]);
  });

  test('take a chat back to the front when an agent does not pick up, and leave that agent alone', async () => {
    const { bridge, clock } = createTestBridge();
    const bo = await Agent.signIn(bridge, 'Bo');
    const visitor = await Visitor.start(bridge, { participant: { name: 'first' } });
    await clock.advance(29_000);
    await visitor.poll();
    await clock.advance(2_000);
    expect(states(await visitor.poll())).toEqual(['Agent Bo disconnected']);
    await Visitor.start(bridge, { participant: { name: 'second' } });
    expect((await bo.desk()).interactions.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    const cy = await Agent.signIn(bridge, 'Cy');
    expect((await cy.desk()).interactions[0]).toMatchObject({ visitorName: 'first', state: 'alerting', mine: true });
    expect(texts(await visitor.poll())).toEqual(['Interaction alerting Cy.']);
  });

  test('count an agent as there again after the next command', async () => {
    const { bridge, clock } = createTestBridge();
    const bo = await Agent.signIn(bridge, 'Bo');
    await Visitor.start(bridge);
    await clock.advance(31_000);
    expect((await bo.desk()).queues[0]?.availableAgents).toBe(0);
    await bo.do({ command: 'signIn' });
    expect((await bo.desk()).interactions).toMatchObject([{ state: 'alerting', mine: true }]);
  });
});

/** A visitor and an agent in a chat, with nothing left to poll. */
async function connect() {
  const { bridge, clock } = createTestBridge();
  const agent = await Agent.signIn(bridge);
  const visitor = await Visitor.start(bridge);
  const interactionId = await agent.pickUp();
  await visitor.poll();
  return { bridge, clock, agent, visitor, interactionId };
}

describe('in a chat', () => {
  test('an agent and a visitor read each other', async () => {
    const { agent, visitor, interactionId } = await connect();
    await visitor.send('Hello');
    await agent.do({ command: 'sendText', interactionId, text: 'Good morning' });
    await agent.do({ command: 'sendUrl', interactionId, text: 'https://example.com/' });
    const { events } = await visitor.poll();
    expect(events).toMatchObject([
      { type: 'text', value: 'Good morning', displayName: 'Alicia Adams', participantType: 'Agent' },
      { type: 'url', value: 'https://example.com/', displayName: 'Alicia Adams' },
    ]);
    const lines = (await agent.desk()).interactions[0]?.lines.slice(-3);
    expect(lines).toMatchObject([
      { kind: 'text', from: 'visitor', name: 'Ann', text: 'Hello' },
      { kind: 'text', from: 'agent', text: 'Good morning' },
      { kind: 'url', from: 'agent', text: 'https://example.com/' },
    ]);
  });

  test('each sees the other typing, once for each change', async () => {
    const { agent, visitor, interactionId } = await connect();
    await visitor.type(true);
    expect((await agent.desk()).interactions[0]?.visitorTyping).toBe(true);
    await visitor.send('Hello');
    expect((await agent.desk()).interactions[0]?.visitorTyping).toBe(false);
    await agent.do({ command: 'typing', interactionId, typing: true });
    await agent.do({ command: 'typing', interactionId, typing: true });
    await agent.do({ command: 'sendText', interactionId, text: 'Hi' });
    expect((await visitor.poll()).events.map(({ type, value }) => [type, value])).toEqual([
      ['typingIndicator', true],
      ['typingIndicator', false],
      ['text', 'Hi'],
    ]);
  });

  test('hold is told and undone', async () => {
    const { agent, visitor, interactionId } = await connect();
    await agent.do({ command: 'hold', interactionId });
    const held = await visitor.poll();
    expect(states(held)).toEqual(['Agent Alicia Adams held']);
    expect(texts(held)).toEqual(['Alicia Adams has put the conversation on hold.']);
    // A repeat after a lost answer is no news.
    expect(await agent.do({ command: 'hold', interactionId })).toBeUndefined();
    expect((await visitor.poll()).events).toEqual([]);
    await agent.do({ command: 'resume', interactionId });
    expect(await agent.do({ command: 'resume', interactionId })).toBeUndefined();
    expect(states(await visitor.poll())).toEqual(['Agent Alicia Adams active']);
  });

  test('a transfer to a queue lets the agent leave and the chat go on', async () => {
    const { bridge, agent, visitor, interactionId } = await connect();
    await agent.do({ command: 'typing', interactionId, typing: true });
    await visitor.poll();
    const bo = await Agent.signIn(bridge, 'Bo');
    await agent.do({ command: 'transfer', interactionId, to: { agent: 'bo' } });
    await bo.pickUp();
    const chat = await visitor.poll();
    expect(texts(chat)).toEqual([
      'Alicia Adams has left the conversation.',
      'Interaction transferred to Bo.',
      'Interaction alerting Bo.',
      'Bo has joined the conversation.',
    ]);
    expect(states(chat)).toEqual(['Agent Alicia Adams disconnected', 'Agent Bo alerting', 'Agent Bo active']);
    expect(chat.events[0]).toMatchObject({ type: 'typingIndicator', value: false });
    expect(await agent.do({ command: 'sendText', interactionId, text: 'late' })).toBe('wrong-state');
    await bo.do({ command: 'transfer', interactionId, to: { queue: 'support' } });
    expect(texts(await visitor.poll())).toContain('Interaction transferred to Support.');
    expect(await bo.do({ command: 'transfer', interactionId, to: { queue: 'nowhere' } })).toBe('wrong-state');
  });

  test('a transfer to nobody is refused and changes nothing', async () => {
    const { agent, visitor, interactionId } = await connect();
    expect(await agent.do({ command: 'transfer', interactionId, to: { queue: 'Nowhere' } })).toBe('unknown-target');
    expect(await agent.do({ command: 'transfer', interactionId, to: { agent: 'Nobody' } })).toBe('unknown-target');
    expect((await visitor.poll()).events).toEqual([]);
  });

  test('a repeated command says nothing twice', async () => {
    const { agent, visitor, interactionId } = await connect();
    const say = { command: 'sendText', interactionId, text: 'Hi', commandId: COMMAND_ID } as const;
    await Promise.all([agent.do(say), agent.do(say)]);
    await agent.do({ command: 'disconnect', interactionId });
    expect(await agent.do(say)).toBeUndefined();
    expect(texts(await visitor.poll()).filter((text) => text === 'Hi')).toHaveLength(1);
  });

  test('an id that another command had is no repeat, and nothing is taken for said', async () => {
    const { bridge, agent, visitor, interactionId } = await connect();
    const bo = await Agent.signIn(bridge, 'Bo');
    const say = { command: 'sendText', interactionId, text: 'Hi', commandId: COMMAND_ID } as const;
    expect(await agent.do(say)).toBeUndefined();
    expect(await agent.do({ ...say, text: 'Something else' })).toBe('repeat-differs');
    expect(await agent.do({ ...say, command: 'sendUrl' })).toBe('repeat-differs');
    expect(await bo.do(say)).toBe('repeat-differs');
    const refused = await bridge.fetchPrivate(
      agentRequest('commands', { method: 'POST', body: JSON.stringify({ ...say, agent: agent.name, text: 'Hm' }) }),
    );
    expect(refused.status).toBe(409);
    expect(await agent.do(say)).toBeUndefined();
    expect(texts(await visitor.poll()).filter((text) => text !== 'Hi')).toEqual([]);
  });

  test('an agent who signs out gives the chats back to the front of the line', async () => {
    const { bridge, agent, visitor } = await connect();
    const bo = await Agent.signIn(bridge, 'Bo');
    await agent.do({ command: 'signOut' });
    await bo.pickUp();
    expect(texts(await visitor.poll())).toEqual([
      'Alicia Adams has left the conversation.',
      'Interaction transferred to Marketing.',
      'Interaction alerting Bo.',
      'Bo has joined the conversation.',
    ]);
  });

  test('other agents see neither texts nor typing', async () => {
    const { bridge, visitor } = await connect();
    const bo = await Agent.signIn(bridge, 'Bo');
    await visitor.send('private');
    for (let chats = 0; chats < 6; chats += 1) await (await Visitor.start(bridge)).send('private');
    const { interactions } = await bo.desk();
    const open = interactions.filter(({ lines }) => JSON.stringify(lines).includes('private'));
    expect(open.every(({ mine }) => mine)).toBe(true);
    expect(interactions.some(({ state }) => state === 'waiting')).toBe(true);
  });

  test('no visitor id is on any desk', async () => {
    const { agent, visitor } = await connect();
    const desk = JSON.stringify(await agent.desk());
    expect(desk).not.toContain(visitor.participantId);
    expect(desk).not.toContain(visitor.chatId);
  });
});

describe('the desk', () => {
  test('shows the first hundred of a line, and how many wait', async () => {
    const { bridge } = createTestBridge({ agents: [{ name: 'Bo', capacity: 0 }] });
    const bo = await Agent.signIn(bridge, 'Bo');
    for (let number = 1; number <= 102; number += 1) {
      await Visitor.start(bridge, { participant: { name: `visitor ${number}` } });
    }
    const { interactions, queues } = await bo.desk();
    expect(interactions).toHaveLength(100);
    expect(interactions.at(-1)).toMatchObject({ visitorName: 'visitor 100' });
    expect(queues[0]?.waiting).toBe(102);
  });

  test('waits until something changes', async () => {
    const { bridge } = createTestBridge();
    const agent = await Agent.signIn(bridge);
    const { version } = await agent.desk();
    let answered = false;
    const desk = agent.desk(version, 25_000).finally(() => (answered = true));
    await settle();
    expect(answered).toBe(false);
    await Visitor.start(bridge);
    expect((await desk).interactions).toHaveLength(1);
    expect((await desk).version).toBeGreaterThan(version);
  });

  test('does not change by polling', async () => {
    const { bridge } = createTestBridge();
    const agent = await Agent.signIn(bridge);
    const visitor = await Visitor.start(bridge);
    const { version } = await agent.desk();
    await visitor.poll();
    await visitor.poll(-1);
    await visitor.poll(2);
    expect((await agent.desk()).version).toBe(version);
  });

  test('answers when the wait is over, and at once for a version it does not know', async () => {
    const { bridge, clock } = createTestBridge();
    const agent = await Agent.signIn(bridge);
    const { version } = await agent.desk();
    const waited = agent.desk(version, 99_000);
    await clock.advance(25_000);
    expect((await waited).version).toBe(version);
    expect((await agent.desk(version + 5, 25_000)).version).toBe(version);
  });

  test('leaves no timer behind when the agent goes away', async () => {
    const { bridge, clock } = createTestBridge();
    const agent = await Agent.signIn(bridge);
    const { version } = await agent.desk();
    const before = clock.pendingTimers;
    const connection = new AbortController();
    const query = `desk?agent=${encodeURIComponent(agent.name)}&version=${version}&waitMs=25000`;
    const lost = bridge.fetchPrivate(agentRequest(query, { signal: connection.signal }));
    await settle();
    expect(clock.pendingTimers).toBe(before + 1);
    connection.abort();
    await lost;
    expect(clock.pendingTimers).toBe(before);
  });
});

describe('the API', () => {
  test.each([
    ['nothing', ''],
    ['no command', { agent: 'Bo' }],
    ['an unknown command', { agent: 'Bo', command: 'toString' }],
    ['no agent', { command: 'signIn' }],
    ['an empty name', { command: 'signIn', agent: ' \n ' }],
    ['a name that is too long', { command: 'signIn', agent: 'x'.repeat(65) }],
    ['a text that is none', { command: 'sendText', agent: 'Bo', interactionId: '1', text: 5 }],
    ['a bad command id', { command: 'sendText', agent: 'Bo', interactionId: '1', text: 'x', commandId: 'short' }],
    ['a transfer to nothing', { command: 'transfer', agent: 'Bo', interactionId: '1', to: {} }],
  ])('refuses %s', async (_, body) => {
    const { bridge } = createTestBridge();
    const response = await bridge.fetchPrivate(
      agentRequest('commands', { method: 'POST', body: JSON.stringify(body) }),
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid-command' });
  });

  test('names what is unknown', async () => {
    const { bridge } = createTestBridge();
    const stranger = new Agent(bridge, 'Nobody');
    expect(await stranger.do({ command: 'pickUp', interactionId: '1' })).toBe('unknown-agent');
    const agent = await Agent.signIn(bridge);
    expect(await agent.do({ command: 'pickUp', interactionId: '1' })).toBe('unknown-interaction');
    expect((await bridge.fetchPrivate(agentRequest('desk?agent=Nobody'))).status).toBe(404);
  });

  test.each([
    ['no key', {}],
    ['another key', { authorization: 'Bearer wrong' }],
    ['another scheme', { authorization: 'Basic the-key-of-the-agents' }],
  ])('turns away whoever has %s', async (_, headers) => {
    const { bridge } = createTestBridge();
    const request = new Request('http://localhost/agent/api/desk?agent=x', { headers });
    expect((await bridge.fetchPrivate(request)).status).toBe(401);
  });

  test('answers only under a loopback name, and only to the right methods', async () => {
    const { bridge } = createTestBridge();
    const { headers } = agentRequest('desk');
    expect((await bridge.fetchPrivate(new Request('http://evil.example/agent/api/desk', { headers }))).status).toBe(
      403,
    );
    expect((await bridge.fetchPrivate(agentRequest('desk', { method: 'POST' }))).status).toBe(405);
    expect((await bridge.fetchPrivate(agentRequest('commands'))).status).toBe(405);
    expect((await bridge.fetchPrivate(agentRequest('nothing'))).status).toBe(404);
  });
});
