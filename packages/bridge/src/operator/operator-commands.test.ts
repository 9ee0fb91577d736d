import { describe, expect, test } from 'vitest';
import { BridgeError } from '../errors.js';
import { createMemoryStore } from '../store/memory-store.js';
import { CallbackVisitor } from '../testing/callback-visitor.js';
import { Operator } from '../testing/operator.js';
import { Agent, ask, askChat, createTestBridge, startBody, states, texts, Visitor } from '../testing/test-bridge.js';
import { createPair } from '../testing/test-pair.js';
import type { BlockDocument, InteractionSummary, OperatorAnswer, ParameterDocument } from './operator-api.js';

const from = (address: string) => ({ address });

async function parameter(operator: Operator, name: string): Promise<ParameterDocument | undefined> {
  const parameters = await operator.read<ParameterDocument[]>('parameters.json');
  return parameters.find((candidate) => candidate.name === name);
}

async function version(bridge: Parameters<typeof ask>[0]): Promise<number> {
  const [configuration] = (await (await ask(bridge, 'serverConfiguration')).json()) as {
    serverConfiguration: { cfgVer: number };
  }[];
  return configuration?.serverConfiguration.cfgVer ?? 0;
}

describe('parameters', () => {
  test('are in force with the next answer', async () => {
    const { bridge } = createTestBridge();
    const operator = new Operator(bridge);
    const visitor = await Visitor.start(bridge);
    expect((await visitor.poll()).pollWaitSuggestion).toBe(2_000);
    expect(await operator.do('parameters', { maxpollfrequency: 1_000 })).toBeUndefined();
    expect((await visitor.poll()).pollWaitSuggestion).toBe(1_000);
    expect(await parameter(operator, 'MaxPollFrequency')).toMatchObject({ value: 1_000, default: 2_000, unit: 'ms' });
  });

  test('can be sent as a form', async () => {
    const { bridge } = createTestBridge();
    const operator = new Operator(bridge);
    const body = new URLSearchParams({ MaxPollFrequency: '1000', SystemName: 'Web & Admin' });
    const headers = { authorization: `Bearer ${operator.key}` };
    const request = new Request('http://localhost/ops/parameters', { method: 'POST', body, headers });
    expect((await bridge.fetchPrivate(request)).status).toBe(200);
    expect((await parameter(operator, 'SystemName'))?.value).toBe('Web & Admin');
  });

  test('outlive the bridge, and win over what is configured', async () => {
    const store = createMemoryStore();
    const first = createTestBridge({ store, parameters: { WelcomeMsg: 'Configured' } });
    await new Operator(first.bridge).do('parameters', { WelcomeMsg: 'Set' });
    first.bridge.dispose();
    const { bridge } = createTestBridge({ store, parameters: { WelcomeMsg: 'Configured anew' } });
    const visitor = await Visitor.start(bridge);
    expect(texts(await visitor.poll())[0]).toBe('Set');
  });

  test('that wait for a restart say so, and are in force after it', async () => {
    const store = createMemoryStore();
    const first = createTestBridge({ store });
    const operator = new Operator(first.bridge);
    const answer = (await (await operator.post('parameters', { EnableWebTranscript: 1 })).json()) as OperatorAnswer;
    expect(answer).toMatchObject({ restartNeeded: ['EnableWebTranscript'] });
    expect(answer.message).toContain('restart needed');
    expect(await parameter(operator, 'EnableWebTranscript')).toMatchObject({ value: 0, pending: 1, restart: true });
    first.bridge.dispose();
    const later = new Operator(createTestBridge({ store }).bridge);
    expect(await parameter(later, 'EnableWebTranscript')).toMatchObject({ value: 1 });
    expect(await parameter(later, 'EnableWebTranscript')).not.toHaveProperty('pending');
  });

  test('are set together or not at all', async () => {
    const operator = new Operator(createTestBridge().bridge);
    expect(await operator.do('parameters', { MaxPollFrequency: 1_000, AlertTime: 0 })).toBe('invalid-value');
    expect((await parameter(operator, 'MaxPollFrequency'))?.value).toBe(2_000);
  });

  test('that nobody knows are refused with the nearest that is known', async () => {
    const operator = new Operator(createTestBridge().bridge);
    const response = await operator.post('parameters', { MaxPolFrequency: 1_000 });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      code: 'unknown-parameter',
      message: 'There is no such parameter; did you mean MaxPollFrequency?',
    });
  });

  test.each([
    ['MaxPollFrequency', 'fast'],
    ['MaxPollFrequency', '249'],
    ['MaxPollFrequency', ''],
    ['MaxPollFrequency', '1e99'],
    ['NoticeSeverity', 'loud'],
    ['AdditionalHTTPPorts', '8115;x'],
    ['WelcomeMsg', 'x'.repeat(4_001)],
  ])('%s takes no %s', async (name, value) => {
    const operator = new Operator(createTestBridge().bridge);
    expect(await operator.do('parameters', { [name]: value })).toBe('invalid-value');
  });

  test('take a limit away where they are empty', async () => {
    const operator = new Operator(createTestBridge().bridge);
    await operator.do('parameters', { MaxActiveChatsAllowed: 7 });
    expect((await parameter(operator, 'MaxActiveChatsAllowed'))?.value).toBe(7);
    await operator.do('parameters', { MaxActiveChatsAllowed: null });
    expect((await parameter(operator, 'MaxActiveChatsAllowed'))?.value).toBeNull();
  });

  test('let clients read the configuration again only where it says something else', async () => {
    const { bridge } = createTestBridge();
    const operator = new Operator(bridge);
    const visitor = await Visitor.start(bridge);
    const before = await version(bridge);
    await operator.do('parameters', { AlertTime: 20 });
    expect(await version(bridge)).toBe(before);
    await operator.do('parameters', { AllowClientProblemReport: 1 });
    expect(await version(bridge)).toBe(before + 1);
    expect((await visitor.poll()).cfgVer).toBe(before + 1);
  });

  test('let clients read it again too where a restart has changed what it says', async () => {
    const store = createMemoryStore();
    const first = createTestBridge({ store });
    const before = await version(first.bridge);
    first.bridge.dispose();
    const same = createTestBridge({ store });
    expect(await version(same.bridge)).toBe(before);
    same.bridge.dispose();
    expect(await version(createTestBridge({ store, extensions: { hold: false } }).bridge)).toBe(before + 1);
  });
});

test('a notice is shown to clients until it is taken away', async () => {
  const { bridge } = createTestBridge();
  const operator = new Operator(bridge);
  const notice = async () => {
    const [answer] = (await (await ask(bridge, 'serverConfiguration')).json()) as {
      serverConfiguration: { notice?: unknown };
    }[];
    return answer?.serverConfiguration.notice;
  };
  const before = await version(bridge);
  expect(await operator.do('notice', { severity: 'caution', text: 'Closing at <17:00>' })).toBeUndefined();
  expect(await notice()).toEqual({ severity: 'caution', text: 'Closing at <17:00>' });
  expect(await operator.do('notice', {})).toBeUndefined();
  expect(await notice()).toBeUndefined();
  expect(await version(bridge)).toBe(before + 2);
  expect(await operator.do('notice', { severity: 'loud', text: 'x' })).toBe('invalid-command');
});

describe('a paused queue', () => {
  test('takes nobody new until it is resumed, and keeps who waits', async () => {
    const { bridge } = createTestBridge();
    const operator = new Operator(bridge);
    const waiting = await Visitor.start(bridge);
    expect(await operator.do('pause', { queue: 'marketing' })).toBeUndefined();
    const refused = await askChat(bridge, 'chat/start', startBody());
    expect(refused.status).toMatchObject({ type: 'failure', reason: 'error.websvc.general.closed.paused' });
    expect((await askChat(bridge, 'chat/start', startBody({ target: 'Support' }))).status.type).toBe('success');
    expect((await waiting.poll()).status.type).toBe('success');
    const agent = await Agent.signIn(bridge);
    const { queues } = await agent.desk();
    expect(queues.map(({ name, paused }) => [name, paused])).toEqual([
      ['Marketing', true],
      ['Support', false],
    ]);
    expect(await operator.do('resume', { queue: 'Marketing' })).toBeUndefined();
    expect((await askChat(bridge, 'chat/start', startBody())).status.type).toBe('success');
  });

  test('stays paused over a restart', async () => {
    const store = createMemoryStore();
    const first = createTestBridge({ store });
    await new Operator(first.bridge).do('pause', { queue: 'Marketing' });
    first.bridge.dispose();
    const { bridge } = createTestBridge({ store });
    expect((await askChat(bridge, 'chat/start', startBody())).status.type).toBe('failure');
  });

  test('has to be there', async () => {
    const operator = new Operator(createTestBridge().bridge);
    const response = await operator.post('pause', { queue: 'Marketting' });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ message: expect.stringContaining('did you mean Marketing?') });
  });
});

describe('a blocked visitor', () => {
  test('loses the chat and starts nothing more; others do', async () => {
    const { bridge } = createTestBridge();
    const operator = new Operator(bridge);
    const start = async (address: string) => {
      const request = new Request('http://bridge.example/websvcs/chat/start', {
        method: 'POST',
        body: JSON.stringify(startBody()),
      });
      const { chat } = (await (await bridge.fetch(request, from(address))).json()) as {
        chat: { status: { type: string } };
      };
      return chat.status.type;
    };
    expect(await start('203.0.113.7')).toBe('success');
    const interactionId = await operator.chatId();
    expect(await operator.do('block', { interactionId })).toBeUndefined();
    expect(await operator.read<InteractionSummary[]>('history.json')).toMatchObject([
      { interactionId, endReason: 'operator' },
    ]);
    expect(await start('203.0.113.7')).toBe('failure');
    expect(await start('203.0.113.8')).toBe('success');
    const [block] = await operator.read<BlockDocument[]>('blocks.json');
    expect(JSON.stringify(block)).not.toContain('203.0.113');
    expect(await operator.do('unblock', { blockId: block?.blockId })).toBeUndefined();
    expect(await start('203.0.113.7')).toBe('success');
    expect(await operator.do('unblock', { interactionId })).toBe('unknown-block');
  });

  test('can be let in again by the interaction', async () => {
    const { bridge } = createTestBridge();
    const operator = new Operator(bridge);
    const request = new Request('http://bridge.example/websvcs/chat/start', {
      method: 'POST',
      body: JSON.stringify(startBody()),
    });
    await bridge.fetch(request, from('203.0.113.7'));
    const interactionId = await operator.chatId();
    await operator.do('block', { interactionId });
    expect(await operator.do('unblock', { interactionId })).toBeUndefined();
    expect(await operator.read('blocks.json')).toEqual([]);
  });

  test('whose address nobody knows can not be blocked', async () => {
    const { bridge } = createTestBridge();
    const operator = new Operator(bridge);
    await Visitor.start(bridge);
    expect(await operator.do('block', { interactionId: await operator.chatId() })).toBe('address-unknown');
  });
});

describe('an interaction', () => {
  test('is ended, once', async () => {
    const { bridge } = createTestBridge();
    const operator = new Operator(bridge);
    const visitor = await Visitor.start(bridge);
    const interactionId = await operator.chatId();
    expect(await operator.do('end', { interactionId })).toBeUndefined();
    expect(states(await visitor.poll()).at(-1)).toBe('WebUser Ann disconnected');
    expect(await operator.do('end', { interactionId })).toBe('wrong-state');
    expect(await operator.do('end', { interactionId: '1' })).toBe('unknown-interaction');
  });

  test('of any kind can be ended', async () => {
    const { bridge } = createTestBridge();
    const operator = new Operator(bridge);
    await CallbackVisitor.create(bridge);
    const [callback] = await operator.read<InteractionSummary[]>('requests.json');
    expect(callback).toMatchObject({ kind: 'callback', state: 'waiting' });
    expect(await operator.do('end', { interactionId: callback?.interactionId })).toBeUndefined();
    expect(await operator.read('requests.json')).toEqual([]);
    expect(await operator.do('reopen', { interactionId: callback?.interactionId })).toBe('wrong-state');
  });

  test('is reopened: its visitor and the next agent go on in it', async () => {
    const { bridge } = createTestBridge();
    const operator = new Operator(bridge);
    const agent = await Agent.signIn(bridge);
    const visitor = await Visitor.start(bridge);
    const interactionId = await agent.pickUp();
    expect(await operator.do('reopen', { interactionId })).toBe('wrong-state');
    await agent.do({ command: 'disconnect', interactionId });
    await visitor.poll();
    expect(await operator.do('reopen', { interactionId })).toBeUndefined();
    expect(await agent.pickUp()).toBe(interactionId);
    expect((await visitor.send('Still here')).status.type).toBe('success');
    expect((await agent.desk()).interactions[0]?.lines.at(-1)?.text).toBe('Still here');
    expect(await operator.codes(interactionId)).toContain('UC');
  });

  test('that ended in silence is given time anew when it is reopened', async () => {
    const { bridge, clock } = createTestBridge();
    const operator = new Operator(bridge);
    const visitor = await Visitor.start(bridge);
    const interactionId = await operator.chatId();
    await clock.advance(100_000);
    expect(await operator.read('chattingvisitors.json')).toEqual([]);
    await operator.do('reopen', { interactionId });
    await clock.advance(60_000);
    expect((await visitor.poll()).status.type).toBe('success');
    expect(await operator.chatId()).toBe(interactionId);
  });

  test('that is reopened survives a restart', async () => {
    const store = createMemoryStore();
    const first = createTestBridge({ store, recovery: true });
    const operator = new Operator(first.bridge);
    const visitor = await Visitor.start(first.bridge);
    const interactionId = await operator.chatId();
    await visitor.exit();
    await operator.do('reopen', { interactionId });
    first.bridge.dispose();
    visitor.bridge = createTestBridge({ store, recovery: true }).bridge;
    expect(await new Operator(visitor.bridge).chatId()).toBe(interactionId);
    expect((await visitor.send('Hello')).status.type).toBe('success');
  });
});

test('an agent is signed out, and the chat goes back to its line', async () => {
  const { bridge } = createTestBridge();
  const operator = new Operator(bridge);
  const agent = await Agent.signIn(bridge);
  await Visitor.start(bridge);
  await agent.pickUp();
  expect(await operator.do('agents/signout', { agent: 'alicia adams' })).toBeUndefined();
  expect(await operator.read('chattingvisitors.json')).toMatchObject([{ state: 'waiting' }]);
  expect(await operator.do('agents/signout', { agent: 'Nobody' })).toBe('unknown-agent');
});

describe('the bridge', () => {
  test('is handed over and back, and the chat goes on', async () => {
    const store = createMemoryStore();
    const pair = createPair([store, store]);
    const operator = new Operator(pair.a.bridge);
    const visitor = await Visitor.start(pair.a.bridge);
    expect(await operator.do('switchover')).toBeUndefined();
    await pair.advance(500);
    expect([pair.a.bridge.role, pair.b.bridge.role]).toEqual(['standby', 'active']);
    expect((await operator.post('switchover')).status).toBe(503);
    visitor.bridge = operator.bridge = pair.b.bridge;
    expect((await visitor.send('There')).status.type).toBe('success');
    expect(await operator.do('switchover')).toBeUndefined();
    await pair.advance(500);
    visitor.bridge = pair.a.bridge;
    expect((await visitor.send('And back')).status.type).toBe('success');
  });

  test('ends what it takes over each time it becomes active without recovery', async () => {
    const store = createMemoryStore();
    const pair = createPair([store, store], { recovery: false });
    await new Operator(pair.a.bridge).do('switchover');
    await pair.advance(500);
    const visitor = await Visitor.start(pair.b.bridge);
    await new Operator(pair.b.bridge).do('switchover');
    await pair.advance(500);
    visitor.bridge = pair.a.bridge;
    expect((await visitor.poll()).status.reason).toBe('error.websvc.unknownEntity.session');
  });

  test('that is alone can not be handed over', async () => {
    expect(await new Operator(createTestBridge().bridge).do('switchover')).toBe('no-pair');
  });

  test('reads its settings anew while chats and held polls go on', async () => {
    const { bridge } = createTestBridge({
      reload: () => ({ workgroups: [{ name: 'Marketing' }, { name: 'Sales' }] }),
    });
    const operator = new Operator(bridge);
    const visitor = await Visitor.start(bridge);
    await visitor.poll(-1);
    const { events } = await visitor.poll(-1);
    const held = ask(bridge, `chat/poll/${visitor.participantId}?ack=${events.at(-1)?.sequenceNumber}&wait=20000`);
    expect(await operator.do('reload')).toBeUndefined();
    expect((await held).status).toBe(200);
    expect((await visitor.send('Hello')).status.type).toBe('success');
    expect((await askChat(bridge, 'chat/start', startBody({ target: 'Sales' }))).status.type).toBe('success');
    expect((await askChat(bridge, 'chat/start', startBody({ target: 'Support' }))).status.type).toBe('failure');
  });

  test('forgets a setting that is no longer there when it reads them anew', async () => {
    const { bridge } = createTestBridge({ workgroups: [{ name: 'Sales' }], reload: () => ({}) });
    await new Operator(bridge).do('reload');
    expect((await askChat(bridge, 'chat/start', startBody({ target: 'Sales' }))).status.type).toBe('failure');
    expect((await askChat(bridge, 'chat/start', startBody({ target: 'Marketing' }))).status.type).toBe('success');
  });

  test('keeps what waits for a restart waiting when it reads its settings anew', async () => {
    const { bridge } = createTestBridge({ reload: () => ({ parameters: { EnableChatHistoryCompression: 0 } }) });
    const operator = new Operator(bridge);
    await operator.do('parameters', { EnableWebTranscript: 1 });
    await operator.do('reload');
    expect(await parameter(operator, 'EnableWebTranscript')).toMatchObject({ value: 0, pending: 1 });
    expect(await parameter(operator, 'EnableChatHistoryCompression')).toMatchObject({ value: 1 });
  });

  test('keeps its settings where the new ones are wrong', async () => {
    const { bridge } = createTestBridge({
      reload: () => {
        throw new BridgeError('options-invalid', 'queues[1].name: it is missing.');
      },
    });
    const response = await new Operator(bridge).post('reload');
    expect(response.status).toBe(409);
    expect(await response.json()).toEqual({ code: 'configuration-invalid', message: 'queues[1].name: it is missing.' });
    expect((await askChat(bridge, 'chat/start', startBody())).status.type).toBe('success');
  });
});
