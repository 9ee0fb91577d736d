/**
 * What a client shows of itself: plain, immutable values. A snapshot is replaced, never changed, so `===` tells whether
 * anything happened. It holds no participant, chat or callback id of its own: those are secrets. Only a file's address
 * may have one in it, as servers write it.
 */

import type { Notice, QueueStatus } from '@footbridge/protocol';

/** Everything a user interface needs to draw a client. */
export interface ClientSnapshot {
  /** Whether the server's configuration is known. */
  readonly configuration: 'unknown' | 'loading' | 'loaded' | 'failed';
  /** What the server allows the visitor to do; all false until the configuration is loaded. */
  readonly allows: ClientPermissions;
  /** What every visitor of the site should read; text only. Undefined where there is nothing. */
  readonly notice?: Notice | undefined;
  /** The chat that is starting, running or over; undefined before the first and after `reset()`. */
  readonly chat: ChatSnapshot | undefined;
}

export interface ClientPermissions {
  readonly anonymousChat: boolean;
  readonly authenticatedChat: boolean;
  readonly anonymousCallback: boolean;
  readonly authenticatedCallback: boolean;
  /** To make an account. */
  readonly registration: boolean;
  /** To have the conversation sent by e-mail after a chat. */
  readonly transcript: boolean;
  /** To leave a message while nobody can chat. */
  readonly leftMessage: boolean;
}

/** One chat, from the click that starts it until it is dismissed. */
export interface ChatSnapshot {
  /**
   * `starting`: asked for, not answered. `open`: running. `leaving`: the visitor asked to end it. `ended`: over, and
   * `endReason` says why; the entries stay.
   */
  readonly status: 'starting' | 'open' | 'leaving' | 'ended';
  readonly endReason: ChatEndReason | undefined;
  /** What the contact centre calls the chat, for a survey or a record of it, where the server tells; it opens nothing. */
  readonly interactionId?: string | undefined;
  /** `reconnecting` only once trouble has lasted `noticeAfterMs`; a shorter one is nobody's business. */
  readonly connection: 'connected' | 'reconnecting';
  /** Everybody in the chat now, the visitor first; the system is never among them. */
  readonly parties: readonly Party[];
  /** Where the visitor stands in line while nobody has taken the chat yet, if the server tells. */
  readonly queue?: QueueStatus | undefined;
  /** What was said and what happened, in the order in which it is to be shown. */
  readonly entries: readonly Entry[];
}

/**
 * Why a chat is over. `visitor`: left. `agent`: the agent ended it. `refused`: the server ended it before any agent
 * came. `idle`: the server ended it while an agent was there, as it does when the visitor writes nothing for long.
 * `gone`: the server ended it because it heard nothing of this client. `failure`: no server can go on with it.
 */
export type ChatEndReason = 'visitor' | 'agent' | 'refused' | 'idle' | 'gone' | 'failure';

export interface Party {
  /** Stable within the chat, opens nothing. */
  readonly key: string;
  readonly kind: 'visitor' | 'agent';
  readonly name: string;
  readonly state: 'initializing' | 'alerting' | 'active' | 'held' | 'voicemail';
  readonly typing: boolean;
  /** A photo of the agent, once known. */
  readonly photoUrl: string | undefined;
}

/** One line of the conversation. */
export type Entry = TextEntry | UrlEntry | FileEntry | GapEntry;

interface EntryBase {
  /** Stable within the chat: the same entry keeps it from "sending" to "sent". */
  readonly key: string;
  readonly author: Author;
  /** When this client first saw it, in milliseconds since the epoch: the wire carries no time. protocol §4.1 */
  readonly atMs: number;
  /** Arrived after entries that were said later. */
  readonly late: boolean;
}

export interface Author {
  readonly kind: 'visitor' | 'agent' | 'system';
  readonly name: string;
  /** The party's key; entries of one author share it. */
  readonly key: string;
}

export interface TextEntry extends EntryBase {
  readonly kind: 'text';
  readonly text: string;
  /** Only on the visitor's own. */
  readonly delivery: Delivery | undefined;
}

/**
 * `sending`: on its way. `sent`: the server has it. `failed`: it was refused, or no server took it; `retry` or `discard`.
 * `unconfirmed`: it may have arrived; only the visitor may decide to send it again.
 */
export type Delivery = 'sending' | 'sent' | 'failed' | 'unconfirmed';

/** A URL that an agent pushed; the text may be prose around it. */
export interface UrlEntry extends EntryBase {
  readonly kind: 'url';
  readonly text: string;
}

/** A file that an agent offers. */
export interface FileEntry extends EntryBase {
  readonly kind: 'file';
  readonly name: string;
  /** Opens the file to whoever has it: never log it. protocol §3.8 */
  readonly url: string;
}

/** Something that was said before has not arrived, and will not: an answer was lost that the server kept no copy of. */
export interface GapEntry extends EntryBase {
  readonly kind: 'gap';
}
