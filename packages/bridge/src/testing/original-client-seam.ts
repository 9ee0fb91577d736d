/** What the parts of the vendor's client share. */
import type { Clock } from '../clock.js';
import type { Outcome, RequestName } from './original-client-ajax.js';

export interface ClientSeam {
  readonly clock: Clock;
  readonly pause: (durationMs: number) => Promise<void>;
  /** Asks the current server; a text goes as it is, undefined makes a GET. Starts a switchover where the original would. */
  readonly ask: (name: RequestName, participantId: string, body?: object | string) => Promise<Outcome>;
  readonly has: (list: string, capability: string) => boolean;
  /** Takes the version of an answer; another than the last known is reason to read the configuration. */
  readonly noteVersion: (version: unknown) => void;
  /** An error that nobody catches. */
  readonly noteException: (name: RequestName, cause: unknown) => void;
  readonly report: (reason: string) => void;
  /** A path that the server named, as the page links to it. */
  readonly linkTo: (path: string) => string;
}

/** One timer, which repeats without a look at what it started before. */
export class OriginalTimer {
  readonly #clock: Clock;
  readonly #task: () => void;
  #id: unknown;
  #isRunning = false;

  constructor(clock: Clock, task: () => void) {
    this.#clock = clock;
    this.#task = task;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  every(intervalMs: number): void {
    this.#arm(intervalMs, () => {
      this.every(intervalMs);
      this.#task();
    });
  }

  once(delayMs: number): void {
    this.#arm(delayMs, () => {
      this.stop();
      this.#task();
    });
  }

  stop(): void {
    if (this.#isRunning) this.#clock.clearTimeout(this.#id);
    this.#isRunning = false;
  }

  #arm(delayMs: number, due: () => void): void {
    this.stop();
    this.#isRunning = true;
    this.#id = this.#clock.setTimeout(due, delayMs);
  }
}
