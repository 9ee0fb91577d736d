import { describe, expect, test } from 'vitest';
import { createBridge } from '../bridge.js';
import { createMemoryStore } from '../store/memory-store.js';
import { Operator, operatorRequest } from '../testing/operator.js';
import { Agent, AGENT_KEY, ask, createTestBridge, OPERATOR_KEY, Visitor } from '../testing/test-bridge.js';
import { createPair } from '../testing/test-pair.js';
import type {
  InteractionDocument,
  InteractionSummary,
  StatusDocument,
  UserDocument,
} from '../operator/operator-api.js';

const DOCUMENTS = [
  ...['status.json', 'status.xml', 'metrics', 'ready', 'chattingvisitors.json', 'requests.json', 'history.json'],
  ...['site.json', 'users.json', 'getlog.json', 'getlog.txt', 'cannedresponses.json', 'parameters.json', 'blocks.json'],
];
const COMMANDS = [
  ...['parameters', 'notice', 'pause', 'resume', 'block', 'unblock', 'end', 'reopen', 'erase', 'agents/signout'],
  ...['reload', 'switchover'],
];
const bearer = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });

describe('who may ask', () => {
  test('every document is answered with the key', async () => {
    const operator = new Operator(createTestBridge().bridge);
    for (const path of DOCUMENTS) expect((await operator.get(path)).status, path).toBe(200);
  });

  test('nothing is answered without the key, nor with that of the agents', async () => {
    const { bridge } = createTestBridge();
    for (const path of [...DOCUMENTS, ...COMMANDS, 'unknown', '']) {
      const method = COMMANDS.includes(path) ? 'POST' : 'GET';
      expect((await bridge.fetchPrivate(operatorRequest(path, { method }))).status, path).toBe(401);
      const asAgent = await bridge.fetchPrivate(operatorRequest(path, { method, ...bearer(AGENT_KEY) }));
      expect(asAgent.status, path).toBe(401);
    }
  });

  test("the operators' key opens no agent's desk", async () => {
    const { bridge } = createTestBridge();
    const request = new Request('http://127.0.0.1/agent/api/desk?agent=A', bearer(OPERATOR_KEY));
    expect((await bridge.fetchPrivate(request)).status).toBe(401);
  });

  test('without a key of their own no operator is let in', async () => {
    const store = createMemoryStore();
    const bridge = createBridge({ store, agentKey: AGENT_KEY });
    expect((await bridge.fetchPrivate(operatorRequest('status.json', bearer('')))).status).toBe(401);
    expect((await bridge.fetchPrivate(operatorRequest('status.json', bearer('undefined')))).status).toBe(401);
    bridge.dispose();
  });

  test('the public listener knows nothing of it', async () => {
    const { bridge } = createTestBridge();
    for (const path of DOCUMENTS) {
      const request = new Request(`http://bridge.example/ops/${path}?a=${OPERATOR_KEY}`, bearer(OPERATOR_KEY));
      expect((await bridge.fetch(request)).status, path).toBe(404);
    }
  });

  test('a domain that points here is not answered', async () => {
    const { bridge } = createTestBridge();
    const request = new Request('http://evil.example/ops/status.json', bearer(OPERATOR_KEY));
    expect((await bridge.fetchPrivate(request)).status).toBe(403);
  });

  test('the key in the query opens documents, and changes nothing', async () => {
    const { bridge } = createTestBridge();
    const query = `?a=${OPERATOR_KEY}`;
    expect((await bridge.fetchPrivate(operatorRequest(`status.json${query}`))).status).toBe(200);
    expect((await bridge.fetchPrivate(operatorRequest(`pause${query}&queue=Marketing`))).status).toBe(405);
    const body = new URLSearchParams({ queue: 'Marketing' });
    const post = await bridge.fetchPrivate(operatorRequest(`pause${query}`, { method: 'POST', body }));
    expect(post.status).toBe(401);
  });

  test('only that it is healthy is told to everybody on this machine', async () => {
    const { bridge } = createTestBridge();
    const response = await bridge.fetchPrivate(operatorRequest('health'));
    expect([response.status, await response.text()]).toEqual([200, 'healthy\n']);
  });

  test('documents are got, and changes are posted', async () => {
    const { bridge } = createTestBridge();
    for (const path of DOCUMENTS) {
      const response = await bridge.fetchPrivate(operatorRequest(path, { method: 'POST', ...bearer(OPERATOR_KEY) }));
      expect([response.status, response.headers.get('allow')], path).toEqual([405, 'GET']);
    }
    for (const path of COMMANDS) {
      const response = await bridge.fetchPrivate(operatorRequest(path, bearer(OPERATOR_KEY)));
      expect([response.status, response.headers.get('allow')], path).toEqual([405, 'POST']);
    }
  });

  test('answers are for nobody to keep, and run nothing', async () => {
    const operator = new Operator(createTestBridge().bridge);
    for (const path of DOCUMENTS) {
      const { headers } = await operator.get(path);
      expect(headers.get('cache-control'), path).toBe('no-store');
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('access-control-allow-origin'), path).toBeNull();
    }
  });
});

describe('documents', () => {
  test('show who chats, with whom and about what, and no id that opens anything', async () => {
    const { bridge, clock } = createTestBridge({ workgroups: [{ name: 'Sales' }] });
    const operator = new Operator(bridge);
    const agent = await Agent.signIn(bridge);
    const visitor = await Visitor.start(bridge, { target: 'Sales' });
    const interactionId = await agent.pickUp();
    await clock.advance(5_000);
    const [chat] = await operator.read<InteractionSummary[]>('chattingvisitors.json');
    expect(chat).toMatchObject({
      interactionId,
      kind: 'chat',
      target: 'Sales',
      targetType: 'Workgroup',
      state: 'connected',
      name: 'Ann',
      agent: 'Alicia Adams',
      durationSeconds: 5,
    });
    for (const path of [...DOCUMENTS, `chat.json?id=${interactionId}`, 'user.json?name=alicia adams']) {
      const text = await operator.text(path);
      for (const secret of [visitor.participantId, visitor.chatId, AGENT_KEY, OPERATOR_KEY]) {
        expect(text, path).not.toContain(secret);
      }
    }
  });

  test('count what is going on', async () => {
    const { bridge } = createTestBridge();
    const operator = new Operator(bridge);
    await Agent.signIn(bridge);
    await Visitor.start(bridge);
    await Visitor.start(bridge, { target: 'Support' });
    const status = await operator.read<StatusDocument>('status.json');
    expect(status).toMatchObject({ role: 'active', tenant: '', agentsSignedIn: 1, configurationVersion: 1 });
    expect(status.interactions?.chat).toMatchObject({ alerting: 2, waiting: 0 });
    expect(status.queues?.map(({ name }) => name)).toEqual(['Marketing', 'Support']);
    expect(await operator.text('status.xml')).toContain('<status><role>active</role>');
  });

  test('tell about one agent', async () => {
    const { bridge } = createTestBridge({ agents: [{ name: 'Bo Lind', displayName: 'Bo', department: 'Sales' }] });
    const operator = new Operator(bridge);
    expect(await operator.read<UserDocument>('user.json?name=bo lind')).toMatchObject({
      name: 'Bo Lind',
      displayName: 'Bo',
      signedIn: false,
      queues: ['Marketing', 'Support'],
    });
    expect((await operator.get('user.json?name=nobody')).status).toBe(404);
    expect((await operator.get('userphoto?name=Bo Lind')).status).toBe(404);
  });

  test('are answered by a standby only where they are about itself', async () => {
    const store = createMemoryStore();
    const pair = createPair([store, store]);
    const standby = new Operator(pair.b.bridge);
    expect((await standby.read<StatusDocument>('status.json')).role).toBe('standby');
    expect(await standby.text('metrics')).toContain('footbridge_active 0');
    expect((await standby.get('health')).status).toBe(200);
    for (const path of ['ready', 'chattingvisitors.json', 'getlog.txt', 'parameters.json']) {
      expect((await standby.get(path)).status, path).toBe(503);
    }
    expect((await standby.post('parameters', { MaxPollFrequency: 1_000 })).status).toBe(503);
  });
});

describe('one interaction', () => {
  async function chatWithLines() {
    const tested = createTestBridge();
    const operator = new Operator(tested.bridge);
    const agent = await Agent.signIn(tested.bridge);
    const visitor = await Visitor.start(tested.bridge);
    const interactionId = await agent.pickUp();
    await visitor.send('<script>alert("1")</script> & more');
    await agent.do({ command: 'sendText', interactionId, text: 'One line\nand another' });
    return { ...tested, operator, agent, visitor, interactionId };
  }

  test('is told in four forms, line for line the same', async () => {
    const { operator, interactionId } = await chatWithLines();
    const { lines } = await operator.read<InteractionDocument>(`chat.json?id=${interactionId}`);
    expect(lines.slice(-2)).toMatchObject([
      { from: 'visitor', name: 'Ann', text: '<script>alert("1")</script> & more' },
      { from: 'agent', name: 'Alicia Adams', text: 'One line\nand another' },
    ]);
    const [xml, text, page] = await Promise.all(
      ['xml', 'txt', 'htm'].map((form) => operator.text(`chat.${form}?id=${interactionId}`)),
    );
    const places = (document: string | undefined) =>
      lines.map((line) => document?.indexOf(line.at, 0)).every((place) => place !== undefined && place >= 0);
    for (const document of [xml, text, page]) expect(places(document)).toBe(true);
    expect(text?.trim().split('\n').slice(-lines.length)).toEqual(
      lines.map((line) => `${line.at} ${line.name}: ${line.text.replace('\n', ' ')}`),
    );
    expect(page?.match(/<p dir="auto">/g)).toHaveLength(lines.length);
    expect(xml?.match(/<from>/g)).toHaveLength(lines.length);
  });

  test('runs nothing as a page', async () => {
    const { operator, interactionId } = await chatWithLines();
    const response = await operator.get(`chat.htm?id=${interactionId}`);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await response.text();
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more');
  });

  test('is told after its end, and by a bridge that has started since', async () => {
    const store = createMemoryStore();
    const first = createTestBridge({ store });
    const visitor = await Visitor.start(first.bridge);
    await visitor.send('Hello');
    await visitor.exit();
    const [ended] = await new Operator(first.bridge).read<InteractionSummary[]>('history.json');
    first.bridge.dispose();
    const later = new Operator(createTestBridge({ store }).bridge);
    const told = await later.read<InteractionDocument>(`chat.json?id=${ended?.interactionId}`);
    expect(told).toMatchObject({ state: 'ended', endReason: 'visitor' });
    expect(told.lines.map(({ text }) => text)).toContain('Hello');
  });

  test('is not found by a number that nobody has, nor by a secret', async () => {
    const { operator, visitor } = await chatWithLines();
    for (const id of ['', '1', visitor.participantId, visitor.chatId, '../../etc/passwd']) {
      for (const form of ['json', 'xml', 'txt', 'htm']) {
        expect((await operator.get(`chat.${form}?id=${encodeURIComponent(id)}`)).status).toBe(404);
      }
    }
  });
});

test('requests that nobody understands are refused and leave everything as it was', async () => {
  const { bridge } = createTestBridge();
  const operator = new Operator(bridge);
  const before = await operator.text('parameters.json');
  for (const body of [
    '',
    '[]',
    'null',
    '{',
    '1',
    '"x"',
    '\ud800',
    '{"queue":{}}',
    '{"queue":["Marketing"]}',
    '{"__proto__":1}',
  ]) {
    for (const command of COMMANDS.filter((name) => name !== 'reload' && name !== 'switchover' && name !== 'notice')) {
      const request = operatorRequest(command, { method: 'POST', body, ...bearer(OPERATOR_KEY) });
      expect((await bridge.fetchPrivate(request)).status, `${command} ${body}`).toBe(400);
    }
  }
  expect(await operator.text('parameters.json')).toBe(before);
  expect((await ask(bridge, 'serverConfiguration')).status).toBe(200);
});
