import type { RoutingContext, TargetType } from '@footbridge/protocol';
import { systemClock, type Clock } from './clock.js';
import { FootbridgeError } from './errors.js';

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
  /**
   * How long a server that can hold polls is asked to keep one open, in milliseconds: an agent's message arrives at
   * once, and a poll that outlives this by `requestTimeoutMs` tells that the server has gone. 0: polls are not held, and
   * the server says how often to ask. Default: 25,000. protocol §10.3
   */
  readonly livenessIntervalMs?: number;
  /**
   * Tells before each poll how long to wait at least, in milliseconds: a page that nobody looks at may ask less often.
   * Polls that are held do not heed it. Default: as often as the server says.
   */
  readonly pollPace?: () => number;
  /**
   * The longest pause between the first rounds of looking for a server, in milliseconds; it grows with the time that the
   * trouble lasts, up to 30 s, and a random part of it is taken. Default: 500.
   */
  readonly reconnectIntervalMs?: number;
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
  /** Tells whether there is a network at all, so that nobody is asked in vain. Default: there always is one. */
  readonly online?: OnlineSignal;
}

/** What `navigator.onLine` and its events say. */
export interface OnlineSignal {
  isOnline(): boolean;
  /** Calls `listener` whenever the network comes back. Returns what ends that. */
  subscribe(listener: () => void): () => void;
}

/** Options with every default filled in, and addresses that need no page to count from. */
export type Settings = Readonly<Required<Pick<FootbridgeOptions, keyof ReturnType<typeof createDefaults>>>> &
  Omit<FootbridgeOptions, 'baseUrl'>;

/** Checks options once, at the door. Throws `invalid-options` with the name of the wrong one. */
export function resolveOptions(options: FootbridgeOptions): Settings {
  // An option that is undefined takes its default, like one that is missing.
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const settings = { ...createDefaults(), ...Object.fromEntries(given) } as Settings;
  for (const [name, value] of Object.entries(settings)) {
    if (name.endsWith('Ms') && !isDuration(value)) throw invalid(name, 'a number of milliseconds');
  }
  const { servers, target } = settings;
  if (typeof target !== 'string' || !target) throw invalid('target', 'the name of a queue');
  const addresses = Array.isArray(servers) ? servers.map((server) => absoluteUrl(server, options.baseUrl)) : [];
  if (addresses.length < 1 || addresses.length > 2 || addresses.includes(undefined)) {
    throw invalid('servers', 'one or two http addresses');
  }
  return { ...settings, servers: addresses as string[] };
}

const createDefaults = () => ({
  targetType: 'Workgroup' as TargetType,
  systemName: 'IC',
  anonymousName: 'Anonymous User',
  requestTimeoutMs: 12_000,
  livenessIntervalMs: 25_000,
  pollPace: () => 0,
  reconnectIntervalMs: 500,
  probeTimeoutMs: 2_000,
  noticeAfterMs: 1_000,
  unreachableDeadlineMs: 300_000,
  unknownDeadlineMs: 60_000,
  // The page's own may be replaced at any time, and refuses to be called on anything but its window.
  fetch: ((input, init) => globalThis.fetch(input, init)) as typeof globalThis.fetch,
  clock: systemClock as Clock,
  randomBytes: (byteCount: number): Uint8Array => crypto.getRandomValues(new Uint8Array(byteCount)),
  random: Math.random as () => number,
  online: { isOnline: () => true, subscribe: () => () => undefined } as OnlineSignal,
});

/** Timers of every platform take anything longer for nothing at all. */
const isDuration = (value: unknown) => typeof value === 'number' && value >= 0 && value < 2 ** 31;

/** An address without slashes at its end; undefined where it is none of the web's own. */
function absoluteUrl(address: unknown, baseUrl = globalThis.location?.href): string | undefined {
  try {
    const { protocol, origin, pathname } = new URL(String(address), baseUrl);
    return /^https?:$/.test(protocol) ? origin + pathname.replace(/\/+$/, '') : undefined;
  } catch {
    return undefined;
  }
}

const invalid = (name: string, need: string) =>
  new FootbridgeError('invalid-options', `The option "${name}" has to be ${need}.`);
