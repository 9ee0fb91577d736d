/** Callbacks that are put off, by an agent or because the visitor wants to be called later. protocol §7.9 */
import type { QueueReference } from '../store/records.js';
import type { Centre } from './centre.js';
import { changeCallback } from './interactions.js';
import { logEvent } from './interaction-log.js';
import { assignWaiting, enqueue, freeAgent, workgroupOf } from './lines.js';
import type { LiveCallback } from './live-interaction.js';

const FALLBACK_MINUTES = 5;
const DEFAULT_RETRIES = 3;
const MS_PER_MINUTE = 60_000;

/** For how long an agent puts a callback of a queue off. */
export function snoozeDurationMs(centre: Centre, queue: QueueReference): number {
  const minutes = workgroupOf(centre, queue)?.minutesBetweenCallbacks ?? 0;
  return (minutes || centre.parameters['Default Snooze Duration'] || FALLBACK_MINUTES) * MS_PER_MINUTE;
}

/** How often agents may still put a callback off. */
export function retriesLeft(centre: Centre, { record }: LiveCallback): number {
  const allowed = workgroupOf(centre, record.queue)?.callbackRetries ?? DEFAULT_RETRIES;
  return Math.max(0, allowed - record.retries);
}

/** Takes a callback out of its line and from its agent for a while. */
export function snooze(centre: Centre, callback: LiveCallback, durationMs: number): void {
  const { clock } = centre;
  const { agentName } = callback.record;
  const nowMs = clock.now();
  callback.dueAtMs = clock.monotonic() + durationMs;
  changeCallback(centre, callback, {
    state: 'snoozed',
    agentName: undefined,
    snoozedBy: agentName,
    agentParticipantId: undefined,
    // Since when it is out of its line.
    queuedAtMs: nowMs,
    snoozedUntilMs: nowMs + durationMs,
  });
  logEvent(centre, 'SN', callback, {
    SnoozeStartTime: new Date(nowMs).toISOString(),
    SnoozeDurationInSeconds: Math.round(durationMs / 1_000),
  });
  freeAgent(centre, agentName);
  assignWaiting(centre);
}

/**
 * Puts a callback back into its line once its time has come. Wall time is what a takeover finds; from then on the monotonic
 * clock counts, so that a wall clock that jumps neither calls too early nor forgets anybody.
 */
export function wakeIfDue(centre: Centre, callback: LiveCallback): void {
  const { clock } = centre;
  const { state, queue } = callback.record;
  if (state !== 'snoozed') return;
  callback.dueAtMs ??= clock.monotonic() + remainingMs(centre, callback);
  if (clock.monotonic() < callback.dueAtMs) return;
  callback.dueAtMs = undefined;
  changeCallback(centre, callback, { snoozedUntilMs: undefined, snoozedBy: undefined });
  logEvent(centre, 'CQT', callback, { queue: queue.name });
  enqueue(centre, callback, queue);
}

/** Never more than the whole of it, however far the wall clock was set back meanwhile. */
function remainingMs({ clock }: Centre, { record: { snoozedUntilMs = 0, queuedAtMs } }: LiveCallback): number {
  return Math.max(0, Math.min(snoozedUntilMs - clock.now(), snoozedUntilMs - queuedAtMs));
}

/** How long a snoozed callback stays out of its line, in seconds. */
export function secondsUntilDue(centre: Centre, callback: LiveCallback): number {
  const { dueAtMs } = callback;
  const leftMs = dueAtMs === undefined ? remainingMs(centre, callback) : dueAtMs - centre.clock.monotonic();
  return Math.max(0, Math.ceil(leftMs / 1_000));
}
