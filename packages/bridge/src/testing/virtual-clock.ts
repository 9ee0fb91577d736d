import type { Clock } from '../clock.js';

/** Lets everything run that is ready to run, without time passing. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A clock that stands still until it is told to go on. */
export class VirtualClock implements Clock {
  #monotonicMs = 0;
  #wallMs = Date.UTC(2026, 0, 5, 9, 0, 0);
  #nextId = 1;
  readonly #timers = new Map<number, { readonly dueMs: number; readonly callback: () => void }>();
  /** While true, time passes and no timer fires: a process that was stopped. */
  isFrozen = false;

  now(): number {
    return this.#wallMs;
  }

  monotonic(): number {
    return this.#monotonicMs;
  }

  setTimeout(callback: () => void, delayMs: number): number {
    const id = this.#nextId++;
    this.#timers.set(id, { dueMs: this.#monotonicMs + Math.max(0, delayMs), callback });
    return id;
  }

  clearTimeout(id: unknown): void {
    this.#timers.delete(id as number);
  }

  get pendingTimers(): number {
    return this.#timers.size;
  }

  /** Moves the wall clock alone. */
  setWallTime(wallMs: number): void {
    this.#wallMs = wallMs;
  }

  /** Lets time pass and, in order, everything happen that is due within it. */
  async advance(durationMs: number): Promise<void> {
    const untilMs = this.#monotonicMs + durationMs;
    for (let due = this.#nextDue(untilMs); due; due = this.#nextDue(untilMs)) {
      this.#pass(due.dueMs);
      this.#timers.delete(due.id);
      due.callback();
      await settle();
    }
    this.#pass(untilMs);
    await settle();
  }

  #nextDue(untilMs: number) {
    if (this.isFrozen) return undefined;
    const [first] = [...this.#timers]
      .map(([id, timer]) => ({ id, ...timer }))
      .filter(({ dueMs }) => dueMs <= untilMs)
      .toSorted((one, other) => one.dueMs - other.dueMs || one.id - other.id);
    return first;
  }

  #pass(toMs: number): void {
    const passedMs = Math.max(0, toMs - this.#monotonicMs);
    this.#monotonicMs += passedMs;
    this.#wallMs += passedMs;
  }
}
