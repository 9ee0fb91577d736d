import { fail } from '../errors.js';
import type { Part } from './part.js';
import type { Probe } from './probe.js';

/** As long as an answer that is not held may take on a slow connection, and well below any hold of the suite's. */
const AT_ONCE_MS = 5_000;
const STEP_MS = 100;

/** An answer that is waited for. */
export class Pending {
  isAnswered = false;
  readonly #answer: Promise<Part>;

  constructor(answer: Promise<Part>) {
    this.#answer = answer;
    const settled = (): void => {
      this.isAnswered = true;
    };
    answer.then(settled, settled);
  }

  /** The answer, which must not be held. */
  async soon(probe: Probe): Promise<Part> {
    for (let passedMs = 0; passedMs < AT_ONCE_MS && !this.isAnswered; passedMs += STEP_MS) await probe.pause(STEP_MS);
    return this.isAnswered ? this.#answer : fail('Expected an answer by now.');
  }
}
