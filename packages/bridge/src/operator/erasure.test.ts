import { describe, expect, test } from 'vitest';
import { createMemorySandbox } from '../service/seams.js';
import { createMemoryStore } from '../store/memory-store.js';
import { emptyBatch, type Store } from '../store/store.js';
import { Operator } from '../testing/operator.js';
import { Agent, createTestBridge, Visitor } from '../testing/test-bridge.js';
import { chatRecord } from '../testing/store-contract.js';
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

describe('an account with a long history', () => {
  /** Chats that ended; every third of them is Wilma's. */
  function keepHistory(store: Store, count: number, startedAtMs: (index: number) => number): void {
    const interactions = Array.from({ length: count }, (_, index) => ({
      record: {
        ...chatRecord({ state: 'ended', endReason: 'agent', endedAtMs: startedAtMs(index) + 500 }),
        ...{ interactionId: String(3_000_000_000 + index), participantId: `p${index}`, chatId: `c${index}` },
        startedAtMs: startedAtMs(index),
        account: index % 3 === 0 ? 'Wilma' : 'bo',
      },
      newEvents: [],
    }));
    store.commit({ ...emptyBatch, interactions }, undefined);
  }

  test('is erased some at a time, and others are served meanwhile', async () => {
    const store = createMemoryStore();
    keepHistory(store, 3_000, (index) => index * 1_000);
    const limits: number[] = [];
    const erasedAtOnce: number[] = [];
    const watched: Store = {
      ...store,
      listEnded: (query) => (limits.push(query.limit), store.listEnded(query)),
      commit: (batch, epoch) => (erasedAtOnce.push(batch.erased.length), store.commit(batch, epoch)),
    };
    const { bridge } = createTestBridge({ store: watched, parameters: { HistoryRetentionTime: 3_650 } });
    const visitor = await Visitor.start(bridge);
    const order: string[] = [];
    const erasing = new Operator(bridge).do('erase', { account: 'wilma' }).then(() => order.push('erased'));
    const polling = visitor.poll().then(() => order.push('polled'));
    await Promise.all([erasing, polling]);
    expect(order).toEqual(['polled', 'erased']);
    expect(Math.max(...limits)).toBe(500);
    expect(Math.max(...erasedAtOnce)).toBeLessThanOrEqual(500);
    const left = store.listEnded({ limit: 9_999 });
    expect([left.length, new Set(left.map(({ account }) => account))]).toEqual([2_000, new Set(['bo'])]);
  });

  test('is erased whole where more began in one moment than are looked at in one turn', async () => {
    const store = createMemoryStore();
    keepHistory(store, 1_800, (index) => (index < 1_700 ? 5_000 : index));
    expect(await new Operator(createTestBridge({ store }).bridge).do('erase', { account: 'wilma' })).toBeUndefined();
    expect(store.listEnded({ limit: 9_999 })).toHaveLength(1_200);
  });
});

test('it has to be clear what is to be erased', async () => {
  const operator = new Operator(createTestBridge().bridge);
  for (const fields of [{}, { account: '' }, { account: 'a', interactionId: '2001880050' }]) {
    expect(await operator.do('erase', fields)).toBe('invalid-command');
  }
});
