import { expect, test } from 'vitest';
import { resolveOptions } from '../options.js';
import type { ClientSnapshot } from '../snapshot.js';
import { createKeptSession } from './kept-session.js';
import { createOutbox } from './outbox.js';
import { createReplica } from './replica.js';
import { patchBetween } from './shared-state.js';

const nothingAllowed = {
  anonymousChat: false,
  authenticatedChat: false,
  anonymousCallback: false,
  authenticatedCallback: false,
  registration: false,
  transcript: false,
  leftMessage: false,
};

const initial: ClientSnapshot = {
  configuration: 'unknown',
  allows: nothingAllowed,
  chat: undefined,
};
const loaded: ClientSnapshot = { ...initial, configuration: 'loaded' };

function create() {
  const settings = resolveOptions({ servers: ['http://a.example'], target: 'Marketing' });
  const values = new Map<string, string>();
  const store = {
    get: (key: string) => values.get(key),
    set: (key: string, value: string) => void values.set(key, value),
    remove: (key: string) => void values.delete(key),
  };
  return createReplica(
    initial,
    createKeptSession(store, settings, 1_000, queueMicrotask),
    createOutbox(),
    () => undefined,
  );
}

test('takes no change without the one before it', () => {
  const replica = create();
  const patch = patchBetween(undefined, { snapshot: loaded, record: undefined, handled: [] });
  const state = { from: 'a tab', type: 'state', patch } as const;
  expect(replica.hear({ ...state, term: 7, count: 3, whole: false })).toBe('missed');
  expect(replica.snapshot).toBe(initial);
  expect(replica.hear({ ...state, term: 7, count: 3, whole: true })).toBe('first of its term');
  expect(replica.snapshot).toEqual(loaded);
  expect(replica.hear({ ...state, term: 7, count: 4, whole: false })).toBe('next');
  expect(replica.hear({ ...state, term: 7, count: 6, whole: false })).toBe('missed');
  expect(replica.hear({ ...state, term: 8, count: 7, whole: false })).toBe('missed');
});
