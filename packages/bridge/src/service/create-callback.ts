/** How a callback begins: which line it joins, and that one click makes one callback. protocol §3.11 and §7.9 */
import { reasons, type CallbackAnswer, type CallbackCreateRequest } from '@footbridge/protocol';
import { findAccount } from './accounts.js';
import { admit, type Admitted } from './admission.js';
import type { Centre } from './centre.js';
import { addInteraction } from './interactions.js';
import { logEvent } from './interaction-log.js';
import { enqueue } from './lines.js';
import type { LiveCallback } from './live-interaction.js';
import { newLiveRequest, newRequestRecord } from './new-request.js';
import { performOnce } from './repeats.js';
import { lifetimeMs } from './request-ending.js';
import { snooze } from './snooze.js';

type CallbackIds = { readonly participantId: string; readonly callbackId: string; readonly userIdentityId?: string };

export async function createCallback(
  centre: Centre,
  request: CallbackCreateRequest,
  address: string | undefined,
): Promise<CallbackAnswer> {
  const { credentials: _credentials, clientToken: token, ...body } = request;
  const outcome = await performOnce<CallbackIds & Record<string, string>>(
    centre,
    { token, body: ['callback', body] },
    async (created) => {
      const preferredTime = centre.extensions.callbackTime ? request.preferredTime : undefined;
      if (preferredTime !== undefined && isTooFarAhead(centre, preferredTime)) {
        return { ok: false, reason: reasons.invalidContent };
      }
      return admit(centre, { kind: 'callback', address, ...request }, (admitted) => {
        const ids = idsOf(centre, addCallback(centre, { ...request, preferredTime }, admitted));
        created(ids);
        return ids;
      });
    },
  );
  return centre.journal.answer(() =>
    outcome.ok
      ? { ok: true, ...outcome.ids, pollWaitMs: centre.parameters.MaxPollFrequency }
      : { ok: false, reason: outcome.reason },
  );
}

/** Whether a callback would have to wait longer than any may. */
export const isTooFarAhead = (centre: Centre, preferredTime: string): boolean =>
  Date.parse(preferredTime) - centre.clock.now() > lifetimeMs(centre);

function idsOf(centre: Centre, { record }: LiveCallback): CallbackIds & Record<string, string> {
  const { participantId, callbackId, account } = record;
  // Who signed in elsewhere may have the name of an account here.
  const known = account === undefined || centre.authenticate ? undefined : findAccount(centre, account);
  return { participantId, callbackId, ...(known && { userIdentityId: known.identityId }) };
}

function addCallback(centre: Centre, request: CallbackCreateRequest, admitted: Admitted): LiveCallback {
  const callback: LiveCallback = newLiveRequest(centre, {
    kind: 'callback',
    ...newRequestRecord(centre, admitted, request),
    callbackId: centre.newGuid(),
    telephone: request.telephone.trim(),
    subject: request.subject,
    preferredTime: request.preferredTime,
    agentParticipantId: undefined,
    retries: 0,
    snoozedUntilMs: undefined,
  });
  addInteraction(centre, callback);
  beginWaiting(centre, callback);
  return callback;
}

/** Joins the line now, or once the visitor wants to be called. */
export function beginWaiting(centre: Centre, callback: LiveCallback): void {
  const { interactionId, queue, preferredTime } = callback.record;
  centre.log('info', `Interaction ${interactionId} started for ${queue.name}.`);
  const waitMs = preferredTime === undefined ? 0 : Date.parse(preferredTime) - centre.clock.now();
  if (waitMs > 0) {
    snooze(centre, callback, waitMs);
    return;
  }
  logEvent(centre, 'CQT', callback, { queue: queue.name });
  enqueue(centre, callback, queue);
}
