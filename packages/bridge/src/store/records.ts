/**
 * What a bridge keeps: plain, immutable data. A change replaces a record; it never edits one, so that what is in memory
 * and what is on its way to the disk can't differ.
 */
import type { ChatEvent, ParticipantState } from '@footbridge/protocol';

export type ChatState = 'waiting' | 'alerting' | 'connected' | 'held' | 'ended';

/** `gone`: the visitor fell silent. `restart`: the bridge restarted without recovery. */
export type EndReason = 'visitor' | 'agent' | 'gone' | 'restart';

/** Where a chat waits: a workgroup's queue or one agent's own. */
export interface QueueReference {
  readonly type: 'workgroup' | 'user';
  readonly name: string;
}

/** Somebody who is or was in a chat. */
export interface Party {
  readonly participantId: string;
  readonly kind: 'visitor' | 'agent';
  readonly name: string;
  readonly state: ParticipantState;
}

export interface ChatRecord {
  /** Opens nothing; the one id for logs and agents. protocol §10.1 */
  readonly interactionId: string;
  /** The visitor's. A bearer secret. */
  readonly participantId: string;
  /** A bearer secret. */
  readonly chatId: string;
  readonly visitorName: string;
  readonly language: string | undefined;
  readonly customInfo: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly queue: QueueReference;
  /** The chat's place in line: lower is longer waiting. Kept when an agent lets an alert pass. */
  readonly queuedTick: number;
  readonly state: ChatState;
  readonly endReason: EndReason | undefined;
  /** Whom it alerts or who has it. */
  readonly agentName: string | undefined;
  readonly parties: readonly Party[];
  readonly startedAtMs: number;
  readonly endedAtMs: number | undefined;
  readonly nextConversationSequence: number;
  /** From the visitor's first cursor on, events are kept until acknowledged. protocol §10.2 */
  readonly ackMode: boolean;
  /** The event that has sequence number 0 since numbering last began. */
  readonly firstOrdinal: number;
  /** Events before this one need not be sent again: handed out, or in ack mode acknowledged. */
  readonly settledBefore: number;
  /** Events before this one have been in an answer. */
  readonly sentBefore: number;
}

/** An event of a chat without its sequence number, which depends on when numbering last began. */
export type EventBody = ChatEvent extends infer Event
  ? Event extends ChatEvent
    ? Omit<Event, 'sequence'>
    : never
  : never;

export interface EventRecord {
  /** Counts a chat's events from 0 and never restarts. */
  readonly ordinal: number;
  readonly atMs: number;
  readonly body: EventBody;
  /** The id that an agent's command carried, which makes its repeat harmless. */
  readonly commandId?: string | undefined;
  /** A line queued again after numbering began anew; the conversation already has it. */
  readonly again?: true | undefined;
}

export interface StoredChat {
  readonly record: ChatRecord;
  readonly events: readonly EventRecord[];
}

export interface AgentRecord {
  readonly name: string;
  readonly signedIn: boolean;
  /** Let an alert pass, and gets no new one until the next command. */
  readonly paused: boolean;
  /** When the agent last had a chat less: lower is idle for longer. */
  readonly idleTick: number;
}

/** The first answer to a start, for its repeats. protocol §10.5 */
export interface StartTokenRecord {
  readonly token: string;
  readonly bodyHash: string;
  readonly participantId: string;
  readonly chatId: string;
  readonly atMs: number;
}

export interface Counters {
  readonly nextInteractionId: number;
  /** Orders what happens without a clock. */
  readonly tick: number;
  /** How often a bridge has become active on this data. */
  readonly activations: number;
}

/** The original's interaction ids have ten digits. */
export const firstCounters: Counters = { nextInteractionId: 2001880050, tick: 0, activations: 0 };
