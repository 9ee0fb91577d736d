/**
 * What a bridge keeps: plain, immutable data. A change replaces a record; it never edits one, so that what is in memory
 * and what is on its way to the disk can't differ.
 */
import type { ChatEvent, ContactField, ParticipantState, RoutingContext } from '@footbridge/protocol';

/** `message`: what a visitor left when nobody could chat. protocol §10.6 */
export type InteractionKind = 'chat' | 'callback' | 'message';

export type InteractionState = 'waiting' | 'alerting' | 'connected' | 'held' | 'snoozed' | 'ended';

/**
 * `gone`: the visitor fell silent. `idle`: the visitor was asked to write and did not. `restart`: the bridge restarted
 * without recovery. `completed` and `failed`: how a callback or message came out. `rescheduled`: the visitor asked for
 * another time, and a new callback carries it. `operator`: ended from the operator's interface.
 */
export type EndReason =
  'visitor' | 'agent' | 'gone' | 'idle' | 'restart' | 'completed' | 'failed' | 'rescheduled' | 'operator';

/** Where an interaction waits: a workgroup's queue or one agent's own. */
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
  /** An agent who was in the conversation at some time. */
  readonly hasTalked?: boolean | undefined;
  /** Of an agent who is gone: what was said from this event on is none of theirs. */
  readonly leftBefore?: number | undefined;
}

/** What every interaction is, whatever its kind. */
export interface InteractionRecord {
  readonly kind: InteractionKind;
  /** Opens nothing; the one id for logs and agents. protocol §10.1 */
  readonly interactionId: string;
  /** The visitor's. A bearer secret. */
  readonly participantId: string;
  readonly visitorName: string;
  /** The user name of a visitor who signed in. */
  readonly account: string | undefined;
  /** The visitor's address as limits count it: a keyed digest, never the address itself. */
  readonly addressHash: string | undefined;
  /** What agents see of where the visitor is: an address without its last part. */
  readonly host: string | undefined;
  readonly language: string | undefined;
  readonly customInfo: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly routingContexts: readonly RoutingContext[];
  /** Internal names; they never leave the bridge towards a visitor. protocol §7.10 */
  readonly skills: readonly string[];
  readonly queue: QueueReference;
  /** The place in line: lower is longer waiting. Kept when an agent lets an alert pass. */
  readonly queuedTick: number;
  readonly queuedAtMs: number;
  readonly state: InteractionState;
  readonly endReason: EndReason | undefined;
  /** Whom it alerts or who has it. */
  readonly agentName: string | undefined;
  readonly startedAtMs: number;
  readonly endedAtMs: number | undefined;
}

export interface ChatRecord extends InteractionRecord {
  readonly kind: 'chat';
  /** A bearer secret. */
  readonly chatId: string;
  readonly parties: readonly Party[];
  /** Where the visitor wants the transcript. */
  readonly transcriptTo: string | undefined;
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

/** protocol §3.11 and §7.9 */
export interface CallbackRecord extends InteractionRecord {
  readonly kind: 'callback';
  /** A bearer secret. */
  readonly callbackId: string;
  readonly telephone: string;
  readonly subject: string;
  /** As the visitor wrote it: ISO 8601 with an offset. protocol §10.6 */
  readonly preferredTime: string | undefined;
  /** The assigned agent's id towards the visitor. */
  readonly agentParticipantId: string | undefined;
  /** How often agents have put it off. */
  readonly retries: number;
  /** Wall time at which a snoozed callback goes back into its line. */
  readonly snoozedUntilMs: number | undefined;
  /** The agent who had it when it was put off, while it is. */
  readonly snoozedBy?: string | undefined;
  /** The closed callback that this one carries on since the visitor asked for another time, by interaction id. */
  readonly carriesOn?: string | undefined;
}

/** protocol §10.6 */
export interface MessageRecord extends InteractionRecord {
  readonly kind: 'message';
  readonly emailAddress: string;
  readonly text: string;
}

/** What an agent works off without a conversation. */
export type RequestRecord = CallbackRecord | MessageRecord;

export type AnyRecord = ChatRecord | RequestRecord;

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

export interface StoredRequest {
  readonly record: RequestRecord;
  readonly events: readonly [];
}

export type StoredInteraction = StoredChat | StoredRequest;

export interface AgentRecord {
  readonly name: string;
  readonly signedIn: boolean;
  /** Let an alert pass, and gets no new one until the next command. */
  readonly paused: boolean;
  /** When the agent last had an interaction less: lower is idle for longer. */
  readonly idleTick: number;
  /** Signed in by a script, not by a person. */
  readonly isScripted?: boolean | undefined;
}

/** The ids that the first answer to a request gave out, for its repeats. protocol §10.5 */
export interface TokenRecord {
  readonly token: string;
  readonly bodyHash: string;
  readonly ids: Readonly<Record<string, string>>;
  readonly atMs: number;
}

/** A registered visitor. protocol §3.15 */
export interface AccountRecord {
  readonly username: string;
  /** Opaque, and never sent to anybody: a digest with its salt and parameters. protocol §7.2 */
  readonly passwordHash: string;
  /** Opens nothing; `userIdentityID` on the wire. */
  readonly identityId: string;
  readonly contact: Readonly<Partial<Record<ContactField, string>>>;
  readonly createdAtMs: number;
}

/** A parameter that an operator has set, as the text that was given. */
export interface ParameterRecord {
  readonly name: string;
  readonly value: string;
}

/** What an operator has changed about a queue. */
export interface QueueSettingRecord {
  readonly name: string;
  readonly paused: boolean;
}

/** An address that may start nothing, by its digest. */
export interface BlockRecord {
  readonly addressHash: string;
  readonly sinceMs: number;
}

/** A file that an agent sent. The bytes are in the sandbox under `fileId`. protocol §3.8 */
export interface FileRecord {
  /** 32 hexadecimal digits. */
  readonly fileId: string;
  /** A bearer secret. protocol §10.1 */
  readonly token: string;
  readonly interactionId: string;
  readonly name: string;
  readonly bytes: number;
  readonly atMs: number;
}

/** protocol §3.16; ids in the text are masked. */
export interface ProblemReportRecord {
  readonly reportId: string;
  readonly interactionId: string;
  readonly text: string;
  readonly atMs: number;
}

/** A mail that has still to be handed over. */
export interface MailRecord {
  readonly mailId: string;
  readonly interactionId: string;
  readonly to: string;
  readonly from: string;
  readonly replyTo: string | undefined;
  readonly subject: string;
  readonly text: string;
  readonly html: string | undefined;
  /** How often it was tried. */
  readonly attempts: number;
}

/** Everything that is kept by key, by the name of its collection. A key is whatever the owner of the collection looks up. */
export interface Collections {
  /** By lower-case name. */
  readonly agents: AgentRecord;
  readonly tokens: TokenRecord;
  /** By lower-case user name. */
  readonly accounts: AccountRecord;
  readonly parameters: ParameterRecord;
  /** By lower-case name. */
  readonly queues: QueueSettingRecord;
  readonly blocks: BlockRecord;
  /** By `fileId`. */
  readonly files: FileRecord;
  /** By `reportId`. */
  readonly reports: ProblemReportRecord;
  /** By `mailId`. */
  readonly mail: MailRecord;
}

export type CollectionName = keyof Collections;

/** One thing that happened to an interaction or a bridge. It never holds what a visitor wrote or is called. */
export interface LogEntry {
  readonly atMs: number;
  /** Absent where it is about no interaction. */
  readonly interactionId: string | undefined;
  /** What happened, as `service/interaction-log.ts` lists it. */
  readonly code: string;
  /** Small facts such as a reason, a queue or an agent's name. */
  readonly detail: Readonly<Record<string, string | number>>;
}

export interface Counters {
  readonly nextInteractionId: number;
  /** Orders what happens without a clock. */
  readonly tick: number;
  /** How often a bridge has become active on this data. */
  readonly activations: number;
  /** Raised whenever what `serverConfiguration` says changes. protocol §3.1 */
  readonly configurationVersion: number;
  /** Of what `serverConfiguration` said last, so that a restart with other settings raises the version too. */
  readonly configurationDigest?: string;
}

/** The original's interaction ids have ten digits. */
export const firstCounters: Counters = {
  nextInteractionId: 2001880050,
  tick: 0,
  activations: 0,
  configurationVersion: 1,
};
