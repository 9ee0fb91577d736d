import type { TabLocks } from '../page/page.js';
import type { Election, OnElection } from './election.js';

/**
 * Whoever holds the lock leads. The browser gives it to the next tab at once when a tab is closed or crashes, so that
 * questions have to find out only about tabs that are frozen.
 */
export function createLockElection(locks: TabLocks, name: string, onChange: OnElection): Election {
  let end: (() => void) | undefined;

  function ask(steal: boolean): void {
    end?.();
    let isOver = false;
    let isHeld = false;
    const release = locks.request(
      name,
      steal,
      () => {
        isHeld = true;
        if (!isOver) onChange(true);
      },
      () => {
        if (isOver) return;
        // A page that may have no locks at all is on its own.
        if (!isHeld) return onChange(true);
        onChange(false);
        if (!isOver) ask(false);
      },
    );
    end = () => {
      isOver = true;
      release();
    };
  }

  return {
    stand() {
      if (!end) ask(false);
    },
    seize: () => ask(true),
    withdraw() {
      end?.();
      end = undefined;
    },
    holds: () => true,
    settled: () => locks.settled(),
    lookMs: 1_000,
    silenceMs: 2_500,
  };
}
