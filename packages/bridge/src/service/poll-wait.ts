/** How long a client is told to wait before its next poll. protocol §3.0 */

export interface Pace {
  /** The parameter `MaxPollFrequency`. */
  readonly usualMs: number;
  /** The parameter `AdaptivePolling`. */
  readonly isAdaptive: boolean;
  /** More events wait than one answer may carry. */
  readonly hasMore: boolean;
  readonly isAgentTyping: boolean;
  /** Since the visitor's last text; `Infinity` where there is none. */
  readonly sinceTextMs: number;
  /** Since anybody said or did anything in a conversation; 0 while there is none yet, or none any more. */
  readonly quietMs: number;
  /** A client that is silent for so long is taken for gone. */
  readonly goneAfterMs: number;
}

/** While more events wait than one answer may carry. protocol §10.2 */
const HURRIED_MS = 250;
/** While an answer is to be expected any moment. */
const SHORT_MS = 500;
const EXPECTANT_FOR_MS = 10_000;
/** The pause doubles after the first of these and is three times as long after the second. */
const QUIET_AFTER_MS = 60_000;
const VERY_QUIET_AFTER_MS = 120_000;
const LONGEST_MS = 10_000;

export function pollWait(pace: Pace): number {
  const { usualMs, isAdaptive, hasMore, isAgentTyping, sinceTextMs, quietMs, goneAfterMs } = pace;
  if (hasMore) return Math.min(HURRIED_MS, usualMs);
  if (!isAdaptive) return usualMs;
  if (isAgentTyping || sinceTextMs < EXPECTANT_FOR_MS) return Math.min(SHORT_MS, usualMs);
  const factor = quietMs >= VERY_QUIET_AFTER_MS ? 3 : quietMs >= QUIET_AFTER_MS ? 2 : 1;
  // A client that keeps to a longer pause must be able to miss one poll without being taken for gone.
  return Math.max(usualMs, Math.min(usualMs * factor, LONGEST_MS, Math.floor(goneAfterMs / 3)));
}
