import {
  decodeQueueQueryAnswer,
  encodeQueueQueryRequest,
  siteEndpoints,
  type QueueQueryAnswer,
  type TargetType,
} from '@footbridge/protocol';
import type { Credentials } from '../account/with-credentials.js';
import type { Footbridge } from '../client.js';
import { runErrand } from '../errand/run-errand.js';
import { linkOf } from '../link-of.js';
import type { Link } from '../link.js';

/** How a queue stands. */
export interface QueueFigures {
  readonly agentsAvailable: number;
  /** In seconds; below 0 where the server does not know. */
  readonly estimatedWaitSeconds: number;
}

export interface QueueQuestion {
  /** Default: the client's target. */
  readonly queue?: string;
  /** Default: `Workgroup`, the only one that servers are known to answer for. */
  readonly queueType?: TargetType;
  /** Who asks, where the server does not tell everybody. */
  readonly credentials?: Credentials | undefined;
  /** How long an answer is good for, in milliseconds. Default: 5,000. */
  readonly cacheMs?: number;
}

interface Kept {
  readonly figures: Promise<QueueFigures>;
  /** Monotonic time at which it was answered, or refused; undefined while it is under way. */
  answeredMs: number | undefined;
}

const CACHE_MS = 5_000;

/** What each client was told. */
const caches = new WeakMap<Link, Map<string, Kept>>();

/**
 * Asks how many agents of a queue are free and how long a visitor would wait, connecting first where needed. Whoever asks the
 * same within `cacheMs`, or while the answer is on its way, gets the same answer. Rejects with `unreachable`,
 * `unreadable-answer`, `not-allowed`, `unknown-target`, `sign-in-refused`, `closed`, `refused` or `disposed`.
 */
export function queryQueue(footbridge: Footbridge, question: QueueQuestion = {}): Promise<QueueFigures> {
  const link = linkOf(footbridge);
  const { settings } = link;
  const { queue = settings.target, queueType = 'Workgroup', credentials, cacheMs = CACHE_MS } = question;
  const cache = caches.get(link) ?? new Map<string, Kept>();
  caches.set(link, cache);
  // The password is no part of it: what is kept outlives the request.
  const key = JSON.stringify([queue, queueType, credentials?.name]);
  const known = cache.get(key);
  const { clock } = settings;
  if (known && (known.answeredMs === undefined || clock.monotonic() - known.answeredMs < cacheMs)) return known.figures;
  const figures = ask(footbridge, queue, queueType, credentials);
  const kept: Kept = { figures, answeredMs: undefined };
  cache.set(key, kept);
  const note = () => {
    kept.answeredMs = clock.monotonic();
  };
  figures.then(note, note);
  return figures;
}

async function ask(
  footbridge: Footbridge,
  queueName: string,
  queueType: TargetType,
  credentials: Credentials | undefined,
): Promise<QueueFigures> {
  const { name = '', password = '' } = credentials ?? {};
  const { answer } = await runErrand<QueueQueryAnswer>(footbridge, {
    endpoint: siteEndpoints.queueQuery,
    isAllowed: ({ capabilities: { queueQuery } }) =>
      queueQuery.has(password ? 'supportAuthenticationTracker' : 'supportAuthenticationAnonymous'),
    encode: () => encodeQueueQueryRequest({ queueName, queueType, name, credentials: password }),
    read: decodeQueueQueryAnswer,
    isQuestion: true,
  });
  const { agentsAvailable, estimatedWaitSeconds } = answer;
  return { agentsAvailable, estimatedWaitSeconds };
}
