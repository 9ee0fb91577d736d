import { contactFields } from '@footbridge/protocol';
import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory-store.js';
import { callbackBody, type WireCallback } from '../testing/callback-visitor.js';
import { ask, createTestBridge, type TestOptions } from '../testing/test-bridge.js';
import { TestHasher } from '../testing/test-hasher.js';
import { as, reachedFrom, tryChat, tryRegister } from '../testing/visitor-at.js';
import { createNodePasswordHasher } from '../host/node-password-hasher.js';

const SUCCESS = 'success';
const EXISTS = 'userdb.accountExists';
const MISSING = 'content.invalid.missingData';
const TOKEN = 'a-token-of-twenty-two-characters';

function registering(options: TestOptions = {}) {
  const store = createMemoryStore();
  return { store, ...createTestBridge({ store, ...options }) };
}

describe('an account', () => {
  test('opens a chat once it is made', async () => {
    const { bridge } = registering();
    expect(await tryChat(bridge, as('will', 'open sesame'))).toBe('userdb.badCredentials');
    expect(await tryRegister(bridge)).toBe(SUCCESS);
    expect(await tryChat(bridge, as('will', 'open sesame'))).toBe(SUCCESS);
  });

  test('keeps every field that there is, cut nowhere', async () => {
    const { bridge, store } = registering();
    const contact = Object.fromEntries(
      Object.entries(contactFields).map(([field, characters]) => [field, 'é'.repeat(characters)]),
    );
    expect(await tryRegister(bridge, contact)).toBe(SUCCESS);
    expect(store.find('accounts', 'will')?.contact).toEqual(contact);
  });

  test.each(Object.entries(contactFields))('takes no %s of more than %i characters', async (field, characters) => {
    const { bridge } = registering();
    expect(await tryRegister(bridge, { [field]: 'x'.repeat(characters + 1) })).toBe('content.invalid');
  });

  test('has an id that opens nothing', async () => {
    const { bridge, store } = registering();
    await tryRegister(bridge);
    const identityId = store.find('accounts', 'will')?.identityId;
    expect(identityId).toMatch(/^[\da-f-]{36}$/);
    const { callback } = (await (
      await ask(bridge, 'callback/create', callbackBody(as('WILL', 'open sesame')))
    ).json()) as { callback: WireCallback };
    expect(callback.userIdentityID).toBe(identityId);
    for (const path of [`callback/status/${identityId}`, `chat/poll/${identityId}`]) {
      expect(JSON.stringify(await (await ask(bridge, path)).json())).toContain('unknownEntity.session');
    }
  });

  test('keeps no password that anybody could read', async () => {
    const { bridge, store, log } = registering({
      passwordHasher: createNodePasswordHasher({ memoryKiB: 8, passes: 1 }),
    });
    await tryRegister(bridge, {}, TOKEN);
    await tryChat(bridge, as('will', 'open sesame'));
    await tryChat(bridge, as('will', 'open simsim'));
    const kept = JSON.stringify([store.all('accounts'), store.all('tokens'), store.readLog({ limit: 100 }), log]);
    expect(kept).toContain('$argon2id$');
    expect(kept).not.toMatch(/sesame|simsim/);
  });

  test.each(['will', 'WILL', ' Will '])('is one and the same as "%s"', async (username) => {
    const { bridge } = registering();
    expect(await tryRegister(bridge)).toBe(SUCCESS);
    expect(await tryRegister(bridge, { username })).toBe(EXISTS);
    expect(await tryChat(bridge, as(username, 'open sesame'))).toBe(SUCCESS);
  });

  test('is one and the same however its letters are composed', async () => {
    const { bridge } = registering();
    expect(await tryRegister(bridge, { username: 'Ren\u00e9' })).toBe(SUCCESS);
    expect(await tryRegister(bridge, { username: 'Rene\u0301' })).toBe(EXISTS);
  });

  test('goes to one of two who ask for the same name at once', async () => {
    const { bridge } = registering();
    const outcomes = await Promise.all([tryRegister(bridge), tryRegister(bridge, { password: 'other' })]);
    expect(outcomes.toSorted()).toEqual([SUCCESS, EXISTS]);
  });

  test('is made once by a request that is sent twice, and both are told so', async () => {
    const { bridge, store } = registering();
    expect(await Promise.all([tryRegister(bridge, {}, TOKEN), tryRegister(bridge, {}, TOKEN)])).toEqual([
      SUCCESS,
      SUCCESS,
    ]);
    expect(await tryRegister(bridge, {}, TOKEN)).toBe(SUCCESS);
    expect(await tryRegister(bridge, { username: 'other' }, TOKEN)).toBe('content.invalid');
    expect(store.all('accounts')).toHaveLength(1);
  });

  test('survives a restart', async () => {
    const { bridge, store } = registering();
    await tryRegister(bridge);
    bridge.dispose();
    expect(await tryChat(createTestBridge({ store }).bridge, as('will', 'open sesame'))).toBe(SUCCESS);
  });

  test.each([{ username: '' }, { username: '   ' }, { password: '' }, { username: null }])(
    'is not made of %o',
    async (contact) => {
      expect(await tryRegister(registering().bridge, contact)).toBe(MISSING);
    },
  );
});

describe('what registering asks for', () => {
  const required = { registration: { required: ['homeEmail'] } } as const;

  test('can be more than a name and a password', async () => {
    const { bridge, store } = registering(required);
    expect(await tryRegister(bridge)).toBe(MISSING);
    expect(await tryRegister(bridge, { homeEmail: '  ' })).toBe(MISSING);
    expect(await tryRegister(bridge, { homeEmail: 'will@example.com', company: 'Globe' })).toBe(SUCCESS);
    expect(store.find('accounts', 'will')?.contact).toEqual({ homeEmail: 'will@example.com', company: 'Globe' });
  });
});

describe('registering', () => {
  const announced = async (options: TestOptions): Promise<string> => {
    const { bridge } = registering(options);
    const response = await bridge.fetch(new Request('http://bridge.example/websvcs/serverConfiguration'));
    return JSON.stringify(await response.json());
  };

  test.each<[string, TestOptions, boolean]>([
    ['is open', {}, true],
    ['can be closed', { registration: { open: false } }, false],
    ['is closed where others say who may sign in', { authenticate: async () => undefined }, false],
    ['can be open even there', { authenticate: async () => undefined, registration: { open: true } }, true],
  ])('%s', async (_, options, isOpen) => {
    expect(await tryRegister(registering(options).bridge)).toBe(isOpen ? SUCCESS : 'unsupportedOperation');
    expect((await announced(options)).includes('supportRegistrationTracker')).toBe(isOpen);
  });

  test('is slow for one address, so that nobody can try a list of names', async () => {
    const { bridge, clock } = registering({
      parameters: { MaxRegistrationsAllowedPerUnitTimePerIP: 3, RegistrationsAllowedUnitTime: 600 },
    });
    const prober = reachedFrom(bridge, '203.0.113.7');
    const probe = (username: string) => tryRegister(prober, { username });
    expect([await probe('a'), await probe('a'), await probe('a'), await probe('a'), await probe('b')]).toEqual([
      SUCCESS,
      EXISTS,
      EXISTS,
      'MaxRegistrationsAllowedPerUnitTimePerIP',
      'MaxRegistrationsAllowedPerUnitTimePerIP',
    ]);
    expect(await tryRegister(reachedFrom(bridge, '203.0.113.8'), { username: 'c' })).toBe(SUCCESS);
    await clock.advance(600_000);
    expect(await probe('b')).toBe(SUCCESS);
  });

  test('is refused as busy, not queued without end, when too many ask at once', async () => {
    const hasher = new TestHasher();
    let release: () => void = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    hasher.hash = async (password) => {
      await released;
      return `test$1$${password}`;
    };
    const { bridge } = registering({ passwordHasher: hasher });
    const asked = Array.from({ length: 60 }, (_, index) => tryRegister(bridge, { username: `user ${index}` }));
    await Promise.race(asked);
    release();
    const outcomes = await Promise.all(asked);
    expect(outcomes.filter((outcome) => outcome === SUCCESS)).toHaveLength(52);
    expect(outcomes.filter((outcome) => outcome === 'general')).toHaveLength(8);
  });
});
