import type { Clock } from '../clock.js';

/** How often something happened to each key in the time just past. */
export interface SlidingWindow {
  count(key: string, windowMs: number): number;
  add(key: string, windowMs: number): void;
}

/** So many keys at most; the ones that were quiet for longest are forgotten first. */
const MAX_KEYS = 100_000;

/** On the monotonic clock: a wall clock that is set back frees nobody and bars nobody. */
export function createSlidingWindow(clock: Clock, maxKeys = MAX_KEYS): SlidingWindow {
  /** In the order in which keys were last added to; each with how long its times count. */
  const entries = new Map<string, { readonly times: number[]; readonly windowMs: number }>();

  /** The times of a key that still count. */
  function current(key: string, windowMs: number): number[] {
    const times = entries.get(key)?.times ?? [];
    const startMs = clock.monotonic() - windowMs;
    const firstWithin = times.findIndex((time) => time > startMs);
    times.splice(0, firstWithin === -1 ? times.length : firstWithin);
    return times;
  }

  /** Each key by its own window: another one's may be much shorter. */
  function forgetQuiet(): void {
    for (const [key, { times, windowMs }] of entries) {
      if ((times.at(-1) ?? -Infinity) > clock.monotonic() - windowMs && entries.size <= maxKeys) return;
      entries.delete(key);
    }
  }

  return {
    count: (key, windowMs) => current(key, windowMs).length,
    add(key, windowMs) {
      const times = current(key, windowMs);
      times.push(clock.monotonic());
      entries.delete(key);
      entries.set(key, { times, windowMs });
      forgetQuiet();
    },
  };
}
