import type { Entry } from '@footbridge/client';

/** An entry and what its neighbours mean for its looks. */
export interface Line {
  readonly entry: Entry;
  /** The first of its day: the date goes above it. */
  readonly newDay: boolean;
  /** Begins a group: author and time go above it. */
  readonly first: boolean;
  /** The visitor's latest. */
  readonly last: boolean;
}

/** Messages of one author further apart than this, in milliseconds, get a time of their own. */
const GROUP_SPAN_MS = 5 * 60_000;

const dayOf = (atMs: number) => new Date(atMs).toDateString();

/** Groups entries by day and author. The order is the client's and stays. */
export function layOutEntries(entries: readonly Entry[]): readonly Line[] {
  const lastOwn = entries.findLast(({ author }) => author.kind === 'visitor');
  let groupAtMs = 0;
  return entries.map((entry, index) => {
    const before = entries[index - 1];
    const newDay = !before || dayOf(before.atMs) !== dayOf(entry.atMs);
    const first =
      newDay || entry.late || before.author.key !== entry.author.key || entry.atMs - groupAtMs > GROUP_SPAN_MS;
    if (first) groupAtMs = entry.atMs;
    return { entry, newDay, first, last: entry === lastOwn };
  });
}
