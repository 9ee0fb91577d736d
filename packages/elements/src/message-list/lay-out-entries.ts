import type { Entry } from '@footbridge/client';

/** An entry, or a piece of a long one, and what its neighbours mean for its looks. */
export interface Line {
  readonly entry: Entry;
  /** The first of its day: the date goes above it. */
  readonly newDay: boolean;
  /** Begins a group: author and time go above it. */
  readonly first: boolean;
  /** The time above its group, in milliseconds since the epoch. */
  readonly groupAtMs: number;
}

/** Messages of one author further apart than this, in milliseconds, get a time of their own. */
const GROUP_SPAN_MS = 5 * 60_000;

const dayOf = (atMs: number) => new Date(atMs).toDateString();

/** Groups entries by day and author, after the line `above` if there is one. The order is the client's and stays. */
export function layOutEntries(entries: readonly Entry[], above?: Line): readonly Line[] {
  let before = above;
  return entries.map((entry) => {
    const { atMs, late, author } = entry;
    const newDay = !before || dayOf(before.entry.atMs) !== dayOf(atMs);
    const first =
      newDay || late || !before || before.entry.author.key !== author.key || atMs - before.groupAtMs > GROUP_SPAN_MS;
    before = { entry, newDay, first, groupAtMs: before && !first ? before.groupAtMs : atMs };
    return before;
  });
}

/** The visitor's latest. */
export const lastOwnOf = (entries: readonly Entry[]): Entry | undefined =>
  entries.findLast(({ author }) => author.kind === 'visitor');
