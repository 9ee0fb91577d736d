/** Bodies about callbacks. protocol §3.11-3.14 and §10.6 */
import { isClientToken } from './extensions.js';
import {
  decodeAttributes,
  decodeRoutingContexts,
  decodeTargetType,
  invalid,
  isAbsent,
  isOptionalText,
  isText,
  isZonedTime,
  looseFields,
  missing,
  requestLimits,
  type DecodedRequest,
} from './loose-fields.js';
import type { CallbackCreateRequest, CallbackReconnectRequest, CallbackRescheduleRequest } from './requests.js';

export function decodeCallbackCreateRequest(body: unknown): DecodedRequest<CallbackCreateRequest> {
  const fields = looseFields(body);
  const participant = looseFields(fields?.get('participant'));
  const target = fields?.get('target');
  const name = participant?.get('name');
  const telephone = participant?.get('telephone');
  if (!fields || !participant || isAbsent(target) || target === '' || isAbsent(name)) return missing;
  if (isAbsent(telephone) || (typeof telephone === 'string' && telephone.trim() === '')) return missing;
  const credentials = participant.get('credentials') ?? '';
  const subject = fields.get('subject') ?? '';
  const targetType = decodeTargetType(fields.get('targettype'));
  const attributes = decodeAttributes(fields.get('attributes'));
  const routingContexts = decodeRoutingContexts(fields.get('routingcontexts'));
  const language = fields.get('language') ?? undefined;
  const customInfo = fields.get('custominfo') ?? undefined;
  const preferredTime = fields.get('preferredtime') ?? undefined;
  if (
    !isText(name, requestLimits.nameCharacters) ||
    !isText(telephone, requestLimits.telephoneCharacters) ||
    !isText(credentials, requestLimits.credentialsCharacters) ||
    !isText(target, requestLimits.targetCharacters) ||
    !isText(subject, requestLimits.subjectCharacters) ||
    !isOptionalText(language) ||
    !isOptionalText(customInfo) ||
    !(preferredTime === undefined || isZonedTime(preferredTime)) ||
    !targetType ||
    !attributes.ok ||
    !routingContexts.ok
  ) {
    return invalid;
  }
  const clientToken = fields.get('clienttoken');
  return {
    ok: true,
    value: {
      name,
      credentials,
      telephone,
      target,
      targetType,
      subject,
      language,
      customInfo,
      preferredTime,
      attributes: attributes.value,
      routingContexts: routingContexts.value,
      clientToken: isClientToken(clientToken) ? clientToken : undefined,
    },
  };
}

export function decodeCallbackReconnectRequest(body: unknown): DecodedRequest<CallbackReconnectRequest> {
  const callbackId = looseFields(body)?.get('callbackid');
  if (isAbsent(callbackId) || callbackId === '') return missing;
  return typeof callbackId === 'string' ? { ok: true, value: { callbackId } } : invalid;
}

export function decodeCallbackRescheduleRequest(body: unknown): DecodedRequest<CallbackRescheduleRequest> {
  const preferredTime = looseFields(body)?.get('preferredtime');
  if (isAbsent(preferredTime) || preferredTime === '') return missing;
  return isZonedTime(preferredTime) ? { ok: true, value: { preferredTime } } : invalid;
}
