import type { SnapshotFrom } from 'xstate';
import type { ChatSnapshot } from '../snapshot.js';
import type { chatMachine } from './chat-machine.js';

export type ChatState = SnapshotFrom<typeof chatMachine>;

/** What a chat shows of itself: `before` itself where nothing has changed, undefined where the chat did not start. */
export function chatSnapshotOf(state: ChatState, before: ChatSnapshot | undefined): ChatSnapshot | undefined {
  const { conversation, endReason } = state.context;
  if (state.matches('failed')) return undefined;
  const parties = conversation.members.filter(({ absent }) => !absent).map(({ party }) => party);
  const status = (['starting', 'leaving', 'ended'] as const).find((candidate) => state.matches(candidate)) ?? 'open';
  const after: ChatSnapshot = {
    status,
    endReason: status === 'ended' ? endReason : undefined,
    connection: state.matches({ open: { health: { troubled: 'told' } } }) ? 'reconnecting' : 'connected',
    parties: before && areEqual(before.parties, parties) ? before.parties : parties,
    entries: conversation.entries,
  };
  return before && areEqual(Object.values(before), Object.values(after)) ? before : after;
}

const areEqual = (some: readonly unknown[], others: readonly unknown[]) =>
  some.length === others.length && some.every((value, at) => value === others[at]);
