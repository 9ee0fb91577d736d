import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../testing/virtual-clock.js';
import { createTimedCache } from './timed-cache.js';

function countingCache(durations = { freshForMs: 10_000, idleAbortMs: 60_000 }) {
  const clock = new VirtualClock();
  const current = { ...durations };
  let computed = 0;
  const cache = createTimedCache<number>({
    clock,
    freshForMs: () => current.freshForMs,
    idleAbortMs: () => current.idleAbortMs,
  });
  return { clock, cache, current, ask: (key = 'one') => cache.get(key, () => ++computed) };
}

describe('a timed cache', () => {
  test('finds a value out once while it is fresh, and anew after that', async () => {
    const { clock, ask } = countingCache();
    expect([ask(), ask()]).toEqual([1, 1]);
    await clock.advance(9_999);
    expect(ask()).toBe(1);
    await clock.advance(1);
    expect(ask()).toBe(2);
  });

  test('keeps one value for each key', () => {
    const { ask } = countingCache();
    expect([ask('one'), ask('two'), ask('one')]).toEqual([1, 2, 1]);
  });

  test('drops what nobody has asked for, however fresh', async () => {
    const { clock, cache, ask } = countingCache({ freshForMs: 3_600_000, idleAbortMs: 60_000 });
    ask('one');
    ask('two');
    await clock.advance(59_999);
    expect(ask('one')).toBe(1);
    await clock.advance(1);
    ask('three');
    expect(cache.size).toBe(2);
    expect([ask('one'), ask('two')]).toEqual([1, 4]);
  });

  test('goes by the durations of now, and keeps nothing for 0', () => {
    const { current, ask } = countingCache();
    expect([ask(), ask()]).toEqual([1, 1]);
    current.freshForMs = 0;
    expect([ask(), ask()]).toEqual([2, 3]);
  });
});
