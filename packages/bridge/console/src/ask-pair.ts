import type { Clock } from '../../src/clock.js';

export interface PairOptions {
  /** Where the agent's API of each bridge begins, without a slash at the end. */
  readonly bases: readonly string[];
  readonly key: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: Pick<Clock, 'setTimeout' | 'clearTimeout'>;
  readonly random?: () => number;
}

/**
 * An answer below 500; or `not active`, which is a bridge that has done nothing; or `no answer`, after which nobody knows
 * whether the request arrived.
 */
export type PairAnswer = Response | 'not active' | 'no answer';

const BASE_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** Asks the bridge that answered last; after a failure the next one is asked. */
export function askPair(options: PairOptions, signal: AbortSignal) {
  const { bases, key, random = Math.random, clock = systemClock } = options;
  const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  let current = 0;

  async function ask(path: string, init: RequestInit, timeoutMs: number): Promise<PairAnswer> {
    const asked = current;
    const request = new AbortController();
    const stop = () => request.abort();
    const timer = clock.setTimeout(stop, timeoutMs);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    let outcome: PairAnswer = 'no answer';
    try {
      const answer = await fetch(`${bases[asked] ?? ''}${path}`, {
        ...init,
        headers: { ...init.headers, authorization: `Bearer ${key}` },
        cache: 'no-store',
        signal: request.signal,
      });
      // Read here, because a body can be cut off like any other part of an answer.
      const body = answer.status === 204 ? null : await answer.blob();
      if (answer.status < 500) return new Response(body, { status: answer.status });
      if (answer.status === 503) outcome = 'not active';
    } catch {
      // Nobody there, cut off, or too late.
    } finally {
      clock.clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    }
    if (asked === current) current = (current + 1) % bases.length;
    return outcome;
  }

  /** The pause after so many failures in a row: none before the other bridge was asked, then full jitter. */
  function rest(failures: number): Promise<void> {
    if (failures % bases.length !== 0 || signal.aborted) return Promise.resolve();
    const longestMs = Math.min(LONGEST_PAUSE_MS, BASE_PAUSE_MS * 2 ** (failures / bases.length - 1));
    return new Promise((resolve) => {
      const done = () => {
        clock.clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = clock.setTimeout(done, random() * longestMs);
      signal.addEventListener('abort', done);
    });
  }

  return { ask, rest };
}

const systemClock: NonNullable<PairOptions['clock']> = {
  setTimeout: (callback, delayMs) => globalThis.setTimeout(callback, delayMs),
  clearTimeout: (id) => globalThis.clearTimeout(id as ReturnType<typeof globalThis.setTimeout>),
};
