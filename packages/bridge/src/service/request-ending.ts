/** How a callback or a left message ends. */
import type { EndReason, RequestRecord } from '../store/records.js';
import type { Centre } from './centre.js';
import { changeCallback, changeInteraction } from './interactions.js';
import { logEvent, type EventCode } from './interaction-log.js';
import { assignWaiting, freeAgent } from './lines.js';
import { isCallback, type LiveRequest } from './live-interaction.js';

const MS_PER_DAY = 86_400_000;

type RequestEndReason = Extract<EndReason, 'visitor' | 'completed' | 'failed' | 'rescheduled' | 'operator'>;

const codes: Readonly<Record<RequestEndReason, EventCode>> = {
  visitor: 'SX',
  completed: 'OC',
  failed: 'OC',
  rescheduled: 'RS',
  operator: 'ST',
};

export function endRequest(
  centre: Centre,
  request: LiveRequest,
  reason: RequestEndReason,
  code: EventCode = codes[reason],
): void {
  const { state, agentName, interactionId } = request.record;
  if (state === 'ended') return;
  if (isCallback(request)) changeCallback(centre, request, { snoozedUntilMs: undefined });
  changeInteraction(centre, request, { state: 'ended', endReason: reason, endedAtMs: centre.clock.now() });
  freeAgent(centre, agentName);
  logEvent(centre, code, request, { reason });
  centre.log('info', `Interaction ${interactionId} ended (${reason}).`);
  assignWaiting(centre);
}

export const lifetimeMs = ({ parameters }: Centre): number => parameters.CallbackLifetime * MS_PER_DAY;

/** When a request has waited for an outcome too long, counted from when the visitor wanted to be called; monotonic. */
export function expiryOf(centre: Centre, record: RequestRecord): number {
  const { clock } = centre;
  const preferredTime = record.kind === 'callback' ? record.preferredTime : undefined;
  const fromMs = Math.max(record.startedAtMs, preferredTime === undefined ? 0 : Date.parse(preferredTime));
  return clock.monotonic() + fromMs + lifetimeMs(centre) - clock.now();
}

/** Nothing ends in an agent's hands, nor by a wall clock that jumps while a bridge runs. */
export function endIfTooOld(centre: Centre, request: LiveRequest): void {
  request.expiresAtMs ??= expiryOf(centre, request.record);
  if (request.record.state === 'connected') return;
  if (centre.clock.monotonic() >= request.expiresAtMs) endRequest(centre, request, 'failed', 'CNR');
}
