import type { TargetType } from '@footbridge/protocol';
import type { ChatEndReason, ClientSnapshot, Entry, Party } from './snapshot.js';
import type { FootbridgeError } from './errors.js';

/**
 * One visitor's connection to a contact centre. Nothing is requested until `connect()` or `startChat()`. Once disposed of,
 * both reject with `disposed`.
 */
export interface Footbridge {
  /** What there is to show now. Replaced on every change. */
  readonly snapshot: ClientSnapshot;
  /** What the visitor has typed and not sent. A client that survives its page keeps it while a chat is open. */
  draft: string;
  /** Calls `listener` after every change of `snapshot`. Returns what ends that. */
  subscribe(listener: () => void): () => void;
  /** Calls `listener` for every fact of one type. Returns what ends that. */
  on<Type extends ClientEventType>(type: Type, listener: (event: ClientEventOf<Type>) => void): () => void;
  /** Reads the server's configuration. Rejects with `unreachable` or `unreadable-answer`; may be called again. */
  connect(): Promise<void>;
  /**
   * Starts a chat, connecting first where needed. Rejects with `unreachable`, `not-allowed`, `unknown-target`,
   * `sign-in-refused`, `closed`, `limit-reached`, `refused` or `unreadable-answer`; then there is no chat. Rejects with `refused`
   * while one is open.
   */
  startChat(details?: ChatDetails): Promise<void>;
  /** Sends a message: shown at once, delivered in order. Blank text is ignored. Throws `no-chat`. */
  send(text: string): void;
  /** Sends a message that failed once more. */
  retry(entryKey: string): void;
  /** Takes away a message that failed. */
  discard(entryKey: string): void;
  /** Tells that the visitor pressed a key: "typing" is sent at the first and taken back 3 s after the last. */
  typed(): void;
  /** Asks the servers now instead of after the pause: for news, or whether one of them can go on. */
  reconnectNow(): void;
  /** Tells that the device has slept: asks now, and counts every deadline of a reconnection from now. */
  wake(): void;
  /** Ends the chat; resolves when it is over, whatever the server says. */
  leave(): Promise<void>;
  /** Forgets a chat that has ended. */
  reset(): void;
  /** Ends all work at once and sends nothing more; an open chat is not ended at the server. */
  dispose(): void;
}

export interface ChatDetails {
  /** Default: `anonymousName`. */
  readonly name?: string;
  readonly password?: string;
  /** Where the conversation is sent once it is over; only where the server `allows.transcript`. */
  readonly transcriptTo?: string;
  /** The queue or the person to talk to. Default: the client's own. */
  readonly target?: string;
  /** Default: the client's own. */
  readonly targetType?: TargetType;
  /** The language tag of whoever starts it. Default: the client's own. */
  readonly language?: string;
}

/** A fact that a client reports. */
export type ClientEvent =
  | { readonly type: 'configurationLoaded' }
  | { readonly type: 'chatStarted' }
  | { readonly type: 'chatEnded'; readonly reason: ChatEndReason; readonly interactionId?: string | undefined }
  | { readonly type: 'entryReceived'; readonly entry: Entry }
  | { readonly type: 'messageSent'; readonly entry: Entry }
  | { readonly type: 'messageFailed'; readonly entry: Entry }
  | { readonly type: 'partyJoined'; readonly party: Party }
  | { readonly type: 'partyLeft'; readonly party: Party }
  /** Somebody is new here, or goes by another name, state, photo or typing than before; the visitor included. */
  | { readonly type: 'partyChanged'; readonly party: Party }
  | { readonly type: 'connectionLost' }
  | { readonly type: 'connectionRestored' }
  | { readonly type: 'serverSwitched' }
  | { readonly type: 'problem'; readonly error: FootbridgeError };

export type ClientEventType = ClientEvent['type'];
export type ClientEventOf<Type extends ClientEventType> = Extract<ClientEvent, { readonly type: Type }>;
