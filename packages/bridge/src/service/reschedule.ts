import { nextInteractionId, type Centre } from './centre.js';
import { beginWaiting } from './create-callback.js';
import { addInteraction, dropInteraction } from './interactions.js';
import type { LiveCallback } from './live-interaction.js';
import { newLiveRequest } from './new-request.js';
import { endRequest } from './request-ending.js';

/**
 * Gives a callback another time. Footbridge's own: the request that agents know is closed, and a new one with a number of its
 * own carries on under the visitor's ids, so that the visitor's page notices nothing. The closed one gets ids that nobody
 * has ever seen. protocol §10.6
 */
export function reschedule(centre: Centre, old: LiveCallback, preferredTime: string): void {
  const { participantId, callbackId, interactionId } = old.record;
  // A repeat after a lost answer.
  if (old.record.preferredTime === preferredTime) return;
  endRequest(centre, old, 'rescheduled');
  // A store keeps an interaction's ids for good, so the closed one is written anew.
  dropInteraction(centre, old);
  centre.journal.erase(interactionId);
  const closed: LiveCallback = {
    ...old,
    record: { ...old.record, participantId: centre.newGuid(), callbackId: centre.newGuid() },
  };
  addInteraction(centre, closed);
  centre.journal.interaction(closed);

  const successor: LiveCallback = newLiveRequest(centre, {
    ...old.record,
    interactionId: nextInteractionId(centre),
    participantId,
    callbackId,
    carriesOn: interactionId,
    preferredTime,
    startedAtMs: centre.clock.now(),
    state: 'waiting',
    endReason: undefined,
    endedAtMs: undefined,
    agentName: undefined,
    agentParticipantId: undefined,
    retries: 0,
  });
  addInteraction(centre, successor);
  beginWaiting(centre, successor);
}
