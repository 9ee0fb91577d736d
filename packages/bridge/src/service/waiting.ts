/**
 * Everybody who waits, by queue and in order. It is kept as interactions change, so that finding a place costs the same
 * in a line of ten thousand as in a short one. Who is given to whom is `lines.ts`'s business.
 */
import type { QueueReference } from '../store/records.js';
import type { LiveInteraction } from './live-interaction.js';

export interface Waiting {
  /** Takes an interaction up if it waits. */
  add(interaction: LiveInteraction): void;
  /** Has to be told before the record changes. */
  remove(interaction: LiveInteraction): void;
  /** Where it stands in its line: 1 is next. Undefined unless it waits. */
  placeOf(interaction: LiveInteraction): number | undefined;
  /** A queue's line, the next one first. */
  in(queue: QueueReference): readonly LiveInteraction[];
  /** All lines together, whoever has waited longest first. */
  all(): LiveInteraction[];
}

export function createWaiting(): Waiting {
  const lines = new Map<string, LiveInteraction[]>();

  const lineOf = (queue: QueueReference): LiveInteraction[] => {
    const known = lines.get(keyOf(queue)) ?? [];
    lines.set(keyOf(queue), known);
    return known;
  };

  function find(interaction: LiveInteraction): { readonly line: LiveInteraction[]; readonly index: number } {
    const line = lineOf(interaction.record.queue);
    let index = firstFrom(line, interaction.record.queuedTick);
    while (index < line.length && line[index] !== interaction) {
      if (line[index]?.record.queuedTick !== interaction.record.queuedTick) return { line, index: -1 };
      index += 1;
    }
    return { line, index: index < line.length ? index : -1 };
  }

  return {
    add(interaction) {
      const { state, queue, queuedTick } = interaction.record;
      if (state !== 'waiting') return;
      const line = lineOf(queue);
      line.splice(firstFrom(line, queuedTick), 0, interaction);
    },
    remove(interaction) {
      if (interaction.record.state !== 'waiting') return;
      const { line, index } = find(interaction);
      if (index !== -1) line.splice(index, 1);
    },
    placeOf(interaction) {
      if (interaction.record.state !== 'waiting') return undefined;
      const { index } = find(interaction);
      return index === -1 ? undefined : index + 1;
    },
    in: (queue) => lineOf(queue),
    all: () => [...lines.values()].flat().toSorted((one, other) => one.record.queuedTick - other.record.queuedTick),
  };
}

const keyOf = ({ type, name }: QueueReference): string => `${type} ${name}`;

/** The index of the first who came at this tick or later. */
function firstFrom(line: readonly LiveInteraction[], tick: number): number {
  let [low, high] = [0, line.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((line[middle]?.record.queuedTick ?? Infinity) < tick) low = middle + 1;
    else high = middle;
  }
  return low;
}
