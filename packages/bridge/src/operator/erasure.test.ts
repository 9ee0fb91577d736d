import { expect, test } from 'vitest';
import { createMemorySandbox } from '../service/seams.js';
import { createMemoryStore } from '../store/memory-store.js';
import { Operator } from '../testing/operator.js';
import { Agent, createTestBridge, Visitor } from '../testing/test-bridge.js';
import { settle } from '../testing/virtual-clock.js';
import { as, tryChat, tryRegister } from '../testing/visitor-at.js';

const NAME = 'Wilhelmina Quist';

const DOCUMENTS = [
  ...['chattingvisitors.json', 'requests.json', 'history.json', 'getlog.txt', 'users.json', 'status.json', 'site.json'],
];

test('after a chat is erased nothing names its visitor any more', async () => {
  const store = createMemoryStore();
  const sandbox = createMemorySandbox();
  const { bridge, log } = createTestBridge({ store, sandbox });
  const operator = new Operator(bridge);
  const agent = await Agent.signIn(bridge);
  const visitor = await Visitor.start(bridge, { participant: { name: NAME, credentials: '' } });
  const interactionId = await agent.pickUp();
  await visitor.send(`I am ${NAME}`);
  expect(await operator.text('chattingvisitors.json')).toContain(NAME);
  expect(await operator.do('erase', { interactionId })).toBeUndefined();
  await settle();
  for (const path of DOCUMENTS) expect(await operator.text(path), path).not.toContain(NAME);
  expect((await operator.get(`chat.json?id=${interactionId}`)).status).toBe(404);
  expect(JSON.stringify(await agent.desk())).not.toContain(NAME);
  expect((await visitor.poll()).status.reason).toBe('error.websvc.unknownEntity.session');
  expect(log.join('\n')).not.toContain(NAME);
  expect(store.findEnded({ interactionId })).toBeUndefined();
  expect(await sandbox.list()).toEqual([]);
  expect(await operator.do('erase', { interactionId })).toBe('unknown-interaction');
});

test('an account is erased with everything that was started with it, and nothing of anybody else', async () => {
  const store = createMemoryStore();
  const { bridge } = createTestBridge({ store });
  const operator = new Operator(bridge);
  await tryRegister(bridge, { username: 'wilma', firstName: 'Wilhelmina', lastName: 'Quist' });
  expect(store.find('accounts', 'wilma')).toBeDefined();
  expect(await tryChat(bridge, as('wilma', 'open sesame'))).toBe('success');
  const other = await Visitor.start(bridge);
  expect(await operator.text('chattingvisitors.json')).toContain(NAME);
  expect(await operator.do('erase', { account: 'WILMA' })).toBeUndefined();
  await settle();
  for (const path of DOCUMENTS) expect(await operator.text(path), path).not.toContain('Quist');
  expect(store.all('accounts')).toEqual([]);
  expect((await other.poll()).status.type).toBe('success');
  expect(await operator.do('erase', { account: 'wilma' })).toBe('unknown-account');
});

test('it has to be clear what is to be erased', async () => {
  const operator = new Operator(createTestBridge().bridge);
  for (const fields of [{}, { account: '' }, { account: 'a', interactionId: '2001880050' }]) {
    expect(await operator.do('erase', fields)).toBe('invalid-command');
  }
});
