import type { Entry } from '@footbridge/client';
import { lastOwnOf, layOutEntries, type Line } from './lay-out-entries.js';
import { splitEntry } from './split-entry.js';

/** A line of a conversation of any length; a long entry has several. */
export interface KeyedLine extends Line {
  /** Stable within the conversation. */
  readonly key: string;
  /** The place of its entry among the entries. */
  readonly at: number;
}

/** The lines of a conversation. What has not changed since is kept, so that one message more is one message's work. */
export class LineBook {
  #entries: readonly Entry[] = [];
  #lines: readonly KeyedLine[] = [];

  get lines(): readonly KeyedLine[] {
    return this.#lines;
  }

  /** The last line of the visitor's. */
  get lastOwn(): KeyedLine | undefined {
    const last = lastOwnOf(this.#entries);
    return last && this.#lines.findLast(({ at }) => this.#entries[at] === last);
  }

  take(entries: readonly Entry[]): void {
    if (entries === this.#entries) return;
    const changed = this.#lines.findIndex(({ at }) => entries[at] !== this.#entries[at]);
    const lines = changed < 0 ? [...this.#lines] : this.#lines.slice(0, changed);
    for (let at = (lines.at(-1)?.at ?? -1) + 1; at < entries.length; at += 1) {
      const entry = entries[at];
      if (entry) lines.push(...linesOf(entry, at, lines.at(-1)));
    }
    this.#entries = entries;
    this.#lines = lines;
  }
}

function linesOf(entry: Entry, at: number, above: Line | undefined): readonly KeyedLine[] {
  const [line] = layOutEntries([entry], above);
  if (!line) return [];
  return splitEntry(entry).map((piece, index) => ({
    ...line,
    entry: piece,
    at,
    // What follows the first piece is of its group, even where a message came late.
    ...(index === 0 ? { key: entry.key } : { key: `${entry.key}+${index}`, newDay: false, first: false }),
  }));
}
