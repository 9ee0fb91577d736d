import type { Clock } from '@footbridge/client';

/** A screen reader drops what coincides with a change of focus, so a line waits this long. */
const SETTLE_MS = 250;
/** Shorter, and some screen readers miss the line. */
const STAY_MS = 1_500;

/**
 * Decides what a live region holds. Lines said close together appear together; each is taken away again, so that nobody
 * meets them while reading the page. Knows no DOM: `show` is told what the region is to hold.
 */
export class Announcer<Line> {
  readonly #show: (lines: readonly Line[]) => void;
  readonly #clock: Clock;
  #waiting: Line[] = [];
  #timer: unknown;

  constructor(show: (lines: readonly Line[]) => void, clock: Clock) {
    this.#show = show;
    this.#clock = clock;
  }

  /** Puts lines in the queue. */
  say(lines: readonly Line[]): void {
    if (lines.length === 0) return;
    this.#waiting.push(...lines);
    this.#timer ??= this.#clock.setTimeout(() => this.#speak(), SETTLE_MS);
  }

  /** Forgets everything; nothing is shown any more and no timer is left. */
  stop(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
    this.#show([]);
  }

  #speak(): void {
    this.#show(this.#waiting);
    this.#waiting = [];
    this.#timer = this.#clock.setTimeout(() => this.#clear(), STAY_MS);
  }

  #clear(): void {
    this.#timer = undefined;
    this.#show([]);
    const waiting = this.#waiting;
    this.#waiting = [];
    this.say(waiting);
  }
}
