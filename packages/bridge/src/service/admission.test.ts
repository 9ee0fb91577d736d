import { describe, expect, test } from 'vitest';
import { createBridge } from '../bridge.js';
import { createMemoryStore } from '../store/memory-store.js';
import { AGENT_KEY, ask, createTestBridge } from '../testing/test-bridge.js';
import {
  as,
  reachedFrom,
  tryCallback,
  tryChat,
  tryMessage,
  tryQuery,
  tryRegister,
  type Over,
} from '../testing/visitor-at.js';

const SUCCESS = 'success';
const REFUSED = 'unsupportedOperation';
const ANONYMOUS = 'supportAuthenticationAnonymous';
const TRACKER = 'supportAuthenticationTracker';

type Lists = Readonly<Record<'common' | 'chat' | 'callback' | 'queueQuery', readonly string[]>>;

async function capabilities(bridge: Parameters<typeof ask>[0]): Promise<Lists> {
  const [first] = (await (await ask(bridge, 'serverConfiguration')).json()) as [
    { serverConfiguration: { capabilities: Lists } },
  ];
  return first.serverConfiguration.capabilities;
}

describe.each([
  { parameter: 'ChatAccessControl', list: 'chat', creates: 'start', attempts: [tryChat] },
  { parameter: 'CallbackAccessControl', list: 'callback', creates: 'create', attempts: [tryCallback, tryMessage] },
  { parameter: 'QueryQueueAccessControl', list: 'queueQuery', creates: undefined, attempts: [tryQuery] },
] as const)('$parameter', ({ parameter, list, creates, attempts }) => {
  test.each([
    [0, [], REFUSED, REFUSED],
    [1, [TRACKER, ANONYMOUS], SUCCESS, SUCCESS],
    [2, [TRACKER], SUCCESS, REFUSED],
    [3, [ANONYMOUS], REFUSED, SUCCESS],
  ] as const)(
    '%i announces %j, answers registered visitors %s and anonymous ones %s',
    async (value, ways, ...outcomes) => {
      const { bridge } = createTestBridge({ parameters: { [parameter]: value } });
      await tryRegister(bridge);
      const announced = (await capabilities(bridge))[list];
      expect(announced.filter((name) => name.startsWith('supportAuthentication'))).toEqual(ways);
      if (creates) expect(announced.includes(creates)).toBe(value !== 0);
      for (const attempt of attempts as readonly ((at: typeof bridge, over?: Over) => Promise<string>)[]) {
        expect([await attempt(bridge, as('will', 'open sesame')), await attempt(bridge)]).toEqual(outcomes);
      }
    },
  );

  test('leaves the others as they are', async () => {
    const { bridge } = createTestBridge({ parameters: { [parameter]: 0 } });
    const outcomes = [await tryChat(bridge), await tryCallback(bridge), await tryQuery(bridge)];
    expect(outcomes.filter((outcome) => outcome === REFUSED)).toHaveLength(1);
  });
});

test('where no anonymous visitor may be live, it is announced that they may, and refused with the reason', async () => {
  const { bridge } = createTestBridge({ parameters: { ChatAccessControl: 1, MaxAnonymousInteractionsAllowed: 0 } });
  await tryRegister(bridge);
  expect((await capabilities(bridge)).chat).toContain(ANONYMOUS);
  expect(await tryChat(bridge)).toBe('MaxAnonymousInteractionsAllowed');
  expect(await tryCallback(bridge)).toBe('MaxAnonymousInteractionsAllowed');
  expect(await tryChat(bridge, as('will', 'open sesame'))).toBe(SUCCESS);
});

test('a bridge that can not keep passwords announces no way to sign in', async () => {
  const bridge = createBridge({ store: createMemoryStore(), agentKey: AGENT_KEY });
  const { common, chat, callback, queueQuery } = await capabilities(bridge);
  expect([...common, ...chat, ...callback, ...queueQuery].join()).not.toMatch(/Tracker/);
  expect([await tryRegister(bridge), await tryChat(bridge, as('will', 'open sesame'))]).toEqual([REFUSED, REFUSED]);
  expect(await tryChat(bridge)).toBe(SUCCESS);
  bridge.dispose();
});

describe('of several reasons, the one is given that costs least to find', () => {
  const nowhere = { target: 'Nowhere' };
  const wrong = as('will', 'wrong');

  test('access before limits', async () => {
    const { bridge } = createTestBridge({ parameters: { ChatAccessControl: 0, MaxActiveChatsAllowed: 0 } });
    expect(await tryChat(bridge, { ...nowhere, ...wrong })).toBe(REFUSED);
  });

  test('limits before the target', async () => {
    const { bridge } = createTestBridge({ parameters: { MaxActiveChatsAllowed: 0 } });
    expect(await tryChat(bridge, { ...nowhere, ...wrong })).toBe('MaxActiveChatsAllowed');
  });

  test('the target before the password', async () => {
    const { bridge } = createTestBridge();
    expect(await tryChat(bridge, { ...nowhere, ...wrong })).toBe('unknownEntity.badTarget');
    expect(await tryChat(bridge, wrong)).toBe('userdb.badCredentials');
  });
});

test('agents see where a visitor is, but for the last part of the address', async () => {
  const store = createMemoryStore();
  const { bridge } = createTestBridge({ store });
  expect(await tryChat(reachedFrom(bridge, '203.0.113.7'))).toBe(SUCCESS);
  expect(await tryCallback(reachedFrom(bridge, '2001:db8:1:2::9'))).toBe(SUCCESS);
  expect(store.loadLive().map(({ record: { host } }) => host)).toEqual(['203.0.113.*', '2001:db8:1:*']);
  const kept = JSON.stringify([store.loadLive(), store.readLog({ limit: 100 })]);
  expect(kept).not.toMatch(/203\.0\.113\.7|1:2::9|db8:1:2/);
});
