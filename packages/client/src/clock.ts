/** Time, handed in so that tests and simulations own it. */
export interface Clock {
  /** Wall time in milliseconds since the epoch: for showing, never for deadlines. */
  now(): number;
  /** Monotonic time in milliseconds from an arbitrary start: for deadlines. */
  monotonic(): number;
  setTimeout(callback: () => void, delayMs: number): unknown;
  clearTimeout(id: unknown): void;
}

/** The platform's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout: (callback, delayMs) => setTimeout(callback, delayMs),
  clearTimeout: (id) => clearTimeout(id as ReturnType<typeof setTimeout>),
};
