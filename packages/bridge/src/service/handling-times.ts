/** How long agents of a queue take for an interaction, as far as this bridge has seen since it became active. */
import type { QueueReference } from '../store/records.js';

export interface HandlingTimes {
  note(queue: QueueReference, tookMs: number): void;
  /** In seconds. */
  average(queue: QueueReference): number;
}

/** What is assumed of a queue that nobody has worked on yet. */
const ASSUMED_SECONDS = 60;
/** How much the latest one counts: a quiet morning is forgotten within about ten interactions. */
const LATEST_WEIGHT = 0.2;

export function createHandlingTimes(): HandlingTimes {
  const averages = new Map<string, number>();
  const keyOf = ({ type, name }: QueueReference): string => `${type} ${name}`;
  return {
    note(queue, tookMs) {
      const seconds = Math.max(0, tookMs / 1_000);
      const before = averages.get(keyOf(queue));
      averages.set(keyOf(queue), before === undefined ? seconds : before + LATEST_WEIGHT * (seconds - before));
    },
    average: (queue) => averages.get(keyOf(queue)) ?? ASSUMED_SECONDS,
  };
}
