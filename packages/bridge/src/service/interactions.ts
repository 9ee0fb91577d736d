/** The interactions that a centre holds in memory: how they get there, are found and change. */
import type { AnyRecord, CallbackRecord, ChatRecord, InteractionRecord, StoredInteraction } from '../store/records.js';
import { reconnectIdOf, type InteractionKey } from '../store/store.js';
import { ENDED_CHAT_KEPT_MS, type Centre } from './centre.js';
import {
  isChat,
  reviveChat,
  reviveRequest,
  type LiveCallback,
  type LiveChat,
  type LiveInteraction,
} from './live-interaction.js';

export const revive = (stored: StoredInteraction, monotonicMs: number): LiveInteraction =>
  stored.record.kind === 'chat'
    ? reviveChat({ record: stored.record, events: stored.events }, monotonicMs)
    : reviveRequest({ record: stored.record, events: [] }, monotonicMs);

export function addInteraction(centre: Centre, interaction: LiveInteraction): void {
  const { record } = interaction;
  centre.waiting.add(interaction);
  centre.loads.add(interaction);
  centre.limits.tally.add(record);
  if (isChat(interaction)) centre.chats.set(record.interactionId, interaction);
  else centre.requests.set(record.interactionId, interaction);
  centre.byParticipant.set(record.participantId, interaction);
  const reconnectId = reconnectIdOf(record);
  if (reconnectId !== undefined) centre.byReconnectId.set(reconnectId, interaction);
}

export function dropInteraction(centre: Centre, interaction: LiveInteraction): void {
  const { record } = interaction;
  centre.waiting.remove(interaction);
  centre.loads.remove(interaction);
  centre.limits.tally.remove(record);
  centre.chats.delete(record.interactionId);
  centre.requests.delete(record.interactionId);
  centre.byParticipant.delete(record.participantId);
  const reconnectId = reconnectIdOf(record);
  if (reconnectId !== undefined) centre.byReconnectId.delete(reconnectId);
}

/**
 * An interaction in memory, or one that had ended shortly before this bridge became active. A restart makes it unknown;
 * what ended long ago is history, which its visitor's id opens no more.
 */
export function findInteraction(centre: Centre, key: InteractionKey): LiveInteraction | undefined {
  const known =
    'interactionId' in key
      ? (centre.chats.get(key.interactionId) ?? centre.requests.get(key.interactionId))
      : 'participantId' in key
        ? centre.byParticipant.get(key.participantId)
        : centre.byReconnectId.get(key.reconnectId);
  if (known) return known.record.endReason === 'restart' ? undefined : known;
  const stored = findKept(centre, key);
  if (!stored || stored.record.endReason === 'restart') return undefined;
  if (centre.clock.now() - (stored.record.endedAtMs ?? 0) > ENDED_CHAT_KEPT_MS) return undefined;
  const interaction = revive(stored, centre.clock.monotonic());
  addInteraction(centre, interaction);
  return interaction;
}

/** One that has ended, as it is kept; what is being erased is not. */
export function findKept(centre: Centre, key: InteractionKey): StoredInteraction | undefined {
  const stored = centre.store.findEnded(key);
  return stored && !centre.journal.isErasing(stored.record.interactionId) ? stored : undefined;
}

export const allInteractions = (centre: Centre): LiveInteraction[] => [
  ...centre.chats.values(),
  ...centre.requests.values(),
];

/** Replaces part of what every interaction's record has. */
export function changeInteraction(
  centre: Centre,
  interaction: LiveInteraction,
  change: Partial<Omit<InteractionRecord, 'kind'>>,
): void {
  // The kind stays, so the rest of the record still fits it.
  centre.waiting.remove(interaction);
  centre.limits.tally.remove(interaction.record);
  centre.loads.remove(interaction);
  interaction.record = { ...interaction.record, ...change } as AnyRecord as never;
  centre.waiting.add(interaction);
  centre.limits.tally.add(interaction.record);
  centre.loads.add(interaction);
  centre.journal.interaction(interaction);
  centre.journal.desk();
}

/** Replaces part of a chat's record. */
export function changeChat(centre: Centre, chat: LiveChat, change: Partial<Omit<ChatRecord, 'kind'>>): void {
  changeInteraction(centre, chat, change);
}

/** Replaces part of a callback's record. */
export function changeCallback(
  centre: Centre,
  callback: LiveCallback,
  change: Partial<Omit<CallbackRecord, 'kind'>>,
): void {
  changeInteraction(centre, callback, change);
}
