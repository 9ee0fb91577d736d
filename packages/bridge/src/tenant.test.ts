import { describe, expect, test } from 'vitest';
import { createBridge, type Bridge, type BridgeOptions } from './bridge.js';
import { BridgeError } from './errors.js';
import { createMemoryStore } from './store/memory-store.js';
import type { Store } from './store/store.js';
import { CallbackVisitor } from './testing/callback-visitor.js';
import { servedRequests } from './testing/endpoint-requests.js';
import { Operator, operatorRequest } from './testing/operator.js';
import {
  Agent,
  AGENT_KEY,
  createTestBridge,
  OPERATOR_KEY,
  startBody,
  Visitor,
  type WireChat,
} from './testing/test-bridge.js';
import { createMember } from './testing/test-pair.js';

const NORTH = {
  name: 'north',
  hosts: ['north.example', 'Chat.North.example'],
  agentKey: 'north-agents',
  operatorKey: 'north-operators',
};
const SOUTH = { name: 'south', hosts: ['south.example'], agentKey: 'south-agents', operatorKey: 'south-operators' };

/** The bridge as it is reached at a host, and with a tenant's keys. */
function reachedAt(bridge: Bridge, host: string, key = AGENT_KEY): Bridge {
  const fetch = (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    url.host = host;
    return bridge.fetch(new Request(url, request));
  };
  const fetchPrivate = (request: Request): Promise<Response> => {
    const headers = new Headers(request.headers);
    if (new URL(request.url).pathname.startsWith('/agent/')) headers.set('authorization', `Bearer ${key}`);
    return bridge.fetchPrivate(new Request(request, { headers }));
  };
  return Object.create(bridge, { fetch: { value: fetch }, fetchPrivate: { value: fetchPrivate } }) as Bridge;
}

function createTenants(options: Parameters<typeof createTestBridge>[0] = {}) {
  const { bridge, clock, log } = createTestBridge({
    tenants: [
      { ...NORTH, workgroups: [{ name: 'Marketing' }, { name: 'Fjords' }] },
      { ...SOUTH, maxAgents: 1, parameters: { WelcomeMsg: 'Welcome to the south' } },
    ],
    ...options,
  });
  return {
    bridge,
    clock,
    log,
    main: reachedAt(bridge, 'bridge.example'),
    north: reachedAt(bridge, 'north.example', NORTH.agentKey),
    south: reachedAt(bridge, 'south.example', SOUTH.agentKey),
  };
}

async function start(
  bridge: Bridge,
  target: string,
  headers: Readonly<Record<string, string>> = {},
  address = '203.0.113.1',
) {
  const body = JSON.stringify(startBody({ target }));
  const request = new Request('http://bridge.example/websvcs/chat/start', { method: 'POST', body, headers });
  const { chat } = (await (await bridge.fetch(request, { address })).json()) as { chat: WireChat };
  return chat.status.type;
}

describe('a tenant', () => {
  test('is chosen by the host at which visitors ask, and every other host is the default one’s', async () => {
    const { bridge, main, north } = createTenants();
    expect(await start(north, 'Fjords')).toBe('success');
    expect(await start(reachedAt(bridge, 'CHAT.NORTH.EXAMPLE:8114'), 'Fjords')).toBe('success');
    expect(await start(main, 'Fjords')).toBe('failure');
    expect(await start(reachedAt(bridge, 'unknown.example'), 'Support')).toBe('success');
  });

  test('is chosen by X-Forwarded-Host only where a trusted proxy says so', async () => {
    const { main } = createTenants({ trustedProxies: ['203.0.113.0/24'] });
    const asked = { 'x-forwarded-host': 'north.example:443' };
    expect(await start(main, 'Fjords', asked)).toBe('failure');
    const bridge = createTenants({ trustedProxies: ['203.0.113.0/24'] }).bridge;
    expect(await start(bridge, 'Fjords', asked)).toBe('success');
    expect(await start(bridge, 'Fjords', { 'x-forwarded-host': 'north.example, south.example' })).toBe('failure');
    expect(await start(bridge, 'Fjords', asked, '198.51.100.1')).toBe('failure');
  });

  test('has agents, chats, parameters and numbers of its own', async () => {
    const { main, north, south } = createTenants();
    const [ada, nils] = [await Agent.signIn(main, 'Ada'), await Agent.signIn(north, 'Nils')];
    const inMain = await Visitor.start(main);
    await Visitor.start(north);
    const inSouth = await Visitor.start(south);
    const southern = (await inSouth.poll()).events.map(({ value }) => value);
    expect(southern).toContain('Welcome to the south');
    expect((await inMain.poll()).events.map(({ value }) => value)).not.toContain('Welcome to the south');
    for (const agent of [ada, nils]) {
      const desk = await agent.desk();
      expect(desk.agents.map(({ name }) => name)).toEqual([agent.name]);
      expect(desk.interactions).toHaveLength(1);
    }
    expect(await new Operator(north, NORTH.operatorKey).do('parameters', { MaxPollFrequency: 1_000 })).toBeUndefined();
    expect((await inMain.poll()).pollWaitSuggestion).toBe(2_000);
  });

  test('signs in no more agents than it may have', async () => {
    const { south } = createTenants();
    await Agent.signIn(south, 'Sol');
    const second = new Agent(south, 'Luz');
    expect(await second.do({ command: 'signIn' })).toBe('too-many-agents');
    expect(await new Agent(south, 'sol').do({ command: 'signIn' })).toBeUndefined();
    await new Agent(south, 'Sol').do({ command: 'signOut' });
    expect(await second.do({ command: 'signIn' })).toBeUndefined();
  });

  test('leaves the ports to the operators of the process', async () => {
    const { bridge } = createTenants();
    const north = new Operator(bridge, NORTH.operatorKey);
    expect(await north.do('parameters', { AlertTime: '40', additionalHTTPports: '8115' })).toBe('not-allowed');
    expect((await north.post('parameters', { AdditionalHTTPSPorts: '8115' })).status).toBe(403);
    expect(await north.do('parameters', { AlertTime: '40' })).toBeUndefined();
    expect(await new Operator(bridge).do('parameters', { AdditionalHTTPPorts: '8115' })).toBeUndefined();
  });

  test('lets pages of its own origins read its answers, and of no other tenant’s', async () => {
    const bridge = createTenants({ tenants: [{ ...NORTH, allowedOrigins: ['https://north.example'] }, SOUTH] }).bridge;
    const allowed = async (host: string) => {
      const headers = { origin: 'https://north.example' };
      const response = await bridge.fetch(new Request(`http://${host}/websvcs/serverConfiguration`, { headers }));
      return response.headers.get('access-control-allow-origin');
    };
    expect(await allowed('north.example')).toBe('https://north.example');
    expect(await allowed('south.example')).toBeNull();
    expect(await allowed('bridge.example')).toBeNull();
  });

  test('is named in the log where its interactions are', async () => {
    const { north, log } = createTenants();
    await Visitor.start(north);
    expect(log.filter((line) => line.includes('started')).every((line) => line.includes('[north]'))).toBe(true);
  });
});

describe('no id of one tenant works in another', () => {
  test('at no request of a visitor’s', async () => {
    const { north, south } = createTenants();
    await Agent.signIn(north, 'Nils');
    const chat = await Visitor.start(north);
    const callback = await CallbackVisitor.create(north);
    for (const { name, method, pathFor } of servedRequests) {
      for (const id of [chat.participantId, callback.participantId]) {
        if (!pathFor(id).includes(id)) continue;
        const body = JSON.stringify({
          message: 'x',
          contentType: 'text/plain',
          typingIndicator: true,
          participantID: id,
          preferredTime: '2026-02-01T10:00:00Z',
        });
        const request = new Request(`http://south.example${pathFor(id)}`, {
          method,
          ...(method === 'POST' && { body }),
        });
        const text = await (await south.fetch(request)).text();
        if (name === 'problemReport') continue;
        expect(text, name).not.toContain('"success"');
      }
    }
    for (const [path, body] of [
      ['chat/reconnect', { chatID: chat.chatId }],
      ['callback/reconnect', { callbackID: callback.callbackId }],
    ] as const) {
      const request = new Request(`http://south.example/websvcs/${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
      expect(await (await south.fetch(request)).text(), path).toContain('unknownEntity.session');
    }
    expect((await chat.poll()).status.type).toBe('success');
  });

  test('at no command of an agent’s, nor at a file or photo', async () => {
    const { bridge, north, south } = createTenants();
    const nils = await Agent.signIn(north, 'Nils');
    const sol = await Agent.signIn(south, 'Sol');
    const visitor = await Visitor.start(north);
    const interactionId = await nils.pickUp();
    for (const command of ['pickUp', 'hold', 'disconnect', 'complete'] as const) {
      expect(await sol.do({ command, interactionId })).toBe('unknown-interaction');
    }
    expect(await new Agent(south, 'Nils').do({ command: 'disconnect', interactionId })).toBe('unknown-agent');
    const upload = new Request(
      `http://127.0.0.1/agent/api/files?agent=Nils&interactionId=${interactionId}&name=a.txt`,
      { method: 'POST', body: 'bytes' },
    );
    expect((await north.fetchPrivate(upload)).status).toBe(204);
    const { events } = await visitor.poll();
    const path = String(events.find(({ type }) => type === 'file')?.value);
    expect((await bridge.fetch(new Request(`http://north.example${path}`))).status).toBe(200);
    expect((await bridge.fetch(new Request(`http://south.example${path}`))).status).toBe(404);
    expect((await bridge.fetch(new Request(`http://bridge.example${path}`))).status).toBe(404);
  });

  test('at no document or command of an operator’s', async () => {
    const { north, south } = createTenants();
    const [northern, southern] = [new Operator(north, NORTH.operatorKey), new Operator(south, SOUTH.operatorKey)];
    await Visitor.start(north);
    const interactionId = await northern.chatId();
    expect(await southern.read('chattingvisitors.json')).toEqual([]);
    for (const form of ['json', 'xml', 'txt', 'htm']) {
      expect((await southern.get(`chat.${form}?id=${interactionId}`)).status).toBe(404);
    }
    expect(await southern.text(`getlog.txt?id=${interactionId}`)).toBe('');
    for (const command of ['end', 'erase', 'block', 'reopen']) {
      expect(await southern.do(command, { interactionId }), command).toBe('unknown-interaction');
    }
    expect(await southern.do('pause', { queue: 'Fjords' })).toBe('unknown-queue');
    expect(await southern.text('metrics')).not.toContain('north');
    expect(await northern.chatId()).toBe(interactionId);
  });

  test('and only the operators of the bridge itself hand it over', async () => {
    const { north } = createTenants();
    expect(await new Operator(north, NORTH.operatorKey).do('switchover')).toBe('not-allowed');
    const metrics = await new Operator(north, OPERATOR_KEY).text('metrics');
    for (const name of ['', 'north', 'south']) expect(metrics).toContain(`footbridge_held_polls{tenant="${name}"} 0`);
  });

  test('a key that is nobody’s opens nobody’s desk', async () => {
    const { bridge } = createTenants();
    const request = operatorRequest('status.json', { headers: { authorization: `Bearer ${NORTH.agentKey}` } });
    expect((await bridge.fetchPrivate(request)).status).toBe(401);
  });
});

describe('when the data of one tenant fails', () => {
  /** A store in which one tenant's data can't be written or read. */
  function createStore(tenant: string, fails: { method: 'commit' | 'loadLive' | undefined }): Store {
    const memory = createMemoryStore();
    const failing = (store: Store): Store =>
      new Proxy(store, {
        get(target, name: keyof Store) {
          const method = target[name].bind(target) as (...args: readonly unknown[]) => unknown;
          return (...args: readonly unknown[]) => {
            if (name !== fails.method) return method(...args);
            throw new BridgeError(name === 'commit' ? 'store-failed' : 'data-unreadable', 'It failed.');
          };
        },
      });
    const slice = failing(memory.forTenant(tenant));
    return new Proxy(memory, {
      get(target, name: keyof Store) {
        if (name === 'forTenant') return (other: string) => (other === tenant ? slice : memory.forTenant(other));
        return target[name].bind(target);
      },
    });
  }

  test('the others go on', async () => {
    const fails: { method: 'commit' | 'loadLive' | undefined } = { method: undefined };
    const { main, north } = createTenants({ store: createStore('north', fails), recovery: true });
    const [inMain, inNorth] = [await Visitor.start(main), await Visitor.start(north)];
    fails.method = 'commit';
    await expect(inNorth.send('Hello')).rejects.toThrow('503');
    expect((await inMain.send('Hello')).status.type).toBe('success');
    fails.method = undefined;
    expect((await inNorth.send('Hello')).status.type).toBe('success');
  });

  test('the lease is kept for the others', async () => {
    const member = createMember(createStore('north', { method: 'loadLive' }), { tenants: [NORTH] });
    expect(member.bridge.role).toBe('active');
    expect(await start(member.bridge, 'Support')).toBe('success');
    const north = reachedAt(member.bridge, 'north.example');
    expect((await north.fetch(new Request('http://north.example/websvcs/serverConfiguration'))).status).toBe(503);
    member.bridge.dispose();
  });

  test('and where none can be read, the lease is given up', async () => {
    const broken = new Proxy(createMemoryStore(), {
      get(target, name: keyof Store) {
        if (name !== 'loadLive') return target[name].bind(target);
        return () => {
          throw new BridgeError('data-unreadable', 'It is damaged.');
        };
      },
    });
    const { bridge } = createMember(broken);
    expect(bridge.role).toBe('standby');
    expect((await new Operator(bridge).get('ready')).status).toBe(503);
    bridge.dispose();
  });

  test('a switchover takes all of them along', async () => {
    const store = createMemoryStore();
    const tenants = [{ ...NORTH, recovery: true }];
    const [a, b] = [createMember(store, { tenants }), createMember(store, { tenants })];
    const visitor = await Visitor.start(reachedAt(a.bridge, 'north.example'));
    a.lease.stepDown();
    await b.clock.advance(500);
    await expect(visitor.poll()).rejects.toThrow('503');
    visitor.bridge = reachedAt(b.bridge, 'north.example');
    expect((await visitor.poll()).status.type).toBe('success');
    a.bridge.dispose();
    b.bridge.dispose();
  });
});

describe('options that can not be', () => {
  const make = (options: Partial<BridgeOptions>) => () =>
    createBridge({ store: createMemoryStore(), agentKey: AGENT_KEY, ...options });

  test.each<readonly [string, Partial<BridgeOptions>]>([
    ['an empty key', { agentKey: '' }],
    ['a key with a blank', { agentKey: 'two words' }],
    ['a key that no header can carry', { operatorKey: 'clé' }],
    ['one key for agents and operators', { operatorKey: AGENT_KEY }],
    ['one key for two tenants', { tenants: [NORTH, { ...SOUTH, agentKey: NORTH.agentKey }] }],
    ['one name for two tenants', { tenants: [NORTH, { ...SOUTH, name: 'North' }] }],
    ['one host for two tenants', { tenants: [NORTH, { ...SOUTH, hosts: ['NORTH.example'] }] }],
    ['a tenant without a host', { tenants: [{ ...NORTH, hosts: [] }] }],
    ['a host with a port', { tenants: [{ ...NORTH, hosts: ['north.example:80'] }] }],
    ['a tenant without a name', { tenants: [{ ...NORTH, name: '' }] }],
    ['a name that is a path', { tenants: [{ ...NORTH, name: '../x' }] }],
  ])('%s is refused', (_, options) => {
    expect(make(options)).toThrow(expect.objectContaining({ code: 'options-invalid' }));
  });

  test('are told without the keys', () => {
    expect(make({ operatorKey: 'a secret key' })).toThrow(/^(?!.*a secret key)/);
  });
});
