import type { QueueStatus } from '@footbridge/protocol';
import type { SnapshotFrom } from 'xstate';
import type { ChatSnapshot } from '../snapshot.js';
import type { chatMachine } from './chat-machine.js';

export type ChatState = SnapshotFrom<typeof chatMachine>;

/** What a chat shows of itself: `before` itself where nothing has changed, undefined where the chat did not start. */
export function chatSnapshotOf(state: ChatState, before: ChatSnapshot | undefined): ChatSnapshot | undefined {
  const { conversation, endReason, interactionId, queue: told } = state.context;
  if (state.matches('failed')) return undefined;
  const parties = conversation.members.filter(({ absent }) => !absent).map(({ party }) => party);
  const status = (['starting', 'leaving', 'ended'] as const).find((candidate) => state.matches(candidate)) ?? 'open';
  const queue = status === 'open' ? told : undefined;
  const after: ChatSnapshot = {
    status,
    interactionId,
    endReason: status === 'ended' ? endReason : undefined,
    connection: state.matches({ open: { health: { troubled: 'told' } } }) ? 'reconnecting' : 'connected',
    parties: before && areEqual(before.parties, parties) ? before.parties : parties,
    entries: conversation.entries,
    queue: before && isSameQueue(before.queue, queue) ? before.queue : queue,
  };
  return before && areEqual(Object.values(before), Object.values(after)) ? before : after;
}

const isSameQueue = (one: QueueStatus | undefined, other: QueueStatus | undefined): boolean =>
  one?.position === other?.position && one?.estimatedWaitSeconds === other?.estimatedWaitSeconds;

const areEqual = (some: readonly unknown[], others: readonly unknown[]) =>
  some.length === others.length && some.every((value, at) => value === others[at]);
