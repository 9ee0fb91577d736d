import type { RoutingContext, TargetType } from '@footbridge/protocol';
import type { Clock } from './clock.js';

/** How a client is set up. Only `servers` and `target` have no default. */
export interface FootbridgeOptions {
  /**
   * Where each server's paths begin, the one to ask first in front: one address, or two of a switchover pair. Relative
   * ones count from the page. Example: `['/I3Root/Server1', '/I3Root/Server2']`. protocol §1.3
   */
  readonly servers: readonly string[];
  /** The queue that chats go to. */
  readonly target: string;
  /** Default: `Workgroup`. */
  readonly targetType?: TargetType;
  /** The language tag of the user interface, for the server's texts and for routing. */
  readonly language?: string;
  /** Free text that the agent sees. */
  readonly customInfo?: string;
  /** Facts about the visitor, for the agent and for routing. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly routingContexts?: readonly RoutingContext[];
  /** The name of the system where a server gives none. Default: `IC`. */
  readonly systemName?: string;
  /** The visitor's name where none is given. Default: `Anonymous User`. */
  readonly anonymousName?: string;
  /** How long to wait for an answer, in milliseconds. Default: 12,000. */
  readonly requestTimeoutMs?: number;
  /** How long to wait for a server to say that it is well, in milliseconds. Default: 2,000. */
  readonly probeTimeoutMs?: number;
  /** Trouble shorter than this, in milliseconds, is not shown. Default: 1,000. */
  readonly noticeAfterMs?: number;
  /** A chat is lost when no server has answered for this long, in milliseconds. Default: 300,000. */
  readonly unreachableDeadlineMs?: number;
  /**
   * A chat is lost when one server answered that it does not know it and the other has not answered for this long, in
   * milliseconds. Default: 60,000.
   */
  readonly unknownDeadlineMs?: number;
  /** Where relative addresses count from. Default: the page's address. */
  readonly baseUrl?: string;
  /** The platform's `fetch`; tests hand in their own. */
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: Clock;
  /** Fills an array with random bytes. Default: `crypto.getRandomValues`. */
  readonly randomBytes?: (byteCount: number) => Uint8Array;
  /** A number from 0 to 1 for jitter. Default: `Math.random`. */
  readonly random?: () => number;
  /** Takes what developers want to know; never secrets. Default: nothing is written. */
  readonly log?: (entry: LogEntry) => void;
}

export interface LogEntry {
  readonly level: 'note' | 'warning' | 'error';
  readonly message: string;
}
