import type { Clock } from '../clock.js';
import type { KeyValueStore } from '../page/page.js';
import type { Election, OnElection } from './election.js';

/** How long a tab that claims the lease waits to see whether another has written over it. */
const CLAIM_MS = 100;
/** How long a tab that comes new waits for a sign of the one that the lease names. */
const GREETING_MS = 400;

/** How long a tab that slept takes to hear what was said meanwhile. */
const SETTLING_MS = 50;

/**
 * For pages without locks: whoever has written its name into the lease leads. Writing and reading are no single step, so two
 * may lead for a moment; the number in what they say tells which of them steps down. Where nothing can be stored, that
 * number alone decides.
 */
export function createLeaseElection(
  { get, set, remove }: KeyValueStore,
  key: string,
  id: string,
  clock: Clock,
  onChange: OnElection,
  isLed: () => boolean,
): Election {
  let timer: unknown;
  let isIn = false;

  function read(): string | undefined {
    try {
      return get(key);
    } catch {
      return undefined;
    }
  }

  /** Takes the lease if nobody has it. Where it can't be kept, that is not known. */
  function takeFree(): boolean {
    try {
      if (get(key) !== undefined) return false;
      set(key, id);
      return true;
    } catch {
      return false;
    }
  }

  const holds = () => (read() ?? id) === id;

  function claim(): void {
    isIn = true;
    clock.clearTimeout(timer);
    try {
      set(key, id);
    } catch {
      // It is told by the channel then.
    }
    timer = clock.setTimeout(() => {
      if (holds()) onChange(true);
    }, CLAIM_MS);
  }

  return {
    stand() {
      if (isIn) return;
      isIn = true;
      if (takeFree()) claim();
      else timer = clock.setTimeout(() => isLed() || claim(), GREETING_MS);
    },
    seize: claim,
    withdraw() {
      isIn = false;
      clock.clearTimeout(timer);
      try {
        if (get(key) === id) remove(key);
      } catch {
        // Then there is nothing to take away.
      }
    },
    holds,
    settled: () => new Promise<void>((resolve) => clock.setTimeout(resolve, SETTLING_MS)),
    lookMs: 400,
    silenceMs: 500,
  };
}
