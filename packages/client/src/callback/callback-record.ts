import type { CallbackRecord } from './callbacks.js';

/** Reads what a page kept, which anybody may have changed. Undefined where it is damaged, or belongs to other servers. */
export function decodeCallbackRecord(value: unknown, servers: readonly string[]): CallbackRecord | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Readonly<Record<keyof CallbackRecord, unknown>>;
  const { version, server, participantId, callbackId, name, telephone, subject, createdAtMs, preferredTime } = fields;
  const kept: unknown = fields.servers;
  const isOurs = Array.isArray(kept) && kept.length === servers.length && servers.every((one, at) => one === kept[at]);
  if (
    version !== 1 ||
    !isOurs ||
    typeof server !== 'number' ||
    servers[server] === undefined ||
    typeof participantId !== 'string' ||
    participantId === '' ||
    !isOptionalText(callbackId) ||
    typeof name !== 'string' ||
    typeof telephone !== 'string' ||
    typeof subject !== 'string' ||
    typeof createdAtMs !== 'number' ||
    !isOptionalText(preferredTime)
  ) {
    return undefined;
  }
  return {
    version,
    servers,
    server,
    participantId,
    callbackId,
    name,
    telephone,
    subject,
    createdAtMs,
    preferredTime,
    isAssigned: fields.isAssigned === true,
    mayBeCancelled: fields.mayBeCancelled === true,
  };
}

const isOptionalText = (value: unknown): value is string | undefined =>
  value === undefined || typeof value === 'string';
