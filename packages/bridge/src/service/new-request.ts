import type { CallbackCreateRequest } from '@footbridge/protocol';
import type { InteractionRecord, RequestRecord } from '../store/records.js';
import type { Admitted } from './admission.js';
import { nextInteractionId, type Centre } from './centre.js';
import type { LiveRequest } from './live-interaction.js';
import { expiryOf } from './request-ending.js';
import { attributesOf, distinctContexts, logUnmapped } from './skills.js';

type Wishes = Pick<CallbackCreateRequest, 'language' | 'customInfo' | 'attributes' | 'routingContexts'>;

/** What a new callback's and a new message's record have in common; neither is in a line yet. */
export const newRequestRecord = (
  centre: Centre,
  { queue, skills, visitorName, account, addressHash, host }: Admitted,
  { language, customInfo, attributes = {}, routingContexts: contexts = [] }: Wishes,
): Omit<InteractionRecord, 'kind'> => {
  const routingContexts = distinctContexts(contexts);
  logUnmapped(centre, routingContexts);
  return {
    interactionId: nextInteractionId(centre),
    participantId: centre.newGuid(),
    visitorName,
    account,
    addressHash,
    host,
    language,
    customInfo,
    attributes: attributesOf(attributes, customInfo, routingContexts),
    routingContexts,
    skills,
    queue,
    queuedTick: 0,
    queuedAtMs: centre.clock.now(),
    state: 'waiting',
    endReason: undefined,
    agentName: undefined,
    startedAtMs: centre.clock.now(),
    endedAtMs: undefined,
  };
};

export const newLiveRequest = <Kept extends RequestRecord>(
  centre: Centre,
  record: Kept,
): LiveRequest & { record: Kept } => ({
  record,
  alertedAtMs: centre.clock.monotonic(),
  dueAtMs: undefined,
  expiresAtMs: expiryOf(centre, record),
});
