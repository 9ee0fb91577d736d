import { expect, test } from 'vitest';
import { BridgeError } from './errors.js';
import { createMemoryStore } from './store/memory-store.js';
import type { Store } from './store/store.js';
import { ask, createTestBridge, Visitor } from './testing/test-bridge.js';

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
