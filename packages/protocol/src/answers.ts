import type { Capabilities } from './capabilities.js';
import type { ChatEvent } from './events.js';

/** What a server said about itself. protocol §3.1 */
export interface ServerConfiguration {
  /** Raised by the server whenever a setting changes that clients should know. */
  readonly configurationVersion: number;
  readonly capabilities: Capabilities;
  /** Which problem reports the server wants; absent means all. */
  readonly problemReportFilter?: string | undefined;
}

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
  /** Windows picture strings of the server's locale, only from start. */
  readonly dateFormat?: string | undefined;
  readonly timeFormat?: string | undefined;
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
