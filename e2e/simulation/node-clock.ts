import type { World } from './world.ts';

const EPOCH_MS = Date.UTC(2026, 0, 5, 9);

/**
 * The clock of one process or page: it can be stopped for good, frozen for a while, throttled, and wrong about the time of day.
 * What comes in from outside goes through `run`, so that a frozen one takes it in when it wakes.
 */
export class NodeClock {
  readonly #world: World;
  readonly #wall: { readonly offsetMs: number };
  readonly #startedAtMs: number;
  readonly #timers = new Set<number>();
  #nextId = 1;
  #isStopped = false;
  #isFrozen = false;
  #backlog: (() => void)[] = [];
  /** Timers fire only at multiples of this; 0 does not hold them back. */
  alignedToMs = 0;
  /** Until when a timer was last held back. */
  heldBackUntilMs = -Infinity;

  /** @param wall How far the time of day is off, for all that run on one machine. */
  constructor(world: World, wall: { readonly offsetMs: number } = { offsetMs: 0 }) {
    this.#world = world;
    this.#wall = wall;
    this.#startedAtMs = world.nowMs;
  }

  readonly now = (): number => EPOCH_MS + Math.floor(this.#world.nowMs + this.#wall.offsetMs);

  readonly monotonic = (): number => this.#world.nowMs - this.#startedAtMs;

  readonly setTimeout = (callback: () => void, delayMs: number): unknown => {
    const id = this.#nextId++;
    this.#timers.add(id);
    const dueMs = this.#world.nowMs + Math.max(0, delayMs);
    const alignedMs = this.alignedToMs ? Math.ceil(dueMs / this.alignedToMs) * this.alignedToMs : dueMs;
    if (alignedMs > dueMs) this.heldBackUntilMs = Math.max(this.heldBackUntilMs, alignedMs);
    this.#world.after(alignedMs - this.#world.nowMs, () => this.run(() => this.#timers.delete(id) && callback()));
    return id;
  };

  readonly clearTimeout = (id: unknown): void => {
    this.#timers.delete(id as number);
  };

  get pendingTimers(): number {
    return this.#timers.size;
  }

  get isFrozen(): boolean {
    return this.#isFrozen;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Does something in this process: now, once it wakes, or never. */
  readonly run = (task: () => void): void => {
    if (this.#isStopped) return;
    if (this.#isFrozen) this.#backlog.push(task);
    else task();
  };

  /** Does something in this process after the work at hand. */
  readonly endOfTurn = (task: () => void): void => this.#world.after(0, () => this.run(task));

  stop(): void {
    this.#isStopped = true;
    this.#backlog = [];
  }

  freeze(): void {
    this.#isFrozen = true;
  }

  thaw(): void {
    this.#isFrozen = false;
    const backlog = this.#backlog;
    this.#backlog = [];
    for (const task of backlog) this.#world.after(0, () => this.run(task));
  }
}
