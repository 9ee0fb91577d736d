import { expect, test } from 'vitest';
import { createMemory } from './memory.js';

function fakeStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

test('keeps a decision, and forgets it', () => {
  const storage = fakeStorage();
  const memory = createMemory(() => storage);
  expect(memory.get('choice')).toBeUndefined();
  memory.set('choice', 'no');
  expect(createMemory(() => storage).get('choice')).toBe('no');
  memory.set('choice', undefined);
  expect(storage.length).toBe(0);
});

test('keeps a decision for the page where storage is blocked', () => {
  const memory = createMemory(() => {
    throw new DOMException('Access is denied.', 'SecurityError');
  });
  memory.set('choice', 'no');
  expect(memory.get('choice')).toBe('no');
  memory.set('choice', undefined);
  expect(memory.get('choice')).toBeUndefined();
});

test('keeps a decision for the page where storage is full', () => {
  const full: Storage = {
    ...fakeStorage(),
    setItem() {
      throw new DOMException('It is full.', 'QuotaExceededError');
    },
  };
  const memory = createMemory(() => full);
  memory.set('choice', 'no');
  expect(memory.get('choice')).toBe('no');
});
