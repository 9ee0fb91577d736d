import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bridge } from '../bridge.js';
import { createMemoryStore } from '../store/memory-store.js';
import { CallbackVisitor } from '../testing/callback-visitor.js';
import { Operator } from '../testing/operator.js';
import { Agent, ask, createTestBridge, startBody, Visitor } from '../testing/test-bridge.js';
import { settle } from '../testing/virtual-clock.js';
import { as, reachedFrom, tryCallback, tryChat, tryMessage, tryRegister, type Over } from '../testing/visitor-at.js';
import { defaultParameters, type Parameters } from './parameters.js';
import type { ResolveHosts } from './seams.js';

const SUCCESS = 'success';
const limited = (parameters: Partial<Parameters>) => createTestBridge({ parameters });
const addresses = (count: number) => Array.from({ length: count }, (_, index) => `203.0.113.${index + 1}`);

async function times(count: number, attempt: () => Promise<string>): Promise<string[]> {
  const outcomes: string[] = [];
  for (let index = 0; index < count; index += 1) outcomes.push(await attempt());
  return outcomes;
}

describe('a burst', () => {
  test.each([
    ['chats', 'MaxChatsAllowedPerUnitTime', tryChat],
    ['callbacks', 'MaxCallbacksAllowedPerUnitTime', tryCallback],
    ['messages, as callbacks', 'MaxCallbacksAllowedPerUnitTime', tryMessage],
  ] as const)(
    'of %s: the sixth in one second is refused, and passes a second after the first',
    async (_, name, attempt) => {
      const { bridge, clock } = limited({ [name]: defaultParameters[name] });
      expect(await times(6, () => attempt(bridge))).toEqual([...Array<string>(5).fill(SUCCESS), name]);
      await clock.advance(999);
      expect(await attempt(bridge)).toBe(name);
      await clock.advance(1);
      expect(await attempt(bridge)).toBe(SUCCESS);
    },
  );

  test('slides: what came late in a second still counts early in the next', async () => {
    const { bridge, clock } = limited({ MaxChatsAllowedPerUnitTime: 2 });
    expect(await tryChat(bridge)).toBe(SUCCESS);
    await clock.advance(900);
    expect(await times(2, () => tryChat(bridge))).toEqual([SUCCESS, 'MaxChatsAllowedPerUnitTime']);
    await clock.advance(100);
    expect(await times(2, () => tryChat(bridge))).toEqual([SUCCESS, 'MaxChatsAllowedPerUnitTime']);
  });

  test('of both kinds together has a limit of its own', async () => {
    const { bridge, clock } = limited({ MaxInteractionsAllowedPerUnitTime: 3, InteractionsAllowedUnitTime: 10 });
    expect(await times(2, () => tryChat(bridge))).toEqual([SUCCESS, SUCCESS]);
    expect(await times(2, () => tryCallback(bridge))).toEqual([SUCCESS, 'MaxInteractionsAllowedPerUnitTime']);
    await clock.advance(10_000);
    expect(await tryCallback(bridge)).toBe(SUCCESS);
  });

  test('of chats leaves the callbacks their own', async () => {
    const { bridge } = limited({ MaxChatsAllowedPerUnitTime: 1, MaxCallbacksAllowedPerUnitTime: 1 });
    expect(await times(2, () => tryChat(bridge))).toEqual([SUCCESS, 'MaxChatsAllowedPerUnitTime']);
    expect(await tryCallback(bridge)).toBe(SUCCESS);
  });

  test('of one address is refused before it uses up what is meant for all', async () => {
    const { bridge } = createTestBridge({ parameters: defaultParameters });
    const [greedy, other] = [reachedFrom(bridge, '203.0.113.7'), reachedFrom(bridge, '203.0.113.8')];
    const name = 'MaxInteractionsAllowedPerUnitTimePerIP';
    expect(await times(9, () => tryChat(greedy))).toEqual([SUCCESS, SUCCESS, ...Array<string>(7).fill(name)]);
    expect(await times(3, () => tryChat(other))).toEqual([SUCCESS, SUCCESS, name]);
  });

  test('of refusals costs those who are admitted nothing', async () => {
    const { bridge } = limited({ MaxChatsAllowedPerUnitTime: 1 });
    expect(await times(3, () => tryChat(bridge, { target: 'Nowhere' }))).not.toContain('MaxChatsAllowedPerUnitTime');
    expect(await tryChat(bridge)).toBe(SUCCESS);
  });

  test('of a hundred at once lets in exactly as many as there is room for', async () => {
    const { bridge } = limited({ MaxChatsAllowedPerUnitTime: 7 });
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => tryChat(bridge)));
    expect(outcomes.filter((outcome) => outcome === SUCCESS)).toHaveLength(7);
  });
});

/** A visitor who has started something, and how they end it. */
async function start(
  bridge: Bridge,
  kind: 'chat' | 'callback',
  over: Over = {},
): Promise<{ end: () => Promise<unknown> }> {
  if (kind === 'chat') {
    const visitor = await Visitor.start(bridge, over);
    return { end: () => visitor.exit() };
  }
  const visitor = await CallbackVisitor.create(bridge, over);
  return { end: () => visitor.disconnect() };
}

interface Started {
  readonly kind: 'chat' | 'callback';
  readonly address: string;
  readonly target: string;
  readonly isWill: boolean;
}

const attempts = { chat: tryChat, callback: tryCallback } as const;

describe('a limit of live interactions', () => {
  test.each([
    ['MaxActiveChatsAllowed', 'chat'],
    ['MaxActiveInteractionsAllowed', 'chat'],
    ['MaxAnonymousInteractionsAllowed', 'chat'],
    ['MaxAnyInteractionsAllowedPerQueue', 'chat'],
    ['MaxInteractionsAllowedPerIP', 'chat'],
    ['MaxActiveCallbacksAllowed', 'callback'],
    ['MaxActiveInteractionsAllowed', 'callback'],
    ['MaxAnonymousInteractionsAllowed', 'callback'],
    ['MaxAnyInteractionsAllowedPerQueue', 'callback'],
    ['MaxInteractionsAllowedPerIP', 'callback'],
  ] as const)('%s refuses the next %s, and one that ends makes room for one', async (name, kind) => {
    const bridge = reachedFrom(limited({ [name]: 2 }).bridge, '203.0.113.7');
    const first = await start(bridge, kind);
    await start(bridge, kind);
    expect(await attempts[kind](bridge)).toBe(name);
    await first.end();
    expect(await times(2, () => attempts[kind](bridge))).toEqual([SUCCESS, name]);
  });

  test('of one user counts what the user has open, wherever from', async () => {
    const { bridge } = limited({ MaxInteractionsAllowedPerUser: 2 });
    const [home, work] = [reachedFrom(bridge, '203.0.113.7'), reachedFrom(bridge, '198.51.100.1')];
    expect(await times(1, () => tryRegister(bridge))).toEqual([SUCCESS]);
    const { end } = await start(home, 'chat', as('will', 'open sesame'));
    expect(await tryCallback(work, as('WILL', 'open sesame'))).toBe(SUCCESS);
    expect(await tryChat(work, as('will', 'open sesame'))).toBe('MaxInteractionsAllowedPerUser');
    expect(await tryChat(work)).toBe(SUCCESS);
    await end();
    expect(await tryChat(work, as('will', 'open sesame'))).toBe(SUCCESS);
  });

  test('of all is one for chats and another for callbacks', async () => {
    const { bridge } = limited({ MaxActiveInteractionsAllowed: 1 });
    expect(await tryChat(bridge)).toBe(SUCCESS);
    expect(await tryCallback(bridge)).toBe(SUCCESS);
    expect(await tryChat(bridge)).toBe('MaxActiveInteractionsAllowed');
    expect(await tryCallback(bridge)).toBe('MaxActiveInteractionsAllowed');
  });

  test('of callbacks is not used up by chats', async () => {
    const { bridge } = limited({ MaxActiveChatsAllowed: 1, MaxActiveCallbacksAllowed: 1 });
    expect(await times(2, () => tryChat(bridge))).toEqual([SUCCESS, 'MaxActiveChatsAllowed']);
    expect(await times(2, () => tryCallback(bridge))).toEqual([SUCCESS, 'MaxActiveCallbacksAllowed']);
  });

  test('of one queue counts chats and callbacks together, and leaves the other queues alone', async () => {
    const { bridge } = limited({ MaxAnyInteractionsAllowedPerQueue: 2 });
    expect([await tryChat(bridge), await tryCallback(bridge)]).toEqual([SUCCESS, SUCCESS]);
    expect(await tryChat(bridge, { target: 'MARKETING' })).toBe('MaxAnyInteractionsAllowedPerQueue');
    expect(await tryChat(bridge, { target: 'Support' })).toBe(SUCCESS);
  });

  test('of one queue goes by where an interaction is now', async () => {
    const { bridge } = limited({ MaxAnyInteractionsAllowedPerQueue: 1 });
    const agent = await Agent.signIn(bridge);
    expect(await tryChat(bridge)).toBe(SUCCESS);
    const interactionId = await agent.pickUp();
    expect(await agent.do({ command: 'transfer', interactionId, to: { queue: 'Support' } })).toBeUndefined();
    expect(await tryChat(bridge, { target: 'Support' })).toBe('MaxAnyInteractionsAllowedPerQueue');
    expect(await tryChat(bridge)).toBe(SUCCESS);
  });

  test('makes room when a visitor falls silent', async () => {
    const { bridge, clock } = limited({ MaxActiveChatsAllowed: 1, VisitorGoneTime: 90 });
    expect(await times(2, () => tryChat(bridge))).toEqual([SUCCESS, 'MaxActiveChatsAllowed']);
    await clock.advance(91_000);
    expect(await tryChat(bridge)).toBe(SUCCESS);
  });

  test('lets in exactly as many as there is room for, however many ask at once', async () => {
    const { bridge } = limited({ MaxActiveChatsAllowed: 7, MaxInteractionsAllowedPerUser: 3 });
    await tryRegister(bridge);
    // As many as passwords are looked at and wait to be.
    const asWill = Array.from({ length: 50 }, () => tryChat(bridge, as('will', 'open sesame')));
    const asNobody = Array.from({ length: 50 }, () => tryChat(bridge));
    const [admittedWill, admitted] = [await Promise.all(asWill), await Promise.all(asNobody)].map(
      (outcomes) => outcomes.filter((outcome) => outcome === SUCCESS).length,
    );
    expect((admittedWill ?? 0) + (admitted ?? 0)).toBe(7);
    expect(admittedWill).toBeLessThanOrEqual(3);
  });

  test('still counts after a restart what goes on after it', async () => {
    const store = createMemoryStore();
    const options = { store, recovery: true, parameters: { MaxActiveChatsAllowed: 2, MaxInteractionsAllowedPerIP: 1 } };
    const before = createTestBridge(options);
    expect(await tryChat(reachedFrom(before.bridge, '203.0.113.7'))).toBe(SUCCESS);
    before.bridge.dispose();
    const { bridge } = createTestBridge(options);
    expect(await tryChat(reachedFrom(bridge, '203.0.113.7'))).toBe('MaxInteractionsAllowedPerIP');
    expect(await tryChat(bridge)).toBe(SUCCESS);
    expect(await tryChat(bridge)).toBe('MaxActiveChatsAllowed');
  });

  test('goes by what a recount of what is open would say, whatever has happened', async () => {
    const limits = {
      MaxActiveChatsAllowed: 4,
      MaxActiveCallbacksAllowed: 3,
      MaxAnonymousInteractionsAllowed: 5,
      MaxAnyInteractionsAllowedPerQueue: 4,
      MaxInteractionsAllowedPerUser: 2,
      MaxInteractionsAllowedPerIP: 3,
    };
    const started = fc.record({
      kind: fc.constantFrom('chat' as const, 'callback' as const),
      address: fc.constantFrom(...addresses(2)),
      target: fc.constantFrom('Marketing', 'Support'),
      isWill: fc.boolean(),
    });
    const step = fc.oneof({ weight: 3, arbitrary: started }, { weight: 2, arbitrary: fc.record({ ends: fc.nat() }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { bridge } = limited(limits);
        await tryRegister(bridge);
        const open: { readonly of: Started; readonly end: () => Promise<unknown> }[] = [];
        for (const next of steps) {
          if ('ends' in next) {
            const [ended] = open.splice(next.ends % Math.max(1, open.length), 1);
            await ended?.end();
            continue;
          }
          const count = (isCounted: (other: Started) => boolean) => open.filter(({ of }) => isCounted(of)).length;
          const reached = {
            MaxActiveChatsAllowed: next.kind === 'chat' && count(({ kind }) => kind === 'chat'),
            MaxActiveCallbacksAllowed: next.kind === 'callback' && count(({ kind }) => kind === 'callback'),
            MaxAnonymousInteractionsAllowed: !next.isWill && count(({ isWill }) => !isWill),
            MaxAnyInteractionsAllowedPerQueue: count(({ target }) => target === next.target),
            MaxInteractionsAllowedPerUser: next.isWill && count(({ isWill }) => isWill),
            MaxInteractionsAllowedPerIP: count(({ address }) => address === next.address),
          };
          const names = Object.entries(limits).filter(
            ([name, limit]) => reached[name as keyof typeof limits] === limit,
          );
          const visitor = reachedFrom(bridge, next.address);
          const over = { target: next.target, ...(next.isWill && as('will', 'open sesame')) };
          if (names.length === 0) open.push({ of: next, ...(await start(visitor, next.kind, over)) });
          else expect(names.map(([name]) => name)).toContain(await attempts[next.kind](visitor, over));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('what a visitor says', () => {
  test('is limited for each chat and minute, told by the reason, and nothing of it is lost', async () => {
    const { bridge, clock } = createTestBridge({ parameters: { MaxMessagesPerMinute: 3 }, dosReply: '404' });
    const [visitor, other] = [await Visitor.start(bridge), await Visitor.start(bridge)];
    const say = async (text: string, id?: string) => {
      const { status } = await visitor.send(text, id);
      return status.reason ?? status.type;
    };
    const LIMIT = 'error.websvc.general.limit.MaxMessagesPerMinute';
    const id = 'message-0123456789';
    expect([await say('1', id), await say('2'), await say('3'), await say('4')]).toEqual([
      ...[SUCCESS, SUCCESS, SUCCESS],
      LIMIT,
    ]);
    // A repeat says nothing new.
    expect(await say('1', id)).toBe(SUCCESS);
    expect((await other.send('hello')).status.type).toBe(SUCCESS);
    await clock.advance(60_000);
    expect(await say('4')).toBe(SUCCESS);
    const { events } = await visitor.poll(-1);
    expect(events.flatMap(({ type, value }) => (type === 'text' && /^\d$/.test(String(value)) ? [value] : []))).toEqual(
      [...['1', '2', '3', '4']],
    );
  });

  test('includes numberings begun anew, each of which leaves events behind', async () => {
    const { bridge } = createTestBridge({ parameters: { MaxMessagesPerMinute: 2 } });
    const visitor = await Visitor.start(bridge);
    await visitor.reconnect();
    await visitor.reconnect();
    expect((await visitor.reconnect()).status.reason).toContain('MaxMessagesPerMinute');
    expect((await visitor.reconnect(-1)).status.type).toBe(SUCCESS);
    expect((await visitor.poll()).status.type).toBe(SUCCESS);
  });

  test('may be 300 messages a minute where nothing else is set', () => {
    expect(defaultParameters.MaxMessagesPerMinute).toBe(300);
  });
});

describe('a trusted host', () => {
  const trusting = (TrustedHosts: string, more: Partial<Parameters> = {}) =>
    createTestBridge({
      parameters: { TrustedHosts, MaxInteractionsAllowedPerIP: 1, ...more },
      hostAddresses: { 'kiosk.example': ['203.0.113.7', '2001:db8::7'] },
    }).bridge;

  test.each([
    ['its address', '203.0.113.7', '203.0.113.7'],
    ['its range', '198.51.100.0/24, 203.0.113.0/29', '203.0.113.7'],
    ['its name', 'Kiosk.example', '203.0.113.7'],
    ['its name, in IPv6', 'kiosk.example', '2001:db8::7'],
    ['localhost', ' localhost ,', '127.0.0.1'],
  ])('passes the limit of one address by %s', async (_, trustedHosts, address) => {
    const bridge = reachedFrom(trusting(trustedHosts), address);
    expect(await times(3, () => tryChat(bridge))).toEqual([SUCCESS, SUCCESS, SUCCESS]);
  });

  test.each(['', '203.0.113.8', 'nonsense', 'unknown.example', '203.0.113.', '*'])(
    'is nobody who is not listed: "%s"',
    async (trustedHosts) => {
      const bridge = reachedFrom(trusting(trustedHosts), '203.0.113.7');
      expect(await times(2, () => tryChat(bridge))).toEqual([SUCCESS, 'MaxInteractionsAllowedPerIP']);
    },
  );

  test('is known by a name that an operator sets, now and after a restart', async () => {
    const store = createMemoryStore();
    const asked: string[][] = [];
    const resolveHosts: ResolveHosts = async (lists) => {
      asked.push([...lists]);
      return lists.includes('Kiosk.example') ? { 'kiosk.example': ['203.0.113.7'] } : {};
    };
    const options = { store, resolveHosts, parameters: { MaxInteractionsAllowedPerIP: 1 } };
    const first = createTestBridge(options).bridge;
    const tryThrice = (bridge: Bridge) => times(3, () => tryChat(reachedFrom(bridge, '203.0.113.7')));
    expect(await tryThrice(first)).toContain('MaxInteractionsAllowedPerIP');
    await new Operator(first).post('parameters', { TrustedHosts: 'Kiosk.example' });
    await settle();
    expect(await tryThrice(first)).toEqual([SUCCESS, SUCCESS, SUCCESS]);
    first.dispose();
    const second = createTestBridge(options).bridge;
    await settle();
    expect(await tryThrice(second)).toEqual([SUCCESS, SUCCESS, SUCCESS]);
    expect(asked.at(-1)).toEqual(['Kiosk.example']);
  });

  test('is nobody who only says so', async () => {
    const bridge = reachedFrom(trusting('203.0.113.7'), '198.51.100.1', '203.0.113.7');
    expect(await times(2, () => tryChat(bridge))).toEqual([SUCCESS, 'MaxInteractionsAllowedPerIP']);
  });

  test('passes no other limit', async () => {
    const bridge = reachedFrom(trusting('203.0.113.7', { MaxInteractionsAllowedPerUser: 2 }), '203.0.113.7');
    await tryRegister(bridge);
    const asWill = () => tryChat(bridge, as('will', 'open sesame'));
    expect(await times(3, asWill)).toEqual([SUCCESS, SUCCESS, 'MaxInteractionsAllowedPerUser']);
    const hasty = reachedFrom(trusting('203.0.113.7', { MaxInteractionsAllowedPerUnitTimePerIP: 1 }), '203.0.113.7');
    expect(await times(2, () => tryChat(hasty))).toEqual([SUCCESS, 'MaxInteractionsAllowedPerUnitTimePerIP']);
  });
});

test('a limit answers an empty 404 where that is wanted, and everything else as ever', async () => {
  const { bridge } = createTestBridge({
    dosReply: '404',
    parameters: { MaxActiveChatsAllowed: 0, CallbackAccessControl: 0 },
  });
  expect(await tryChat(bridge)).toBe('HTTP 404');
  expect(await tryCallback(bridge)).toBe('unsupportedOperation');
  expect(await (await ask(bridge, 'chat/start', startBody())).text()).toBe('');
});

test('what limits refuse is written down for operators, at most once a second for each', async () => {
  const store = createMemoryStore();
  const { bridge, clock } = createTestBridge({ store, parameters: { MaxActiveChatsAllowed: 0 } });
  const entries = () =>
    store
      .readLog({ limit: 100 })
      .filter(({ code }) => code === 'LIM')
      .map(({ detail }) => detail);
  await times(10, () => tryChat(bridge));
  expect(entries()).toEqual([{ reason: 'MaxActiveChatsAllowed', refused: 1 }]);
  await clock.advance(1_000);
  await tryChat(bridge);
  expect(entries()).toEqual([
    { reason: 'MaxActiveChatsAllowed', refused: 1 },
    { reason: 'MaxActiveChatsAllowed', refused: 10 },
  ]);
});
