import type { ChatRecord, EventRecord, RequestRecord, StoredChat, StoredRequest } from '../store/records.js';

/** A chat in memory: its record, its events, and what need not outlive the process. */
export interface LiveChat {
  record: ChatRecord;
  /** In order; an event's ordinal is its index. */
  readonly events: EventRecord[];
  /** How many of the events the store has. */
  savedEvents: number;
  /** The ids under which messages and commands were already taken. protocol §10.4 */
  readonly takenIds: Set<string>;
  /** Monotonic; begins anew when a bridge takes over. */
  lastHeardAtMs: number;
  /** Monotonic; begins anew when a bridge takes over. */
  alertedAtMs: number;
  visitorTyping: boolean;
  agentTyping: boolean;
}

/** A callback or a left message in memory. */
export interface LiveRequest {
  record: RequestRecord;
  /** Monotonic; begins anew when a bridge takes over. */
  alertedAtMs: number;
}

/** What waits in lines, alerts agents and is worked off by them. */
export type LiveInteraction = LiveChat | LiveRequest;

export const isChat = (interaction: LiveInteraction): interaction is LiveChat => interaction.record.kind === 'chat';

/** A message's id and a command's id can't be mistaken for each other. */
export const messageKey = (messageId: string): string => `message ${messageId}`;
export const commandKey = (commandId: string): string => `command ${commandId}`;

export function reviveChat({ record, events }: StoredChat, monotonicMs: number): LiveChat {
  const takenIds = new Set<string>();
  for (const { body, commandId } of events) {
    if (commandId !== undefined) takenIds.add(commandKey(commandId));
    if (body.type === 'text' && body.messageId !== undefined) takenIds.add(messageKey(body.messageId));
  }
  const lastTyping = events.findLast(({ body }) => body.type === 'typing')?.body;
  return {
    record,
    events: [...events],
    savedEvents: events.length,
    takenIds,
    lastHeardAtMs: monotonicMs,
    alertedAtMs: monotonicMs,
    visitorTyping: false,
    // Only agents' typing is an event: what the visitor was told last still holds.
    agentTyping: lastTyping?.type === 'typing' && lastTyping.typing,
  };
}

export const reviveRequest = ({ record }: StoredRequest, monotonicMs: number): LiveRequest => ({
  record,
  alertedAtMs: monotonicMs,
});
