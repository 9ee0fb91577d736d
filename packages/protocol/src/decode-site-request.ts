/** Bodies that belong to no conversation. protocol §3.10, §3.15 and §10.6 */
import { isClientToken } from './extensions.js';
import {
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
  type LooseFields,
} from './loose-fields.js';
import { contactFields, type ContactField } from './contact-fields.js';
import type { DirectoryQueryRequest, MessageCreateRequest, QueueQueryRequest, RegisterRequest } from './requests.js';

/** Known clients spell the asking visitor in three ways, and some name none. protocol §9 item 13 */
export function decodeQueueQueryRequest(body: unknown): DecodedRequest<QueueQueryRequest> {
  const fields = looseFields(body);
  const queueName = fields?.get('queuename');
  if (!fields || isAbsent(queueName) || queueName === '') return missing;
  const participant: LooseFields = looseFields(fields.get('participant')) ?? new Map();
  const name = participant.get('name') ?? participant.get('username') ?? fields.get('participantname') ?? '';
  const credentials = participant.get('credentials') ?? participant.get('password') ?? '';
  const queueType = decodeTargetType(fields.get('queuetype'));
  if (
    !isText(queueName, requestLimits.targetCharacters) ||
    !isText(name, requestLimits.nameCharacters) ||
    !isText(credentials, requestLimits.credentialsCharacters) ||
    !queueType
  ) {
    return invalid;
  }
  return { ok: true, value: { queueName, queueType, name, credentials } };
}

export function decodeRegisterRequest(body: unknown): DecodedRequest<RegisterRequest> {
  const fields = looseFields(body);
  const contact = looseFields(fields?.get('contact'));
  const username = contact?.get('username');
  const password = contact?.get('password');
  if (!fields || !contact || isEmpty(username) || isEmpty(password)) return missing;
  if (!isText(username, requestLimits.usernameCharacters) || !isText(password, requestLimits.credentialsCharacters)) {
    return invalid;
  }
  const known: Partial<Record<ContactField, string>> = {};
  for (const [name, maxCharacters] of Object.entries(contactFields) as [ContactField, number][]) {
    const value = contact.get(name.toLowerCase());
    if (isAbsent(value) || value === '') continue;
    if (!isText(value, maxCharacters)) return invalid;
    known[name] = value;
  }
  const clientToken = fields.get('clienttoken');
  return {
    ok: true,
    value: { username, password, contact: known, clientToken: isClientToken(clientToken) ? clientToken : undefined },
  };
}

export function decodeMessageCreateRequest(body: unknown): DecodedRequest<MessageCreateRequest> {
  const fields = looseFields(body);
  const participant = looseFields(fields?.get('participant'));
  const target = fields?.get('target');
  const emailAddress = fields?.get('emailaddress');
  const text = fields?.get('message');
  const name = participant?.get('name');
  if (!fields || isEmpty(target) || isEmpty(emailAddress) || isEmpty(text) || isAbsent(name)) return missing;
  const credentials = participant?.get('credentials') ?? '';
  const targetType = decodeTargetType(fields.get('targettype'));
  const language = fields.get('language') ?? undefined;
  if (
    !isText(name, requestLimits.nameCharacters) ||
    !isText(credentials, requestLimits.credentialsCharacters) ||
    !isText(target, requestLimits.targetCharacters) ||
    !isText(text, requestLimits.offlineMessageCharacters) ||
    !isEmailAddress(emailAddress) ||
    !isOptionalText(language) ||
    !targetType
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
      emailAddress,
      text,
      language,
      clientToken: isClientToken(clientToken) ? clientToken : undefined,
    },
  };
}

export function decodeDirectoryQueryRequest(body: unknown): DecodedRequest<DirectoryQueryRequest> {
  const fields = looseFields(body);
  if (!fields) return missing;
  const firstName = fields.get('firstname') ?? undefined;
  const lastName = fields.get('lastname') ?? undefined;
  const department = fields.get('department') ?? undefined;
  if (!isShort(firstName) || !isShort(lastName) || !isShort(department)) return invalid;
  return { ok: true, value: { firstName, lastName, department } };
}

const isEmpty = (value: unknown): value is null | undefined | '' => isAbsent(value) || value === '';

const isShort = (value: unknown): value is string | undefined =>
  value === undefined || isText(value, requestLimits.nameCharacters);
