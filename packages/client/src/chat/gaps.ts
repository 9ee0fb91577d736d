/** What never arrived: servers that keep no copy lose it with the answer that carried it. protocol §3.3 */
import type { Author } from '../snapshot.js';
import type { Conversation } from './conversation.js';
import { countedKey } from './entry-keys.js';
import type { NumberRanges } from './number-ranges.js';

/** How many stretches of numbers are missing. */
export const countGaps = (seen: NumberRanges): number => Math.max(0, seen.length - 1);

/** Whether events are missing of which the visitor was not told. */
export const hasGap = ({ seen, gapsMarked }: Conversation): boolean => countGaps(seen) > gapsMarked;

/** Tells the visitor that something is missing: who acknowledges nothing loses what was in a lost answer. protocol §3.3 */
export function markGaps(conversation: Conversation, atMs: number): Conversation {
  if (!hasGap(conversation)) return conversation;
  const { seen, nextKey, entries, systemName } = conversation;
  const author: Author = { kind: 'system', name: systemName, key: 'system' };
  return {
    ...conversation,
    gapsMarked: countGaps(seen),
    nextKey: nextKey + 1,
    entries: [...entries, { key: countedKey(nextKey), kind: 'gap', author, atMs, late: false }],
  };
}
