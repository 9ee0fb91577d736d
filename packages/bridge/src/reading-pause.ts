import type { Clock } from './clock.js';

/** When the data may be read again after a change could not be kept. */
export interface ReadingPause {
  readonly isOver: boolean;
  failed(): void;
  succeeded(): void;
}

const FIRST_MS = 250;
const LONGEST_MS = 5_000;

/**
 * A change that could not be kept costs that all of the data is read anew. Once that happens again and again, as on a full
 * disk, each request would cost that much: so after the first time it is done at growing intervals.
 */
export function createReadingPause(clock: Clock): ReadingPause {
  let failures = 0;
  let untilMs = -Infinity;
  return {
    get isOver() {
      return clock.monotonic() >= untilMs;
    },
    failed() {
      failures += 1;
      if (failures > 1) untilMs = clock.monotonic() + Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 2));
    },
    succeeded() {
      failures = 0;
      untilMs = -Infinity;
    },
  };
}
