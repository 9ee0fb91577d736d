import type {
  CallbackRecord,
  ChatRecord,
  EventRecord,
  RequestRecord,
  StoredChat,
  StoredRequest,
} from '../store/records.js';

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
  /** When the visitor last wrote or typed, and whether the silence since has drawn a warning. Monotonic likewise. */
  activeAtMs: number;
  idleWarnedAtMs: number | undefined;
  /** Of the visitor's last text and of the last event; monotonic likewise. */
  textAtMs: number;
  eventAtMs: number;
  /** What the visitor was last told about the line. */
  placeTold: { readonly position: number; readonly minutes: number; readonly atMs: number } | undefined;
  visitorTyping: boolean;
  /** Names of agents. */
  readonly typingAgents: Set<string>;
  /** Agents who are rung for while the conversation goes on, with the monotonic time of the first ring. */
  readonly invitations: Map<string, number>;
  /** Monotonic: when an agent joined whom no other had joined before. */
  connectedAtMs: number;
}

/** A callback or a left message in memory. */
export interface LiveRequest {
  record: RequestRecord;
  /** Monotonic; begins anew when a bridge takes over. */
  alertedAtMs: number;
  /** Monotonic: when a snoozed callback goes back into its line. Undefined until the wall time that is kept was read. */
  dueAtMs: number | undefined;
  /** Monotonic: when it has waited for an outcome long enough. Undefined likewise. */
  expiresAtMs: number | undefined;
}

export interface LiveCallback extends LiveRequest {
  record: CallbackRecord;
}

/** What waits in lines, alerts agents and is worked off by them. */
export type LiveInteraction = LiveChat | LiveRequest;

export const isChat = (interaction: LiveInteraction): interaction is LiveChat => interaction.record.kind === 'chat';

export const isCallback = (interaction: LiveInteraction): interaction is LiveCallback =>
  interaction.record.kind === 'callback';

/** A message's id and a command's id can't be mistaken for each other. */
export const messageKey = (messageId: string): string => `message ${messageId}`;
export const commandKey = (commandId: string): string => `command ${commandId}`;

export function reviveChat({ record, events }: StoredChat, monotonicMs: number): LiveChat {
  const takenIds = new Set<string>();
  for (const { body, commandId } of events) {
    if (commandId !== undefined) takenIds.add(commandKey(commandId));
    if (body.type === 'text' && body.messageId !== undefined) takenIds.add(messageKey(body.messageId));
  }
  return {
    record,
    events: [...events],
    savedEvents: events.length,
    takenIds,
    lastHeardAtMs: monotonicMs,
    alertedAtMs: monotonicMs,
    activeAtMs: monotonicMs,
    idleWarnedAtMs: undefined,
    textAtMs: -Infinity,
    eventAtMs: monotonicMs,
    placeTold: undefined,
    visitorTyping: false,
    typingAgents: typingIn(record, events),
    invitations: new Map(invitedIn(record).map((name) => [name, monotonicMs])),
    connectedAtMs: monotonicMs,
  };
}

/** Only agents' typing is an event: what the visitor was told last still holds. */
function typingIn({ parties }: ChatRecord, events: readonly EventRecord[]): Set<string> {
  const typing = new Map<string, boolean>();
  for (const { body } of events) if (body.type === 'typing') typing.set(body.participantId, body.typing);
  return new Set(parties.filter(({ participantId }) => typing.get(participantId)).map(({ name }) => name));
}

const invitedIn = ({ parties, agentName }: ChatRecord): string[] =>
  parties
    .filter(({ kind, state, name }) => kind === 'agent' && state === 'alerting' && name !== agentName)
    .map(({ name }) => name);

export const reviveRequest = ({ record }: StoredRequest, monotonicMs: number): LiveRequest => ({
  record,
  alertedAtMs: monotonicMs,
  dueAtMs: undefined,
  expiresAtMs: undefined,
});
