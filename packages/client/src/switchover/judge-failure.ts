import type { WireReply } from '../transport/transport.js';

/** What is to be done about a request that failed. */
export interface Judgement {
  /** How often the same request may be sent again. */
  readonly repeats: number;
  /** How long to wait before that, in milliseconds. */
  readonly pauseMs: number;
  /** Whose configuration to ask for once the repeats are used up; undefined where the server is not in doubt. */
  readonly askFirst: 'same' | 'other' | undefined;
  /** The server may have done what it was asked to. */
  readonly ambiguous: boolean;
  /** The server answered that there is no such thing, or that it may not be had. */
  readonly denied: boolean;
}

export interface Circumstances {
  /** A repeat is announced as harmless, or asks without changing anything. protocol §10.4, §10.5 */
  readonly harmless: boolean;
  readonly pollWaitMs: number;
  readonly random: () => number;
}

const RETRY_AFTER_MS = 5_000;
const LONGEST_RETRY_AFTER_MS = 60_000;
const JITTER_MS = 500;

/** How long a server that asks for patience is left alone. protocol §1.6 */
export const patienceMs = (retryAfterMs = RETRY_AFTER_MS): number => Math.min(LONGEST_RETRY_AFTER_MS, retryAfterMs);

/**
 * Reads the end of a request that brought no usable answer; an unreadable body counts as silence. A server that says
 * "not me" (502, 503) is left at once, one that said nothing is asked how it is, and one that asks for patience gets it.
 * protocol §1.6
 */
export function judgeFailure(reply: WireReply, { harmless, pollWaitMs, random }: Circumstances): Judgement {
  const { status, retryAfterMs } = reply.kind === 'refused' ? reply : { status: 0, retryAfterMs: 0 };
  const jitterMs = random() * JITTER_MS;
  const untouched: Judgement = { repeats: 1, pauseMs: pollWaitMs, askFirst: 'same', ambiguous: false, denied: true };
  const open = { repeats: harmless ? 1 : 0, askFirst: 'same', ambiguous: true, denied: false } as const;
  if (status === 429) {
    return {
      ...untouched,
      repeats: 0,
      pauseMs: patienceMs(retryAfterMs) + jitterMs,
      askFirst: undefined,
      denied: false,
    };
  }
  // A 502 may come from a proxy that lost the answer; a 503 comes from a server that did nothing.
  if (status === 502 || status === 503)
    return { ...open, repeats: 0, pauseMs: 0, askFirst: 'other', ambiguous: status === 502 };
  if (status >= 500) return { ...open, pauseMs: jitterMs };
  return status ? untouched : { ...open, pauseMs: 0 };
}
