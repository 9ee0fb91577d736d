import { expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory-store.js';
import { CallbackVisitor } from '../testing/callback-visitor.js';
import { Agent, createTestBridge, states, texts, Visitor } from '../testing/test-bridge.js';
import { settle } from '../testing/virtual-clock.js';
import { decodeAgentScript, echoScript, nameApart, type AgentScript } from './agent-script.js';

function decode(value: unknown): AgentScript {
  const script = decodeAgentScript(value);
  if (!script.ok) throw new Error(script.problem);
  return script.value;
}

test('the echo picks up, greets, types and repeats each text once', async () => {
  const { bridge, clock } = createTestBridge({ scriptedAgents: [echoScript] });
  const visitor = await Visitor.start(bridge);
  await clock.advance(1_000);
  expect(texts(await visitor.poll()).at(-1)).toBe('Hello Ann. I repeat whatever you write.');
  await Promise.all([visitor.send('one $& {{queue}}'), visitor.send('two')]);
  await clock.advance(5_000);
  const { events } = await visitor.poll();
  expect(events.filter(({ participantType }) => participantType === 'Agent').map(({ value }) => value)).toEqual([
    true,
    false,
    'You wrote: one $& {{queue}}',
    true,
    false,
    'You wrote: two',
  ]);
});

test('the echo serves several visitors at once and leaves no timer behind', async () => {
  const { bridge, clock } = createTestBridge({ scriptedAgents: [echoScript] });
  const visitors = [await Visitor.start(bridge), await Visitor.start(bridge)];
  await clock.advance(1_000);
  for (const visitor of visitors) await visitor.send(visitor.chatId);
  await clock.advance(2_000);
  for (const visitor of visitors) expect(texts(await visitor.poll())).toContain(`You wrote: ${visitor.chatId}`);
  await visitors[0]?.exit();
  bridge.dispose();
  expect(clock.pendingTimers).toBe(0);
});

test('a script holds, waits, pushes a page, transfers and hangs up', async () => {
  const alicia = decode({
    name: 'Alicia',
    steps: [
      { step: 'pickup', afterMs: 1_000 },
      { step: 'say', text: '{{agentName}} of {{queue}} for {{visitorName}} {{other}}' },
      { step: 'wait', for: 'message' },
      { step: 'hold', afterMs: 500 },
      { step: 'wait', afterMs: 2_000 },
      { step: 'resume' },
      { step: 'url', text: 'https://example.com/{{lastText}}' },
      { step: 'transfer', to: { agent: 'Bo' } },
    ],
  });
  const bo = decode({
    name: 'Bo',
    steps: [{ step: 'pickup' }, { step: 'type' }, { step: 'say', text: 'Bye' }, { step: 'disconnect' }],
  });
  const { bridge, clock } = createTestBridge({ scriptedAgents: [alicia], agents: [{ name: 'Bo' }] });
  const visitor = await Visitor.start(bridge);
  await clock.advance(10_000);
  expect(texts(await visitor.poll()).at(-1)).toBe('Alicia of Marketing for Ann {{other}}');
  await visitor.send('42');
  await clock.advance(1_000);
  expect(states(await visitor.poll())).toEqual(['Agent Alicia held']);
  await clock.advance(5_000);
  expect(texts(await visitor.poll())).toEqual(['https://example.com/42']);
  bridge.dispose();

  const two = createTestBridge({
    scriptedAgents: [alicia, bo],
    workgroups: [{ name: 'Marketing', members: ['Alicia'] }],
  });
  const other = await Visitor.start(two.bridge);
  await two.clock.advance(3_000);
  await other.send('x');
  await two.clock.advance(10_000);
  const chat = await other.poll();
  expect(texts(chat)).toContain('Bye');
  expect(states(chat).slice(-2)).toEqual(['Agent Bo disconnected', 'WebUser Ann disconnected']);
});

test.each([
  [null, 'there is no list of steps'],
  [[], 'there is no list of steps'],
  [[{ step: 'dance' }], 'step 1: "step" is none of'],
  [[{ step: 'say' }], 'step 1: "text" is missing'],
  [[{ step: 'pickup', afterMs: -1 }], 'step 1: "afterMs"'],
  [[{ step: 'transfer', to: {} }], 'step 1: "to"'],
  [[{ step: 'wait', for: 'godot' }], 'step 1: "for"'],
  [[{ step: 'invite' }], 'step 1: "agent"'],
  [{ steps: [{ step: 'pickup' }], repeatFrom: 0 }, 'must wait for a message'],
  [{ steps: [{ step: 'pickup' }], repeatFrom: 5 }, '"repeatFrom"'],
  [{ name: '', steps: [{ step: 'pickup' }] }, '"name"'],
])('a script file that is wrong says where: %j', (value, problem) => {
  expect(decodeAgentScript(value)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
});

test('the echo works callbacks off, and stays there for chats', async () => {
  const { bridge, clock } = createTestBridge({ scriptedAgents: [echoScript] });
  const caller = await CallbackVisitor.create(bridge);
  await clock.advance(40_000);
  expect((await caller.status()).status).toMatchObject({ type: 'failure' });
  const visitor = await Visitor.start(bridge);
  await clock.advance(1_000);
  expect(texts(await visitor.poll()).at(-1)).toBe('Hello Ann. I repeat whatever you write.');
});

test('an agent whom a script had signed in is gone once no script has the name', async () => {
  const store = createMemoryStore();
  const first = createTestBridge({ store, scriptedAgents: [echoScript], recovery: true });
  const visitor = await Visitor.start(first.bridge);
  await first.clock.advance(1_000);
  first.bridge.dispose();
  const next = createTestBridge({ store, recovery: true, clock: first.clock });
  visitor.bridge = next.bridge;
  expect(states(await visitor.poll()).at(-1)).toBe('Agent Echo disconnected');
  expect((await (await Agent.signIn(next.bridge, 'Bo')).desk()).interactions).toMatchObject([{ mine: true }]);
});

test('a script is meant whatever the case of its name', async () => {
  const store = createMemoryStore();
  await Agent.signIn(createTestBridge({ store }).bridge, 'ECHO');
  const { bridge, clock } = createTestBridge({ store, scriptedAgents: [echoScript] });
  const visitor = await Visitor.start(bridge);
  await clock.advance(1_000);
  expect(texts(await visitor.poll()).at(-1)).toBe('Hello Ann. I repeat whatever you write.');
});

test('a script brings another agent in and leaves the chat to them', async () => {
  const script = decode([
    { step: 'pickup' },
    { step: 'invite', agent: 'Bo' },
    { step: 'wait', for: 'message' },
    { step: 'leave' },
  ]);
  const { bridge, clock } = createTestBridge({ scriptedAgents: [{ ...script, name: 'Alicia' }] });
  const bo = await Agent.signIn(bridge, 'Bo');
  const visitor = await Visitor.start(bridge);
  await clock.advance(1_000);
  const [chat] = (await bo.desk()).interactions;
  await bo.do({ command: 'pickUp', interactionId: chat?.interactionId ?? '' });
  await visitor.send('Both there?');
  await clock.advance(1_000);
  expect((await bo.desk()).interactions).toMatchObject([{ mine: true, agents: [{ name: 'Bo', state: 'active' }] }]);
});

test('a script gives a file', async () => {
  const script = decode([{ step: 'pickup' }, { step: 'file', path: 'manuals/manual.txt' }]);
  const localFiles = { read: async () => new TextEncoder().encode('How to') };
  const { bridge, clock } = createTestBridge({ scriptedAgents: [script], localFiles });
  const visitor = await Visitor.start(bridge);
  await clock.advance(1_000);
  await settle();
  const file = (await visitor.poll()).events.find(({ type }) => type === 'file');
  expect(String(file?.value)).toMatch(/\/manual\.txt$/);
});

test('scripts without a name get one each', () => {
  const script = decode([{ step: 'pickup' }]);
  expect(nameApart([script, echoScript, script]).map(({ name }) => name)).toEqual([
    'Scripted Agent',
    'Echo',
    'Scripted Agent 2',
  ]);
});
