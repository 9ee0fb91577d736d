import type { Clock } from '../clock.js';

/** Lets everything run that is ready to run, without time passing. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A clock that stands still until it is told to go on. */
export class VirtualClock implements Clock {
  #elapsedMs = 0;
  #nextId = 1;
  readonly #timers = new Map<number, { readonly dueMs: number; readonly callback: () => void }>();

  now(): number {
    return Date.UTC(2026, 0, 5, 9) + this.#elapsedMs;
  }

  monotonic(): number {
    return this.#elapsedMs;
  }

  setTimeout(callback: () => void, delayMs: number): number {
    const id = this.#nextId++;
    this.#timers.set(id, { dueMs: this.#elapsedMs + Math.max(0, delayMs), callback });
    return id;
  }

  clearTimeout(id: unknown): void {
    this.#timers.delete(id as number);
  }

  get pendingTimers(): number {
    return this.#timers.size;
  }

  /** Lets time pass and, in order, everything happen that is due within it. */
  async advance(durationMs: number): Promise<void> {
    const untilMs = this.#elapsedMs + durationMs;
    await settle();
    for (let due = this.#firstDue(untilMs); due; due = this.#firstDue(untilMs)) {
      this.#elapsedMs = Math.max(this.#elapsedMs, due.dueMs);
      this.#timers.delete(due.id);
      due.callback();
      await settle();
    }
    this.#elapsedMs = untilMs;
  }

  #firstDue(untilMs: number) {
    return [...this.#timers]
      .map(([id, timer]) => ({ id, ...timer }))
      .filter(({ dueMs }) => dueMs <= untilMs)
      .sort((one, other) => one.dueMs - other.dueMs || one.id - other.id)[0];
  }
}

/** A process's own view of a clock: once stopped, none of its timers fires again. */
export function stoppable(clock: Clock): Clock & { stop(): void } {
  let isStopped = false;
  return {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    setTimeout: (callback, delayMs) => clock.setTimeout(() => isStopped || callback(), delayMs),
    clearTimeout: (id) => clock.clearTimeout(id),
    stop: () => {
      isStopped = true;
    },
  };
}
