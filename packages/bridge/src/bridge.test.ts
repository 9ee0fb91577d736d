import { describe, expect, test } from 'vitest';
import { BridgeError } from './errors.js';
import { createMemoryStore } from './store/memory-store.js';
import type { Store } from './store/store.js';
import { Operator } from './testing/operator.js';
import { Agent, ask, createTestBridge, Visitor } from './testing/test-bridge.js';
import { TestHasher } from './testing/test-hasher.js';
import { settle } from './testing/virtual-clock.js';
import { as, tryChat, tryRegister } from './testing/visitor-at.js';

/** A store whose next commit, or next look for an ended chat, fails once it is told to. */
function createFailingStore(): { readonly store: Store; failNext: 'commit' | 'findEnded' | undefined } {
  const memory = createMemoryStore();
  const failing = {
    failNext: undefined as 'commit' | 'findEnded' | undefined,
    store: new Proxy(memory, {
      get(target, name: keyof Store) {
        const method = target[name].bind(target) as (...args: readonly unknown[]) => unknown;
        return (...args: readonly unknown[]) => {
          if (name !== failing.failNext) return method(...args);
          failing.failNext = undefined;
          throw new BridgeError(name === 'commit' ? 'store-busy' : 'data-unreadable', 'It failed.');
        };
      },
    }),
  };
  return failing;
}

test('a change that could not be kept ends no chat, with recovery off too', async () => {
  const failing = createFailingStore();
  const { bridge } = createTestBridge({ store: failing.store });
  const visitor = await Visitor.start(bridge);
  failing.failNext = 'commit';
  const refused = await ask(bridge, `chat/sendMessage/${visitor.participantId}`, { message: 'Hello' });
  expect(refused.status).toBe(503);
  expect((await visitor.poll()).status.type).toBe('success');
  expect((await visitor.send('Hello')).status.type).toBe('success');
});

test('a log line about a request that failed names no visitor', async () => {
  const failing = createFailingStore();
  const { bridge, log } = createTestBridge({ store: failing.store });
  for (const path of ['partyInfo/the-secret-id', 'chat/poll/the-secret-id', 'the-secret-id']) {
    failing.failNext = 'findEnded';
    await ask(bridge, path, path.startsWith('chat') ? undefined : { participantID: 'x' });
  }
  expect(log.join('\n')).toContain('websvcs/partyInfo');
  expect(log.join('\n')).not.toContain('the-secret-id');
});

test('a disk that stays full costs no reading of all the data with every request', async () => {
  const memory = createMemoryStore();
  let isFull = false;
  let readings = 0;
  const store: Store = {
    ...memory,
    loadLive: () => ((readings += 1), memory.loadLive()),
    commit(batch, epoch) {
      if (isFull) throw new BridgeError('store-failed', 'The disk is full.');
      memory.commit(batch, epoch);
    },
  };
  const { bridge, clock } = createTestBridge({ store });
  const visitor = await Visitor.start(bridge);
  const send = async () =>
    (await ask(bridge, `chat/sendMessage/${visitor.participantId}`, { message: 'Hello' })).status;
  isFull = true;
  readings = 0;
  for (let time = 0; time < 20; time += 1) expect(await send()).toBe(503);
  expect(readings).toBe(1);
  for (let second = 0; second < 60; second += 1) {
    await clock.advance(1_000);
    expect(await send()).toBe(503);
  }
  // At once, then after 250, 500, 1,000, 2,000 and 4,000 ms, and from then on every 5 s.
  expect(readings).toBeLessThan(20);
  isFull = false;
  await clock.advance(5_000);
  expect(await send()).toBe(200);
  isFull = true;
  expect(await send()).toBe(503);
  isFull = false;
  expect(await send()).toBe(200);
});

describe('an operator’s reload', () => {
  test('is noticed neither by a visitor whose password is being checked nor by an agent who waits at the desk', async () => {
    const hasher = new TestHasher();
    const { bridge } = createTestBridge({ passwordHasher: hasher });
    await tryRegister(bridge);
    const agent = await Agent.signIn(bridge);
    const verify = hasher.verify.bind(hasher);
    let check = (): void => {};
    hasher.verify = async (password, digest) => {
      await new Promise<void>((resolve) => (check = resolve));
      return verify(password, digest);
    };
    const { version } = await agent.desk();
    const starting = tryChat(bridge, as('will', 'open sesame'));
    const waiting = agent.desk(version, 25_000);
    await settle();
    expect(await new Operator(bridge).do('reload')).toBeUndefined();
    check();
    await settle();
    check();
    expect(await starting).toBe('success');
    expect((await waiting).version).toBeGreaterThan(version);
    expect((await agent.desk()).interactions).toHaveLength(1);
  });
});

describe('a bridge that gives up its lease', () => {
  test('says success to what it has kept, and 503 to who waits', async () => {
    const { bridge } = createTestBridge();
    const [visitor, waiter] = [await Visitor.start(bridge), await Visitor.start(bridge)];
    const last = (await waiter.poll(-1)).events.at(-1)?.sequenceNumber ?? -1;
    await waiter.poll(last);
    const held = ask(bridge, `chat/poll/${waiter.participantId}?ack=${last}&wait=20000`);
    await settle();
    let isKept = false;
    const sending = visitor.send('kept').then(({ status }) => (isKept = status.type === 'success'));
    // The request has been read, and what it changes is not kept yet.
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(isKept).toBe(false);
    bridge.dispose();
    expect((await held).status).toBe(503);
    await sending;
    expect(isKept).toBe(true);
    expect((await ask(bridge, `chat/poll/${visitor.participantId}`)).status).toBe(503);
  });
});
