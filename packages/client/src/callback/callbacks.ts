/** The callback half of the public types: a request to be called, from the form to the call. */
import type { RoutingContext, TargetType } from '@footbridge/protocol';
import type { FootbridgeError } from '../errors.js';

/**
 * A visitor's request to be called. Nothing is asked before `create()` or `resume()`, and nothing while nobody watches.
 * There is one request at a time; make another of these for another. It ends with its client.
 */
export interface Callbacks {
  /** What there is to show now; undefined before the first request and after `reset()`. Replaced on every change. */
  readonly snapshot: CallbackSnapshot | undefined;
  /** Whether a new request may name a time to be called at; false until the configuration is loaded. */
  readonly takesTime: boolean;
  /** Calls `listener` after every change of `snapshot` and `takesTime`. Returns what ends that. */
  subscribe(listener: () => void): () => void;
  /** Calls `listener` for every fact of one type. Returns what ends that. */
  on<Type extends CallbackEventType>(type: Type, listener: (event: CallbackEventOf<Type>) => void): () => void;
  /**
   * Asks to be called, connecting first where needed. Rejects with `invalid-fields`, `unreachable`, `unconfirmed` (it may
   * have been made: ask the visitor before a second try), `not-allowed`, `unknown-target`, `sign-in-refused`,
   * `limit-reached`, `closed`, `refused` or `unreadable-answer`; with `refused` while there is one already.
   */
  create(details: CallbackDetails): Promise<void>;
  /** Learns what the server can do, which `takesTime` needs, where it is not known yet. Rejects as a client's `connect()`. */
  connect(): Promise<void>;
  /** Asks for news every 10 s while anybody watches. Returns what ends that. */
  watch(): () => void;
  /**
   * Takes the request back, also while it is only being asked for; resolves when it is out of the queue. Rejects with `no-callback`, `not-allowed`, or
   * `unreachable` where no server confirmed it: then the visitor may still be called.
   */
  cancel(): Promise<void>;
  /**
   * Asks to be called at another time: ISO 8601 with an offset, such as `2026-01-06T09:00:00+01:00`. Rejects with
   * `no-callback`, `not-allowed` where the server cannot do that, `invalid-fields`, `limit-reached`, `unreachable`, or
   * `refused` while it is being taken back or another order came after it.
   */
  reschedule(preferredTime: string): Promise<void>;
  /** Asks the servers now instead of after the pause. */
  reconnectNow(): void;
  /** To be called when the machine has slept: the time for which no server was asked counts for nothing. */
  wake(): void;
  /** Forgets a request that has ended. */
  reset(): void;
  /**
   * What takes the request up again on another page: plain data that JSON can carry; undefined where there is none. It
   * holds what opens the request: keep it where only this visitor's pages can read it, and never log it.
   */
  readonly record: CallbackRecord | undefined;
  /** Takes up a request again. False, and nothing happens, where the record is damaged or belongs to other servers. */
  resume(record: unknown): boolean;
  /** Ends all work at once and sends nothing more; the request stays with the server. */
  dispose(): void;
}

export interface CallbackDetails {
  /** Default: `anonymousName`. */
  readonly name?: string;
  readonly password?: string;
  /** What the agent dials. */
  readonly telephone: string;
  /** What it is about, up to 2,000 characters. */
  readonly subject?: string;
  /** When to be called: ISO 8601 with an offset. Only where `takesTime`; else `create` rejects with `not-allowed`. */
  readonly preferredTime?: string;
  /** The next six default to the client's own. */
  readonly language?: string;
  readonly target?: string;
  readonly targetType?: TargetType;
  readonly customInfo?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly routingContexts?: readonly RoutingContext[];
}

/** One request, from the click that makes it until it is dismissed. */
export interface CallbackSnapshot {
  /**
   * `creating`: asked for, not answered. `open`: with the server. `cancelling`: the visitor asked to take it back.
   * `ended`: over, and `endReason` says why.
   */
  readonly status: 'creating' | 'open' | 'cancelling' | 'ended';
  readonly endReason: CallbackEndReason | undefined;
  /** `reconnecting` only once trouble has lasted `noticeAfterMs`. */
  readonly connection: 'connected' | 'reconnecting';
  readonly name: string;
  readonly telephone: string;
  readonly subject: string;
  /** When it was made by this clock, in milliseconds since the epoch. */
  readonly createdAtMs: number;
  readonly preferredTime: string | undefined;
  /** What the server last told; undefined until it has. */
  readonly progress: CallbackProgress | undefined;
  /** The server refused the last question; `progress` is older than it should be. */
  readonly stale: boolean;
  /** Whether the server can take it back, or give it another time. */
  readonly mayCancel: boolean;
  readonly mayReschedule: boolean;
}

/**
 * Why a request is over. `cancelled`: the visitor took it back. `completed`: the agent who had it is done with it. `lost`: no
 * server has it any more although no agent was seen to have it, or none could be reached for `unreachableDeadlineMs`.
 */
export type CallbackEndReason = 'cancelled' | 'completed' | 'lost';

/** Each is undefined where the server did not tell. Times are in seconds. protocol §3.12 */
export interface CallbackProgress {
  /** Who takes care of it; absent while it waits. */
  readonly agent: { readonly name: string; readonly photoUrl: string | undefined } | undefined;
  /** The server's own words, to be shown as they are. */
  readonly stateText: string | undefined;
  readonly queueName: string | undefined;
  /** 1 is next. */
  readonly queuePosition: number | undefined;
  /** How long others wait in this queue on average. */
  readonly queueWaitSeconds: number | undefined;
  /** Until the call, from `atMs`. */
  readonly estimatedCallbackSeconds: number | undefined;
  readonly longestWaitSeconds: number | undefined;
  readonly waitingCount: number | undefined;
  readonly agentsLoggedIn: number | undefined;
  readonly agentsAvailable: number | undefined;
  /** When it was told, in milliseconds since the epoch. */
  readonly atMs: number;
}

/** A fact about a request to be called. */
export type CallbackEvent =
  | { readonly type: 'callbackCreated' }
  | { readonly type: 'callbackFailed'; readonly error: FootbridgeError }
  | { readonly type: 'statusReceived'; readonly progress: CallbackProgress }
  | { readonly type: 'statusFailed' }
  | { readonly type: 'agentAssigned'; readonly name: string }
  | { readonly type: 'callbackRescheduled'; readonly preferredTime: string }
  | { readonly type: 'connectionLost' }
  | { readonly type: 'connectionRestored' }
  | { readonly type: 'cancelFailed'; readonly error: FootbridgeError }
  | { readonly type: 'callbackEnded'; readonly reason: CallbackEndReason };

export type CallbackEventType = CallbackEvent['type'];
export type CallbackEventOf<Type extends CallbackEventType> = Extract<CallbackEvent, { readonly type: Type }>;

/** See `Callbacks.record`. */
export interface CallbackRecord {
  readonly version: 1;
  readonly servers: readonly string[];
  readonly server: number;
  /** Both open the request: secrets. */
  readonly participantId: string;
  readonly callbackId: string | undefined;
  readonly name: string;
  readonly telephone: string;
  readonly subject: string;
  readonly createdAtMs: number;
  readonly preferredTime: string | undefined;
  /** Whether an agent had it when it was last heard of. */
  readonly isAssigned: boolean;
  /** Whether a server was asked to take it back, and no answer says what came of that. */
  readonly mayBeCancelled: boolean;
}
