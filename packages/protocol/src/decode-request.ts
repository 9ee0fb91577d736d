/**
 * The server half of the wire: request bodies, from plain values to typed requests or a reason code. Keys match in any
 * case and unknown ones are ignored (protocol §1.4). Nothing here throws; it knows no HTTP and no format.
 */
import { isAck, isClientToken, isMessageId } from './extensions.js';
import {
  decodeAttributes,
  decodeRoutingContexts,
  decodeTargetType,
  invalid,
  isAbsent,
  isEmailAddress,
  isOptionalText,
  isText,
  looseFields,
  missing,
  requestLimits,
  type DecodedRequest,
} from './loose-fields.js';
import type {
  ChatStartRequest,
  PartyInfoRequest,
  ReconnectRequest,
  SendMessageRequest,
  TypingStateRequest,
} from './requests.js';

export function decodeChatStartRequest(body: unknown): DecodedRequest<ChatStartRequest> {
  const fields = looseFields(body);
  const participant = looseFields(fields?.get('participant'));
  const target = fields?.get('target');
  const name = participant?.get('name');
  if (!fields || isAbsent(target) || target === '' || isAbsent(name)) return missing;
  const credentials = participant?.get('credentials') ?? '';
  const targetType = decodeTargetType(fields.get('targettype'));
  const attributes = decodeAttributes(fields.get('attributes'));
  const routingContexts = decodeRoutingContexts(fields.get('routingcontexts'));
  const language = fields.get('language') ?? undefined;
  const customInfo = fields.get('custominfo') ?? undefined;
  const transcriptRequired = fields.get('transcriptrequired') ?? false;
  const emailAddress = fields.get('emailaddress');
  if (transcriptRequired === true && (isAbsent(emailAddress) || emailAddress === '')) return missing;
  if (
    !isText(name, requestLimits.nameCharacters) ||
    !isText(credentials, requestLimits.credentialsCharacters) ||
    !isText(target, requestLimits.targetCharacters) ||
    !isOptionalText(language) ||
    !isOptionalText(customInfo) ||
    !targetType ||
    !attributes.ok ||
    !routingContexts.ok ||
    typeof transcriptRequired !== 'boolean' ||
    (transcriptRequired && !isEmailAddress(emailAddress))
  ) {
    return invalid;
  }
  const clientToken = fields.get('clienttoken');
  return {
    ok: true,
    value: {
      name,
      credentials,
      target,
      targetType,
      language,
      customInfo,
      attributes: attributes.value,
      routingContexts: routingContexts.value,
      transcriptTo: transcriptRequired && typeof emailAddress === 'string' ? emailAddress : undefined,
      clientToken: isClientToken(clientToken) ? clientToken : undefined,
    },
  };
}

export function decodeSendMessageRequest(body: unknown): DecodedRequest<SendMessageRequest> {
  const fields = looseFields(body);
  const text = fields?.get('message');
  if (!fields || isAbsent(text) || text === '') return missing;
  if (typeof text !== 'string') return invalid;
  const contentType = fields.get('contenttype') ?? 'text/plain';
  if (typeof contentType !== 'string') return invalid;
  const messageId = fields.get('messageid');
  return {
    ok: true,
    value: { text, contentType, messageId: isMessageId(messageId) ? messageId : undefined },
  };
}

export function decodeTypingStateRequest(body: unknown): DecodedRequest<TypingStateRequest> {
  const typing = looseFields(body)?.get('typingindicator');
  if (isAbsent(typing)) return missing;
  return typeof typing === 'boolean' ? { ok: true, value: { typing } } : invalid;
}

export function decodeReconnectRequest(body: unknown): DecodedRequest<ReconnectRequest> {
  const fields = looseFields(body);
  const chatId = fields?.get('chatid');
  if (isAbsent(chatId) || chatId === '') return missing;
  if (typeof chatId !== 'string') return invalid;
  const ack = fields?.get('ack');
  return { ok: true, value: { chatId, ack: isAck(ack) ? ack : undefined } };
}

export function decodePartyInfoRequest(body: unknown): DecodedRequest<PartyInfoRequest> {
  const participantId = looseFields(body)?.get('participantid');
  if (isAbsent(participantId) || participantId === '') return missing;
  return typeof participantId === 'string' ? { ok: true, value: { participantId } } : invalid;
}

/** The cursor of a request's query string; anything that is no legal cursor counts as none. protocol §10.2 */
export function decodeAck(text: string | null | undefined): number | undefined {
  const ack = typeof text === 'string' && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
  return isAck(ack) ? ack : undefined;
}
