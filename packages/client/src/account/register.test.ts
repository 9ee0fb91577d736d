import { describe, expect, test, vi } from 'vitest';
import { createCallbacks } from '../callback/create-callbacks.js';
import { TestCentre } from '../testing/test-centre.js';
import { checkAccount, type AccountDetails } from './check-account.js';
import { register } from './register.js';
import { withCredentials, type AskCredentials } from './with-credentials.js';

type Bridges = ConstructorParameters<typeof TestCentre>[0];

const account: AccountDetails = {
  username: 'ola',
  password: 'correct horse',
  contact: { firstName: 'Ola', lastName: '' },
};
const credentials = { name: 'ola', password: 'correct horse' };

/** Real digests take real time, which these tests have none of. */
const passwordHasher = {
  hash: async (password: string) => `digest of ${password}`,
  verify: async (password: string, digest: string) => digest === `digest of ${password}`,
  needsRehash: () => false,
};

function open(bridges: Bridges = {}) {
  const centre = new TestCentre({ passwordHasher, ...bridges });
  const client = centre.client();
  const names = async () => (await centre.desk()).interactions.map(({ visitorName }) => visitorName);
  return { centre, footbridge: client.footbridge, names };
}

describe('an account', () => {
  test('is made, and opens a chat afterwards', async () => {
    const { centre, footbridge, names } = open();
    await centre.agent({ command: 'signIn' });
    await register(footbridge, account);
    expect(centre.network.requests('register')[0]?.body).toMatchObject({
      contact: { username: 'ola', password: 'correct horse', firstName: 'Ola' },
    });
    await footbridge.startChat(credentials);
    expect(await names()).toEqual(['Ola']);
  });

  test('is made once although the first answer is lost', async () => {
    const { centre, footbridge } = open();
    centre.network.disturbNext('register', 'answerLost');
    const made = register(footbridge, account);
    await centre.clock.advance(30_000);
    await made;
    expect(centre.network.requests('register')).toHaveLength(2);
  });

  test('may have been made where the answer is lost and the server knows no tokens', async () => {
    const { centre, footbridge } = open({ extensions: { clientToken: false } });
    centre.network.disturbNext('register', 'answerLost');
    const made = expect(register(footbridge, account)).rejects.toMatchObject({ code: 'unconfirmed' });
    await centre.clock.advance(30_000);
    await made;
    expect(centre.network.requests('register')).toHaveLength(1);
  });

  test.each([
    ['account-exists', account, { username: 'OLA ' }],
    ['invalid-fields', undefined, { password: '' }],
    ['invalid-fields', undefined, { contact: { company: 'x'.repeat(101) } }],
    ['invalid-fields', undefined, {}, { registration: { required: ['homeEmail'] } }],
    ['not-allowed', undefined, {}, { registration: { open: false } }],
  ] as const)('is refused with %s (%#)', async (code, before, over, bridges: Bridges = {}) => {
    const { footbridge } = open(bridges);
    if (before) await register(footbridge, before);
    const refused = register(footbridge, { ...account, ...over });
    await expect(refused).rejects.toMatchObject({ code });
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringMatching(/ola|correct/i) as string });
  });

  test('that is asked for while no server answers is not made', async () => {
    const { centre, footbridge } = open({ pair: true });
    await footbridge.connect();
    centre.network.disturb(() => 'refused');
    const made = expect(register(footbridge, account)).rejects.toMatchObject({ code: 'unconfirmed' });
    await centre.clock.advance(60_000);
    await made;
  });
});

describe('checking an account', () => {
  test.each([
    ['nothing is wrong', {}, {}, []],
    ['what is missing', { username: ' ', password: '' }, {}, ['username', 'password']],
    ['what is not repeated', {}, { confirmation: 'correct house' }, ['confirmation']],
    ['what is repeated', {}, { confirmation: 'correct horse' }, []],
    ['what is too long', { contact: { homePostalCode: 'x'.repeat(21) } }, {}, ['homePostalCode']],
    ['what the page requires', {}, { required: ['firstName', 'lastName', 'homeEmail'] }, ['lastName', 'homeEmail']],
  ] as const)('names %s', (_, over, rules, wrong) => {
    expect(checkAccount({ ...account, ...over }, rules)).toEqual(wrong);
  });
});

describe('a page that knows its visitor', () => {
  async function known(bridges: Bridges = {}) {
    const site = open(bridges);
    await site.centre.agent({ command: 'signIn' });
    await register(site.footbridge, account);
    return site;
  }

  test('starts a chat for them without a form', async () => {
    const { footbridge, names } = await known({ parameters: { ChatAccessControl: 2 } });
    const ask = vi.fn<AskCredentials>(async () => credentials);
    await withCredentials(footbridge, 'chat', ask, (given) => footbridge.startChat({ ...given }));
    expect(ask.mock.calls).toEqual([['needed']]);
    expect(await names()).toEqual(['Ola']);
  });

  test('is asked once more when the server refuses, and no more than that', async () => {
    const { footbridge, names } = await known();
    const ask = vi.fn<AskCredentials>(async (why) =>
      why === 'refused' ? credentials : { ...credentials, password: 'no' },
    );
    await withCredentials(footbridge, 'chat', ask, (given) => footbridge.startChat({ ...given }));
    expect(ask.mock.calls).toEqual([['needed'], ['refused']]);
    expect(await names()).toEqual(['Ola']);
    const wrong = vi.fn<AskCredentials>(async () => ({ ...credentials, password: 'no' }));
    const callbacks = createCallbacks(footbridge);
    const refused = withCredentials(footbridge, 'callback', wrong, (given) =>
      callbacks.create({ telephone: '+47 555 01 22', ...given }),
    );
    await expect(refused).rejects.toMatchObject({ code: 'sign-in-refused' });
    expect(wrong.mock.calls).toEqual([['needed'], ['refused']]);
  });

  test('may give nothing, and the visitor stays anonymous', async () => {
    const { footbridge, names } = await known();
    await withCredentials(
      footbridge,
      'chat',
      async () => undefined,
      (given) => footbridge.startChat({ ...given }),
    );
    expect(await names()).toEqual(['Anonymous User']);
  });

  test('is not asked where the server checks nobody', async () => {
    const { footbridge } = await known({ parameters: { ChatAccessControl: 3 } });
    const ask = vi.fn<AskCredentials>(async () => credentials);
    await withCredentials(footbridge, 'chat', ask, (given) => footbridge.startChat({ ...given }));
    expect(ask).not.toHaveBeenCalled();
  });

  test('hears of its own failure', async () => {
    const { footbridge } = await known();
    const failure = new Error('The session has ended.');
    const started = withCredentials(
      footbridge,
      'chat',
      () => Promise.reject(failure),
      () => footbridge.startChat(),
    );
    await expect(started).rejects.toBe(failure);
  });
});
