/**
 * The server half of the wire: request bodies, from plain values to typed requests or a reason code. Keys match in any
 * case and unknown ones are ignored (protocol §1.4). Nothing here throws; it knows no HTTP and no format.
 */
import type { Decoded } from './decoded.js';
import { isAck, isClientToken, isMessageId } from './extensions.js';
import { isFields } from './fields.js';
import { reasons, type Reason } from './reasons.js';
import type {
  ChatStartRequest,
  PartyInfoRequest,
  ReconnectRequest,
  RoutingContext,
  SendMessageRequest,
  TargetType,
  TypingStateRequest,
} from './requests.js';

type DecodedRequest<Request> = Decoded<Request, Reason>;
type LooseFields = ReadonlyMap<string, unknown>;

/** The address limits of the original client. protocol §11 item 13 */
export const requestLimits = { nameCharacters: 128, credentialsCharacters: 64, targetCharacters: 128 } as const;

const missing = { ok: false, problem: reasons.missingData } as const;
const invalid = { ok: false, problem: reasons.invalidContent } as const;

const targetTypes = new Map<string, TargetType>(
  (['Workgroup', 'User', 'Station', 'System'] as const).map((type) => [type.toLowerCase(), type]),
);

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
  if (
    !isText(name, requestLimits.nameCharacters) ||
    !isText(credentials, requestLimits.credentialsCharacters) ||
    !isText(target, requestLimits.targetCharacters) ||
    !isOptionalText(language) ||
    !isOptionalText(customInfo) ||
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
      target,
      targetType,
      language,
      customInfo,
      attributes: attributes.value,
      routingContexts: routingContexts.value,
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

/** The fields of an object by lower-case key; of two keys that differ only in case the first counts. */
function looseFields(value: unknown): LooseFields | undefined {
  if (!isFields(value)) return undefined;
  const fields = new Map<string, unknown>();
  for (const [key, field] of Object.entries(value)) {
    const name = key.toLowerCase();
    if (!fields.has(name)) fields.set(name, field);
  }
  return fields;
}

const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

const isText = (value: unknown, maxCharacters: number): value is string =>
  typeof value === 'string' && value.length <= maxCharacters;

const isOptionalText = (value: unknown): value is string | undefined =>
  value === undefined || typeof value === 'string';

/** In any case; a workgroup where none is named. protocol §3.2 */
const decodeTargetType = (value: unknown): TargetType | undefined =>
  isAbsent(value) ? 'Workgroup' : typeof value === 'string' ? targetTypes.get(value.toLowerCase()) : undefined;

/** A flat map of strings; nulls are dropped, anything nested is refused. protocol §3.2 */
function decodeAttributes(value: unknown): Decoded<Record<string, string> | undefined, Reason> {
  if (isAbsent(value)) return { ok: true, value: undefined };
  if (!isFields(value)) return invalid;
  const attributes: [string, string][] = [];
  for (const [key, attribute] of Object.entries(value)) {
    if (isAbsent(attribute)) continue;
    if (typeof attribute !== 'string') return invalid;
    attributes.push([key, attribute]);
  }
  // fromEntries defines own properties, so that a key named __proto__ stays a key.
  return { ok: true, value: Object.fromEntries(attributes) };
}

function decodeRoutingContexts(value: unknown): Decoded<RoutingContext[] | undefined, Reason> {
  if (isAbsent(value)) return { ok: true, value: undefined };
  if (!Array.isArray(value)) return invalid;
  const contexts: RoutingContext[] = [];
  for (const item of value) {
    const fields = looseFields(item);
    const category = fields?.get('category');
    const context = fields?.get('context');
    if (typeof category !== 'string' || typeof context !== 'string') return invalid;
    contexts.push({ category, context });
  }
  return { ok: true, value: contexts };
}
