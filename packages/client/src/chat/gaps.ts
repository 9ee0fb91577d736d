/** What has not arrived and never will, and how the visitor is told. */
import type { ChatSuccess } from '@footbridge/protocol';
import type { Author, Entry } from '../snapshot.js';
import { restartNumbering, type Conversation } from './conversation.js';
import { countHoles } from './number-ranges.js';

/** Whether events are missing of which the visitor was not told. */
export const hasGap = ({ seen, gapsMarked }: Conversation): boolean => countHoles(seen) > gapsMarked;

/** Tells the visitor that something is missing: who acknowledges nothing loses what was in a lost answer. protocol §3.3 */
export const markGaps = (conversation: Conversation, atMs: number): Conversation =>
  hasGap(conversation) ? { ...addGap(conversation, atMs), gapsMarked: countHoles(conversation.seen) } : conversation;

/**
 * What an answer is folded into: where it brings numbers that were acknowledged, its server has lost the latest events, and
 * counts on from an earlier one. A pair whose servers keep one store between them never does.
 */
export const startOfAnswer = (
  conversation: Conversation,
  { answer, sequences }: { readonly answer: ChatSuccess; readonly sequences: readonly number[] },
  ack: number,
  atMs: number,
): Conversation =>
  sequences.some((sequence) => sequence <= ack)
    ? restartNumbering(addGap(conversation, atMs), answer.events)
    : conversation;

function addGap(conversation: Conversation, atMs: number): Conversation {
  const { nextKey, entries, systemName } = conversation;
  const author: Author = { kind: 'system', name: systemName, key: 'system' };
  const gap: Entry = { key: `entry-${nextKey}`, kind: 'gap', author, atMs, late: false };
  return { ...conversation, nextKey: nextKey + 1, entries: [...entries, gap] };
}
