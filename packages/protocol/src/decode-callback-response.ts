/** What a server answers about callbacks: the browser's half. protocol §3.11-3.14 and §10.6 */
import { decodeNumber, decodeRoot } from './answer-root.js';
import type { AcdStatus, CallbackAnswer, CallbackStatus, CallbackStatusAnswer } from './answers.js';
import type { Decoded } from './decoded.js';
import { isFields, optionalString } from './fields.js';

export function decodeCallbackAnswer(text: string): Decoded<CallbackAnswer> {
  const root = decodeRoot(text, 'callback');
  if (!root.ok) return root;
  const { reason, fields } = root.value;
  if (reason !== undefined) return { ok: true, value: { ok: false, reason } };
  return {
    ok: true,
    value: {
      ok: true,
      participantId: optionalString(fields.participantID),
      callbackId: optionalString(fields.callbackID),
      userIdentityId: optionalString(fields.userIdentityID),
      pollWaitMs: decodeNumber(fields.pollWaitSuggestion),
    },
  };
}

/** Every part is optional: what is missing or of the wrong type counts as not told. */
export function decodeCallbackStatusAnswer(text: string): Decoded<CallbackStatusAnswer> {
  const root = decodeRoot(text, 'callback');
  if (!root.ok) return root;
  const { reason, fields } = root.value;
  if (reason !== undefined) return { ok: true, value: { ok: false, reason } };
  return {
    ok: true,
    value: {
      ok: true,
      assignedAgent: decodeAgent(fields.assignedAgent),
      acd: decodeAcdStatus(fields.acdStatus),
      preferredTime: optionalString(fields.preferredTime),
    },
  };
}

function decodeAgent(value: unknown): CallbackStatus['assignedAgent'] {
  if (!isFields(value)) return undefined;
  return { name: optionalString(value.name) ?? '', participantId: optionalString(value.participantID) ?? '' };
}

function decodeAcdStatus(value: unknown): AcdStatus {
  const fields = isFields(value) ? value : {};
  return {
    interactionState: optionalString(fields.interactionState) ?? '',
    queueName: optionalString(fields.queueName),
    queuePosition: decodeNumber(fields.queuePosition),
    queueWaitSeconds: decodeNumber(fields.queueWaitTime),
    estimatedCallbackSeconds: decodeNumber(fields.estimatedCallbackTime),
    longestWaitSeconds: decodeNumber(fields.longestWaitTime),
    waitingCount: decodeNumber(fields.callsWaitingCount),
    loggedInAgentsCount: decodeNumber(fields.loggedInAgentsCount),
    availableAgentsCount: decodeNumber(fields.availableAgentsCount),
  };
}
