import type { Clock } from '../clock.js';

/** Values that are costly to find out, each used for a while. Durations are asked for anew each time: operators change them. */
export interface TimedCache<Value> {
  /** The kept value, or a new one where there is none or it has become too old. */
  get(key: string, compute: () => Value): Value;
  /** How many values are kept. */
  readonly size: number;
}

export interface TimedCacheOptions {
  readonly clock: Clock;
  /** How long a value is used. */
  readonly freshForMs: () => number;
  /** A value that nobody has asked for in so long is dropped, however fresh. */
  readonly idleAbortMs: () => number;
}

interface Entry<Value> {
  readonly value: Value;
  readonly computedAtMs: number;
  readonly askedAtMs: number;
}

/** protocol §7.6 */
export function createTimedCache<Value>({ clock, freshForMs, idleAbortMs }: TimedCacheOptions): TimedCache<Value> {
  /** Whoever was asked for last is last. */
  const entries = new Map<string, Entry<Value>>();

  function dropIdle(nowMs: number): void {
    for (const [key, { askedAtMs }] of entries) {
      if (nowMs - askedAtMs < idleAbortMs()) return;
      entries.delete(key);
    }
  }

  return {
    get(key, compute) {
      const nowMs = clock.monotonic();
      dropIdle(nowMs);
      const known = entries.get(key);
      const isFresh = known !== undefined && nowMs - known.computedAtMs < freshForMs();
      const entry = isFresh ? known : { value: compute(), computedAtMs: nowMs };
      entries.delete(key);
      entries.set(key, { ...entry, askedAtMs: nowMs });
      return entry.value;
    },
    get size() {
      return entries.size;
    },
  };
}
