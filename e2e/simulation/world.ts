/**
 * Time, as one queue of what is due. After each step everything runs that is ready to run, so that a run depends on nothing
 * but its seed. It knows neither clients nor servers.
 */
import { Timeline } from './timeline.ts';

interface Step {
  readonly dueMs: number;
  readonly order: number;
  readonly run: () => void;
}

const MOST_STEPS_AT_ONCE = 20_000;

export class World {
  readonly timeline: Timeline;
  /** Called after every step. */
  afterStep: () => void = () => {};
  #nowMs = 0;
  #order = 0;
  #stepsNow = 0;
  /** A binary heap, the earliest first. */
  readonly #heap: Step[] = [];

  constructor(timeline: Timeline) {
    this.timeline = timeline;
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  tell(actor: string, what: string): void {
    this.timeline.add(this.#nowMs, actor, what);
  }

  after(delayMs: number, run: () => void): void {
    const heap = this.#heap;
    const step: Step = { dueMs: this.#nowMs + Math.max(0, delayMs), order: this.#order++, run };
    let index = heap.length;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (!above || isBefore(above, step)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = step;
  }

  /** Lets everything happen that is due until then, or until `isDone`. */
  async run(untilMs: number, isDone: () => boolean = () => false): Promise<void> {
    await settle();
    for (let first = this.#heap[0]; first && first.dueMs <= untilMs && !isDone(); first = this.#heap[0]) {
      this.#takeFirst();
      this.#stepsNow = first.dueMs === this.#nowMs ? this.#stepsNow + 1 : 0;
      if (this.#stepsNow > MOST_STEPS_AT_ONCE) throw new Error('Time stands still: something is done over and over.');
      this.#nowMs = first.dueMs;
      first.run();
      await settle();
      this.afterStep();
    }
    if (!isDone()) this.#nowMs = untilMs;
  }

  #takeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = index * 2 + 1;
      const left = heap[child];
      const right = heap[child + 1];
      if (!left) break;
      if (right && isBefore(right, left)) child += 1;
      const smaller = heap[child];
      if (!smaller || isBefore(last, smaller)) break;
      heap[index] = smaller;
      index = child;
    }
    heap[index] = last;
  }
}

const isBefore = (one: Step, other: Step): boolean =>
  one.dueMs < other.dueMs || (one.dueMs === other.dueMs && one.order < other.order);

/** One turn of the event loop runs every promise that is ready, however deep. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
