/** What a visitor can do about a callback that is there. protocol §3.12-3.14 and §10.6 */
import {
  limitReason,
  reasons,
  type CallbackAnswer,
  type CallbackReconnectRequest,
  type CallbackRescheduleRequest,
  type CallbackStatusAnswer,
  type Failure,
} from '@footbridge/protocol';
import type { InteractionKey } from '../store/store.js';
import { describeStatus } from './callback-status.js';
import type { Centre } from './centre.js';
import { isTooFarAhead } from './create-callback.js';
import { findInteraction } from './interactions.js';
import { isCallback, type LiveCallback } from './live-interaction.js';
import { endRequest } from './request-ending.js';
import { reschedule } from './reschedule.js';
import type { VisitorCall } from './visitor-chats.js';

/** Each leaves a closed request behind, so that one visitor can't fill the history. */
const MAX_RESCHEDULES = 5;
const RESCHEDULES_WITHIN_MS = 60_000;

const unknownSession: Failure = { ok: false, reason: reasons.unknownSession };

export function callbackStatus(centre: Centre, call: VisitorCall): Promise<CallbackStatusAnswer> {
  return centre.journal.answer(() => {
    const callback = findLive(centre, { participantId: call.participantId });
    return callback ? describeStatus(centre, callback) : unknownSession;
  });
}

/** Asked again of a callback that has ended, it is done all the same, for as long as the end is remembered. */
export function disconnectCallback(centre: Centre, call: VisitorCall): Promise<CallbackAnswer> {
  const callback = findCallback(centre, { participantId: call.participantId });
  if (callback) endRequest(centre, callback, 'visitor');
  return centre.journal.answer(() => (callback ? { ok: true } : unknownSession));
}

/** The id stays the same, as for chats. protocol §9 item 7 */
export function reconnectCallback(centre: Centre, request: CallbackReconnectRequest): Promise<CallbackAnswer> {
  return centre.journal.answer(() => {
    const callback = findLive(centre, { reconnectId: request.callbackId });
    return callback ? { ok: true, participantId: callback.record.participantId } : unknownSession;
  });
}

export function rescheduleCallback(
  centre: Centre,
  call: VisitorCall,
  { preferredTime }: CallbackRescheduleRequest,
): Promise<CallbackAnswer> {
  const refuse = (failure: Failure) => centre.journal.answer(() => failure);
  if (!centre.extensions.callbackTime) return refuse({ ok: false, reason: reasons.unsupportedOperation });
  const callback = findLive(centre, { participantId: call.participantId });
  if (!callback) return refuse(unknownSession);
  if (isTooFarAhead(centre, preferredTime)) return refuse({ ok: false, reason: reasons.invalidContent });
  const key = `reschedule ${callback.record.participantId}`;
  if (centre.limits.starts.count(key, RESCHEDULES_WITHIN_MS) >= MAX_RESCHEDULES) {
    return refuse({ ok: false, reason: limitReason('MaxCallbacksAllowedPerUnitTime') });
  }
  if (callback.record.preferredTime !== preferredTime) centre.limits.starts.add(key, RESCHEDULES_WITHIN_MS);
  reschedule(centre, callback, preferredTime);
  return centre.journal.answer(() => ({ ok: true }));
}

function findLive(centre: Centre, key: InteractionKey): LiveCallback | undefined {
  const callback = findCallback(centre, key);
  return callback?.record.state === 'ended' ? undefined : callback;
}

function findCallback(centre: Centre, key: InteractionKey): LiveCallback | undefined {
  const interaction = findInteraction(centre, key);
  return interaction && isCallback(interaction) ? interaction : undefined;
}
