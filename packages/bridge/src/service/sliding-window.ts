import type { Clock } from '../clock.js';

/** How often something happened to each key in the time just past. */
export interface SlidingWindow {
  count(key: string, windowMs: number): number;
  add(key: string, windowMs: number): void;
  /** Takes back the latest of a key. */
  takeBack(key: string): void;
}

/** So many keys at most; the ones that were quiet for longest are forgotten first. */
const MAX_KEYS = 100_000;

/** On the monotonic clock: a wall clock that is set back frees nobody and bars nobody. */
export function createSlidingWindow(clock: Clock, maxKeys = MAX_KEYS): SlidingWindow {
  /** In the order in which keys were last added to. */
  const timesOf = new Map<string, number[]>();

  /** The times of a key that still count. */
  function current(key: string, windowMs: number): number[] {
    const times = timesOf.get(key) ?? [];
    const startMs = clock.monotonic() - windowMs;
    const firstWithin = times.findIndex((time) => time > startMs);
    times.splice(0, firstWithin === -1 ? times.length : firstWithin);
    return times;
  }

  function forgetQuiet(windowMs: number): void {
    const startMs = clock.monotonic() - windowMs;
    for (const [key, times] of timesOf) {
      if ((times.at(-1) ?? -Infinity) > startMs && timesOf.size <= maxKeys) return;
      timesOf.delete(key);
    }
  }

  return {
    count: (key, windowMs) => current(key, windowMs).length,
    add(key, windowMs) {
      const times = current(key, windowMs);
      times.push(clock.monotonic());
      timesOf.delete(key);
      timesOf.set(key, times);
      forgetQuiet(windowMs);
    },
    takeBack(key) {
      timesOf.get(key)?.pop();
    },
  };
}
