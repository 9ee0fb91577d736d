import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory-store.js';
import { Agent, createTestBridge, Visitor, type TestOptions } from '../testing/test-bridge.js';
import { TestHasher } from '../testing/test-hasher.js';
import { as, reachedFrom, tryCallback, tryChat, tryQuery, tryRegister } from '../testing/visitor-at.js';
import { settle } from '../testing/virtual-clock.js';
import type { Authenticate } from './sign-in.js';

const SUCCESS = 'success';
const BAD = 'userdb.badCredentials';
const query = (username: string, password: string) => ({ participant: { name: username, credentials: password } });

async function withWill(options: TestOptions = {}, contact: Readonly<Record<string, string>> = {}) {
  const store = createMemoryStore();
  const hasher = new TestHasher();
  const made = createTestBridge({ store, passwordHasher: hasher, ...options });
  expect(await tryRegister(made.bridge, contact)).toBe(SUCCESS);
  hasher.work.length = 0;
  return { ...made, store, hasher };
}

describe('a visitor who signs in', () => {
  test.each([
    [{ firstName: 'William', lastName: 'Smith' }, 'William Smith'],
    [{ firstName: 'William' }, 'William'],
    [{ lastName: ' Smith ' }, 'Smith'],
    [{}, 'will'],
  ])('with an account of %o is %s to the agent', async (contact, name) => {
    const { bridge } = await withWill({}, contact);
    const agent = await Agent.signIn(bridge);
    await Visitor.start(bridge, as('WILL', 'open sesame'));
    expect((await agent.desk()).interactions).toMatchObject([{ visitorName: name }]);
  });

  test('may chat, ask for a callback, and ask about queues', async () => {
    const { bridge } = await withWill();
    expect(await tryChat(bridge, as('will', 'open sesame'))).toBe(SUCCESS);
    expect(await tryCallback(bridge, as('will', 'open sesame'))).toBe(SUCCESS);
    expect(await tryQuery(bridge, query('will', 'open sesame'))).toBe(SUCCESS);
  });

  test('with a wrong password, or as nobody, is told the same and creates nothing', async () => {
    const { bridge } = await withWill();
    const agent = await Agent.signIn(bridge);
    for (const over of [as('will', 'Open Sesame'), as('bill', 'open sesame'), as('', 'open sesame')]) {
      expect([await tryChat(bridge, over), await tryCallback(bridge, over), await tryQuery(bridge, over)]).toEqual([
        BAD,
        BAD,
        BAD,
      ]);
    }
    expect((await agent.desk()).interactions).toEqual([]);
  });

  test('costs the same work known or unknown, right name or wrong', async () => {
    const workFor = async (name: string) => {
      const { bridge, hasher } = await withWill();
      await tryChat(bridge, as(name, 'guess'));
      await tryChat(bridge, as(name, 'guess'));
      return hasher.work;
    };
    expect(await workFor('will')).toEqual(await workFor('nobody at all'));
    expect(await workFor('will')).toContain('verify');
  });

  test('is kept by a new digest as soon as more work is wanted', async () => {
    const { bridge, hasher, store } = await withWill();
    const digest = () => store.find('accounts', 'will')?.passwordHash;
    hasher.cost = 2;
    await tryChat(bridge, as('will', 'wrong'));
    await settle();
    expect(digest()).toBe('test$1$open sesame');
    expect(await tryChat(bridge, as('will', 'open sesame'))).toBe(SUCCESS);
    await settle();
    expect(digest()).toBe('test$2$open sesame');
    expect(await tryChat(bridge, as('will', 'open sesame'))).toBe(SUCCESS);
  });

  test('is told nothing but that something failed when a password could not be checked', async () => {
    const { bridge, hasher, log } = await withWill();
    hasher.verify = () => Promise.reject(new Error('open sesame'));
    expect(await tryChat(bridge, as('will', 'open sesame'))).toBe('general');
    expect(log.join()).not.toContain('sesame');
  });
});

describe('guessing', () => {
  const parameters = {
    MaxFailedSignInsAllowedPerUnitTime: 3,
    MaxFailedSignInsAllowedPerUnitTimePerIP: 6,
    FailedSignInsAllowedUnitTime: 300,
  };
  const LIMIT = 'MaxFailedSignInsAllowedPerUnitTime';

  async function guessed() {
    const { bridge, clock, hasher } = await withWill({ parameters });
    const guesser = reachedFrom(bridge, '203.0.113.7');
    const outcomes = [];
    for (let index = 0; index < 4; index += 1) outcomes.push(await tryChat(guesser, as('will', `guess ${index}`)));
    return { bridge, clock, hasher, guesser, outcomes };
  }

  test('is stopped after a few tries, even with the right password, and costs no more work', async () => {
    const { guesser, hasher, outcomes, clock } = await guessed();
    expect(outcomes).toEqual([BAD, BAD, BAD, LIMIT]);
    const before = hasher.work.length;
    expect(await tryChat(guesser, as('will', 'open sesame'))).toBe(LIMIT);
    expect(await tryQuery(guesser, query('will', 'open sesame'))).toBe(LIMIT);
    expect(hasher.work).toHaveLength(before);
    await clock.advance(300_000);
    expect(await tryChat(guesser, as('will', 'open sesame'))).toBe(SUCCESS);
  });

  test('never bars the owner of the account, who is somewhere else', async () => {
    const { bridge } = await guessed();
    expect(await tryChat(reachedFrom(bridge, '198.51.100.1'), as('will', 'open sesame'))).toBe(SUCCESS);
  });

  test('leaves other names at the same address alone for a while', async () => {
    const { bridge, guesser } = await guessed();
    await tryRegister(bridge, { username: 'bo' });
    expect(await tryChat(guesser, as('bo', 'open sesame'))).toBe(SUCCESS);
    expect(await tryChat(guesser)).toBe(SUCCESS);
  });

  test('one password for many names is stopped too', async () => {
    const { bridge } = await withWill({ parameters });
    const sprayer = reachedFrom(bridge, '203.0.113.7');
    const outcomes = [];
    for (let index = 0; index < 7; index += 1) outcomes.push(await tryChat(sprayer, as(`user ${index}`, 'password1')));
    expect(outcomes).toEqual([...Array<string>(6).fill(BAD), `${LIMIT}PerIP`]);
  });

  test('does not get further by many tries at once', async () => {
    const { bridge } = await withWill({ parameters });
    const guesser = reachedFrom(bridge, '203.0.113.7');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => tryChat(guesser, as('will', `guess ${index}`))),
    );
    expect(outcomes.filter((outcome) => outcome === BAD)).toHaveLength(3);
  });

  test('is not what somebody does who knows the password and tries many times at once', async () => {
    const { bridge } = await withWill({ parameters });
    const owner = reachedFrom(bridge, '203.0.113.7');
    const tries = Array.from({ length: 20 }, () => tryChat(owner, as('will', 'open sesame')));
    expect(await Promise.all(tries)).toEqual(Array<string>(20).fill(SUCCESS));
    expect(await tryQuery(owner, query('will', 'open sesame'))).toBe(SUCCESS);
  });

  test('is not what somebody does who knows the password', async () => {
    const { bridge } = await withWill({ parameters });
    const owner = reachedFrom(bridge, '203.0.113.7');
    for (let index = 0; index < 10; index += 1) {
      expect(await tryChat(owner, as('will', 'open sesame'))).toBe(SUCCESS);
    }
  });
});

test('a flood of sign-ins from one address keeps nobody else from signing in', async () => {
  const { bridge, hasher } = await withWill();
  const verify = hasher.verify.bind(hasher);
  const endings: (() => void)[] = [];
  hasher.verify = async (password, digest) => {
    await new Promise<void>((resolve) => endings.push(resolve));
    return verify(password, digest);
  };
  const flooder = reachedFrom(bridge, '203.0.113.7');
  const flood = Promise.all(Array.from({ length: 200 }, (_, index) => tryQuery(flooder, query(`user ${index}`, 'x'))));
  await settle();
  const owner = tryChat(reachedFrom(bridge, '198.51.100.1'), as('will', 'open sesame'));
  await settle();
  // Two are computed at once; the owner is next.
  for (let ended = 0; ended < 4; ended += 1) {
    endings.shift()?.();
    await settle();
  }
  expect(await Promise.race([owner, settle().then(() => 'still waiting')])).toBe(SUCCESS);
  while (endings.length > 0) {
    endings.shift()?.();
    await settle();
  }
  expect(new Set(await flood)).toEqual(new Set([BAD, 'general']));
});

describe('a site that says itself who may sign in', () => {
  const asked: unknown[] = [];
  const directory: Authenticate = async (credentials) => {
    asked.push(credentials);
    return credentials.password === 'right' ? { name: 'c-4711', displayName: 'Nadia Q.' } : undefined;
  };

  test('is asked in place of the accounts, and names the visitor', async () => {
    const { bridge } = createTestBridge({ authenticate: directory, registration: { open: true } });
    await tryRegister(bridge);
    const agent = await Agent.signIn(bridge);
    expect(await tryChat(bridge, as('will', 'open sesame'))).toBe(BAD);
    expect(await tryChat(bridge, as('nadia@example.com', 'right'))).toBe(SUCCESS);
    expect(asked.at(-1)).toEqual({ name: 'nadia@example.com', password: 'right' });
    expect((await agent.desk()).interactions).toMatchObject([{ visitorName: 'Nadia Q.' }]);
    expect(await tryQuery(bridge, query('nadia@example.com', 'right'))).toBe(SUCCESS);
  });

  test('is not asked about visitors without a password', async () => {
    asked.length = 0;
    const { bridge } = createTestBridge({ authenticate: directory });
    expect(await tryChat(bridge)).toBe(SUCCESS);
    expect(asked).toEqual([]);
  });

  test('gives the limit of one user what to count by', async () => {
    const { bridge } = createTestBridge({ authenticate: directory, parameters: { MaxInteractionsAllowedPerUser: 1 } });
    expect(await tryChat(bridge, as('nadia@example.com', 'right'))).toBe(SUCCESS);
    expect(await tryChat(bridge, as('Nadia Q', 'right'))).toBe('MaxInteractionsAllowedPerUser');
  });

  test.each<[string, Authenticate]>([
    ['rejects', () => Promise.reject(new Error('directory down: right'))],
    [
      'throws',
      () => {
        throw new TypeError('directory down: right');
      },
    ],
  ])('costs a visitor a general error, and no more, when it %s', async (_, authenticate) => {
    const { bridge, log } = createTestBridge({ authenticate });
    expect(await tryChat(bridge, as('nadia@example.com', 'right'))).toBe('general');
    expect(await tryChat(bridge)).toBe(SUCCESS);
    expect(log.join()).not.toContain('right');
  });

  test('is waited for as long as is configured, and what waits for it no longer', async () => {
    const { bridge, clock } = createTestBridge({
      authenticate: () => new Promise(() => {}),
      authenticateWithinMs: 3_000,
      parameters: { MaxFailedSignInsAllowedPerUnitTime: 2 },
    });
    const visitor = reachedFrom(bridge, '203.0.113.7');
    const outcomes = Promise.all(Array.from({ length: 60 }, () => tryChat(visitor, as('nadia@example.com', 'right'))));
    await settle();
    await clock.advance(3_000);
    expect(await outcomes).toEqual(Array<string>(60).fill('general'));
    // The site was slow, and nobody's password wrong.
    const again = tryChat(visitor, as('nadia@example.com', 'right'));
    await settle();
    await clock.advance(3_000);
    expect(await again).toBe('general');
  });

  test('is waited for no longer than ten seconds', async () => {
    const { bridge, clock } = createTestBridge({ authenticate: () => new Promise(() => {}) });
    const outcome = tryChat(bridge, as('nadia@example.com', 'right'));
    await settle();
    await clock.advance(10_000);
    expect(await outcome).toBe('general');
  });

  test('needs nobody who computes digests', async () => {
    const { bridge } = createTestBridge({ authenticate: directory });
    const response = await bridge.fetch(new Request('http://bridge.example/websvcs/serverConfiguration'));
    expect(JSON.stringify(await response.json())).toContain('supportAuthenticationTracker');
  });
});
