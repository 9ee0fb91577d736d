/**
 * Which of a pair's two bridges is the active one. The lease is a row that both can see: its holder raises a counter
 * every second; the other takes it over once the counter has stood still for three seconds of its own monotonic clock.
 * Wall time plays no part. It knows no chat: the store's `commit` checks the epoch, the journal asks `isHeld`.
 */
import type { Clock } from '../clock.js';
import { BridgeError } from '../errors.js';
import type { Log } from '../log.js';
import { randomHex, type RandomBytes } from '../random.js';
import type { LeaseRow, LeaseTable } from '../store/store.js';

/** How often either side looks at the row. */
const CHECK_EVERY_MS = 250;
const RENEW_EVERY_MS = 1_000;
/** How long a renewal lets its holder answer. Less than what the other waits, so that two never answer at once. */
const VALID_FOR_MS = 2_500;
const TAKE_OVER_AFTER_MS = 3_000;
/** How long one that stepped down leaves a free lease to the other. */
const STAND_BACK_FOR_MS = 10_000;

export interface LeaseListener {
  /** This bridge is the active one from now on. */
  readonly acquired: () => void;
  /** Another is active, or shall be. What is in memory has to be thrown away. */
  readonly lost: () => void;
}

export interface Lease {
  /** The holder's name for its time as the active one; goes with every write. Undefined while standing by. */
  readonly epoch: string | undefined;
  /** Whether this bridge may answer now, by its own monotonic clock. */
  isHeld(): boolean;
  /** Begins to stand by; if the lease is free it is acquired before this returns. */
  start(listener: LeaseListener): void;
  /** Looks at the row now, for whoever suspects that the lease is gone. */
  check(): void;
  /**
   * Gives the lease up and stands by: a switchover by hand, or because this bridge can't serve. `lost` is called while
   * the lease is still held, so that what is pending can be kept. It is not taken again until the other has had it or 10 s
   * have passed. Answers whether this bridge was active.
   */
  stepDown(): boolean;
  /** Gives the lease up, so that the other can take it at once, and stops. */
  release(): void;
}

export interface LeaseOptions {
  readonly table: LeaseTable;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly log?: Log;
}

interface StandingBy {
  readonly role: 'standby';
  readonly seen: LeaseRow | undefined;
  readonly seenSinceMs: number;
  /** Until then a free lease is left to the other. */
  readonly standsBackUntilMs: number;
}

type Standing =
  | StandingBy
  | { readonly role: 'active'; readonly epoch: string; readonly renewedAtMs: number }
  | { readonly role: 'stopped' };

export function createLease({ table, clock, randomBytes, log = () => {} }: LeaseOptions): Lease {
  let standing: Standing = { role: 'stopped' };
  let timer: unknown;
  let listener: LeaseListener = { acquired: () => {}, lost: () => {} };

  function standBy(): void {
    const nowMs = clock.monotonic();
    standing = { role: 'standby', seen: undefined, seenSinceMs: nowMs, standsBackUntilMs: nowMs };
  }

  function standBack(seen: LeaseRow | undefined): void {
    const nowMs = clock.monotonic();
    standing = { role: 'standby', seen, seenSinceMs: nowMs, standsBackUntilMs: nowMs + STAND_BACK_FOR_MS };
  }

  function watch({ seen, seenSinceMs, standsBackUntilMs }: StandingBy): void {
    const lookedAtMs = clock.monotonic();
    const row = table.readLease();
    const isFree = row === undefined || row.epoch === '';
    const isSame = row !== undefined && row.epoch === seen?.epoch && row.counter === seen.counter;
    // Once the other has the lease, or has had it, there is nothing left to stand back from.
    const untilMs = isFree && (isSame || seen === undefined) ? standsBackUntilMs : lookedAtMs;
    if (!isSame) standing = { role: 'standby', seen: row, seenSinceMs: lookedAtMs, standsBackUntilMs: untilMs };
    if (lookedAtMs < untilMs) return;
    if (!isFree && !(isSame && lookedAtMs - seenSinceMs >= TAKE_OVER_AFTER_MS)) return;
    const epoch = randomHex(randomBytes, 16);
    if (!table.takeLease(row, epoch)) return;
    // Counted from before the row was written, so that it never lasts longer than the other side believes.
    standing = { role: 'active', epoch, renewedAtMs: lookedAtMs };
    log('info', 'This bridge is active.');
    listener.acquired();
  }

  function renew(epoch: string): void {
    const beganAtMs = clock.monotonic();
    if (table.renewLease(epoch)) {
      standing = { role: 'active', epoch, renewedAtMs: beganAtMs };
      return;
    }
    standBy();
    log('warning', 'Another bridge has become active; this one stands by.');
    listener.lost();
  }

  function look(isUrgent: boolean): void {
    try {
      if (standing.role === 'standby') watch(standing);
      else if (standing.role === 'active') {
        if (isUrgent || clock.monotonic() - standing.renewedAtMs >= RENEW_EVERY_MS) renew(standing.epoch);
      }
    } catch (cause) {
      // The row could not be reached in time. The holder's right to answer runs out by itself meanwhile.
      log('warning', `The lease could not be checked (${cause instanceof BridgeError ? cause.code : 'unexpected'}).`);
    }
  }

  function tick(): void {
    look(false);
    if (standing.role !== 'stopped') timer = clock.setTimeout(tick, CHECK_EVERY_MS);
  }

  /** Answers the row as it is then. */
  function giveUp(epoch: string): LeaseRow | undefined {
    try {
      table.releaseLease(epoch);
      return table.readLease();
    } catch {
      log('warning', 'The lease could not be given up; the other bridge takes over in three seconds.');
      return undefined;
    }
  }

  return {
    get epoch() {
      return standing.role === 'active' ? standing.epoch : undefined;
    },
    isHeld: () => standing.role === 'active' && clock.monotonic() - standing.renewedAtMs < VALID_FOR_MS,
    start(newListener) {
      listener = newListener;
      standBy();
      tick();
    },
    check: () => look(true),
    stepDown() {
      if (standing.role !== 'active') return false;
      const { epoch } = standing;
      listener.lost();
      // Should the row be out of reach, this bridge is none that answers all the same.
      standBack(undefined);
      standBack(giveUp(epoch));
      log('info', 'This bridge has stepped down and stands by.');
      return true;
    },
    release() {
      clock.clearTimeout(timer);
      const epoch = standing.role === 'active' ? standing.epoch : undefined;
      standing = { role: 'stopped' };
      if (epoch !== undefined) giveUp(epoch);
    },
  };
}
