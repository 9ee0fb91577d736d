import type { ServerConfiguration } from '@footbridge/protocol';
import type { ChatContext, ResumedChat } from './chat/chat-context.js';
import type { ClientEvent, Footbridge } from './client.js';
import type { FootbridgeError } from './errors.js';
import type { Settings } from './options.js';
import type { Entry } from './snapshot.js';
import type { Exchange } from './transport/observe-transport.js';
import type { Transport } from './transport/transport.js';

/**
 * A client's connection, lent to the features that stand beside its chat. The client knows none of them, so that a page
 * carries only those it imports.
 */
export interface Link {
  readonly settings: Settings;
  readonly transport: Transport;
  /** Calls `listener` after every request of this client, once it has ended. Returns what ends that. */
  observe(listener: (exchange: Exchange) => void): () => void;
  /** Asked about each text that the visitor sends: what one of them answers true to is theirs, and is not sent. */
  readonly takers: Set<(text: string) => boolean>;
  /** Aborted when the client is disposed of: whoever borrows the link then sends nothing more. */
  readonly life: AbortSignal;
  current(): Current;
  /** Makes `current()` know the configuration, in a tab that does not lead as well. Rejects as a client's `connect()`. */
  connect(): Promise<void>;
  /** Tells the client which server is ours, and what it allows. */
  takeFound(found: Found): void;
  /** Tells the page of a problem that ends nothing. */
  report(error: FootbridgeError): void;
  /** All that is known of the chat, its secrets included; undefined where there is none. */
  chat(): ChatContext | undefined;
  /** What opens the chat of a tab that another tab talks for. */
  readonly visitorId?: () => string | undefined;
  /** Calls `listener` after every change of the chat, the unseen ones included; it takes the place of any other. */
  follow(listener: () => void): void;
  /** Calls `listener` for every fact, and with nothing when the snapshot has changed. Returns what ends that. */
  listen(listener: (news: ClientEvent | undefined) => void): () => void;
  /** Goes on with a chat that another page has begun. Nobody is told of what that page has told already. */
  resume(found: Found, resumed: ResumedChat): void;
  /** Sends a message under an id that another page has given it. */
  send(text: string, messageId: string): void;
  /** Shows lines of the chat that only another page has heard. */
  addLines(lines: readonly Entry[]): void;
  /** 128 random bits as text: an id that makes the repeat of a request harmless. protocol §10.5 */
  createToken(): string;
}

/** The server that is ours, by its place in `settings.servers`, and what it allows once that is known. */
export interface Current {
  readonly server: number;
  readonly configuration: ServerConfiguration | undefined;
}

export interface Found extends Current {
  readonly configuration: ServerConfiguration;
}

/** Held beside the clients and not in them: it would let a page get at what is secret. */
export const links = new WeakMap<Footbridge, Link>();
