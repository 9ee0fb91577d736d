import { expect, test } from 'vitest';
import type { Entry } from '../snapshot.js';
import { patchBetween, patched, type SharedState } from './shared-state.js';

const nothingAllowed = {
  anonymousChat: false,
  authenticatedChat: false,
  anonymousCallback: false,
  authenticatedCallback: false,
  registration: false,
  transcript: false,
  leftMessage: false,
};

const entryOf = (key: string): Entry => ({
  key,
  kind: 'text',
  author: { kind: 'agent', name: 'Alicia', key: 'agent-1' },
  atMs: 1,
  late: false,
  text: key,
  delivery: undefined,
});

const stateOf = (entries: readonly Entry[]): SharedState => ({
  snapshot: {
    configuration: 'loaded',
    allows: { ...nothingAllowed, anonymousChat: true, authenticatedChat: false },
    chat: { status: 'open', endReason: undefined, connection: 'connected', parties: [], entries },
  },
  record: undefined,
  handled: [],
});

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(entryOf) as [Entry, Entry, Entry, Entry];

test.each([
  ['nothing', [a, b], [a, b], 0],
  ['a line at the end', [a, b], [a, b, c], 1],
  ['a line that has changed', [a, b, c], [a, d, c], 1],
  ['a line that is gone', [a, b, c], [a, c], 0],
  ['a line twice in a row', [a], [a, a], 1],
  ['everything', [a, b], [c, d], 2],
  ['the end of it all', [a, b], [], 0],
])('tells of %s by the lines that are new', (_, before, after, added) => {
  const patch = patchBetween(stateOf(before), stateOf(after));
  expect(patch.added).toHaveLength(added);
  expect(patched(stateOf(before), patch)).toEqual(stateOf(after));
});

test('tells a tab that knows nothing of everything', () => {
  const patch = patchBetween(undefined, stateOf([a, b]));
  expect(patched(undefined, patch)).toEqual(stateOf([a, b]));
  expect(patched(stateOf([c]), patchBetween(stateOf([c]), { ...stateOf([]), handled: ['x'] })).handled).toEqual(['x']);
});
