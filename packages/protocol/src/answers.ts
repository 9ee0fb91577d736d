import type { Capabilities } from './capabilities.js';
import type { ChatEvent } from './events.js';

/** What a server said about itself. protocol §3.1 */
export interface ServerConfiguration {
  /** Raised by the server whenever a setting changes that clients should know. */
  readonly configurationVersion: number;
  readonly capabilities: Capabilities;
  /** Which problem reports the server wants; absent means all. */
  readonly problemReportFilter?: string | undefined;
  /** What every visitor of the site should read. protocol §10.6 */
  readonly notice?: Notice | undefined;
}

/** Text only. protocol §10.6 */
export interface Notice {
  readonly severity: NoticeSeverity;
  readonly text: string;
}

export type NoticeSeverity = 'warning' | 'info' | 'ok' | 'caution';

/** A request that the server refused. `reason` may be one that `reasons` does not list. protocol §5 */
export interface Failure {
  readonly ok: false;
  readonly reason: string;
}

/** The answer to start, poll, send, typing, exit and reconnect. protocol §3.0 */
export type ChatAnswer = ChatSuccess | ChatFailure;

export interface ChatSuccess {
  readonly ok: true;
  /** When the server wants to be asked again, in milliseconds, as it said it: not clamped. */
  readonly pollWaitMs?: number | undefined;
  readonly configurationVersion?: number | undefined;
  readonly events: readonly ChatEvent[];
  /** Only from start, and from reconnect. */
  readonly participantId?: string | undefined;
  /** Only from start. */
  readonly chatId?: string | undefined;
  /** What agents, logs and pages call the chat; it opens nothing. Only from start. protocol §10.1 */
  readonly interactionId?: string | undefined;
  /** Windows picture strings of the server's locale, only from start. */
  readonly dateFormat?: string | undefined;
  readonly timeFormat?: string | undefined;
  /** While the chat waits. protocol §10.6 */
  readonly queue?: QueueStatus | undefined;
}

export interface QueueStatus {
  /** 1 is next. */
  readonly position: number;
  readonly estimatedWaitSeconds: number;
}

export interface ChatFailure extends Failure {
  readonly pollWaitMs?: number | undefined;
  readonly configurationVersion?: number | undefined;
}

/** The answer to partyInfo. protocol §3.9 */
export type PartyInfoAnswer = PartyInfo | Failure;

export interface PartyInfo {
  readonly ok: true;
  readonly name: string;
  /** Relative to the server, beginning with a slash. */
  readonly photoPath?: string | undefined;
}

/** What create, disconnect, reconnect, reschedule and erase answer of a callback. protocol §3.11-3.14 */
export type CallbackAnswer = CallbackSuccess | Failure;

export interface CallbackSuccess {
  readonly ok: true;
  /** From create and reconnect. */
  readonly participantId?: string | undefined;
  /** Only from create. */
  readonly callbackId?: string | undefined;
  /** Who created it, where that is a registered visitor; only from create. */
  readonly userIdentityId?: string | undefined;
  /** In milliseconds; only from create. */
  readonly pollWaitMs?: number | undefined;
}

/** The answer to callback/status. protocol §3.12 */
export type CallbackStatusAnswer = CallbackStatus | Failure;

export interface CallbackStatus {
  readonly ok: true;
  /** Absent while nobody has it. */
  readonly assignedAgent?: { readonly name: string; readonly participantId: string } | undefined;
  readonly acd: AcdStatus;
  /** ISO 8601 with an offset. protocol §10.6 */
  readonly preferredTime?: string | undefined;
}

/** Every field but the state is absent where it is unknown or means nothing. Waits are in seconds. protocol §3.12 */
export interface AcdStatus {
  readonly interactionState: string;
  readonly queueName?: string | undefined;
  readonly queuePosition?: number | undefined;
  readonly queueWaitSeconds?: number | undefined;
  /** From now; -1 is unknown. */
  readonly estimatedCallbackSeconds?: number | undefined;
  readonly longestWaitSeconds?: number | undefined;
  /** Interactions that wait; `callsWaitingCount` on the wire. */
  readonly waitingCount?: number | undefined;
  readonly loggedInAgentsCount?: number | undefined;
  readonly availableAgentsCount?: number | undefined;
}

/** The answer to queue/query. protocol §3.10 */
export type QueueQueryAnswer =
  { readonly ok: true; readonly agentsAvailable: number; readonly estimatedWaitSeconds: number } | Failure;

/** The answer to register and to message/create: done or refused. protocol §3.15 and §10.6 */
export type PlainAnswer = { readonly ok: true } | Failure;

/** The answer to directory/query. protocol §10.6 */
export type DirectoryAnswer =
  { readonly ok: true; readonly departments: readonly string[]; readonly entries: readonly DirectoryEntry[] } | Failure;

export interface DirectoryEntry {
  readonly displayName: string;
  readonly target: string;
  readonly targetType: 'User' | 'Workgroup';
  readonly statusText: string;
  readonly available: boolean;
  readonly department?: string | undefined;
  readonly photoPath?: string | undefined;
  /** Whether a chat, or a callback, may be started with the target now. */
  readonly chat: boolean;
  readonly callback: boolean;
}
