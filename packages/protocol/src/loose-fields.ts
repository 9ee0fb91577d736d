/** How request bodies are read: keys in any case, unknown ones ignored. protocol §1.4 */
import type { Decoded } from './decoded.js';
import { isFields } from './fields.js';
import { reasons, type Reason } from './reasons.js';
import type { RoutingContext, TargetType } from './requests.js';

export type DecodedRequest<Request> = Decoded<Request, Reason>;
export type LooseFields = ReadonlyMap<string, unknown>;

export const missing = { ok: false, problem: reasons.missingData } as const;
export const invalid = { ok: false, problem: reasons.invalidContent } as const;

/** The address limits of the original client. protocol §11 item 13 */
export const requestLimits = {
  nameCharacters: 128,
  usernameCharacters: 100,
  credentialsCharacters: 64,
  targetCharacters: 128,
  telephoneCharacters: 255,
  emailCharacters: 255,
  subjectCharacters: 2_000,
  offlineMessageCharacters: 4_000,
} as const;

const targetTypes = new Map<string, TargetType>(
  (['Workgroup', 'User', 'Station', 'System'] as const).map((type) => [type.toLowerCase(), type]),
);

/** The fields of an object by lower-case key; of two keys that differ only in case the first counts. */
export function looseFields(value: unknown): LooseFields | undefined {
  if (!isFields(value)) return undefined;
  const fields = new Map<string, unknown>();
  for (const [key, field] of Object.entries(value)) {
    const name = key.toLowerCase();
    if (!fields.has(name)) fields.set(name, field);
  }
  return fields;
}

export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

export const isText = (value: unknown, maxCharacters: number): value is string =>
  typeof value === 'string' && value.length <= maxCharacters;

export const isOptionalText = (value: unknown): value is string | undefined =>
  value === undefined || typeof value === 'string';

/** In any case; a workgroup where none is named. protocol §3.2 */
export const decodeTargetType = (value: unknown): TargetType | undefined =>
  isAbsent(value) ? 'Workgroup' : typeof value === 'string' ? targetTypes.get(value.toLowerCase()) : undefined;

/** A flat map of strings; nulls are dropped, anything nested is refused. protocol §3.2 */
export function decodeAttributes(value: unknown): Decoded<Record<string, string> | undefined, Reason> {
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

export function decodeRoutingContexts(value: unknown): Decoded<RoutingContext[] | undefined, Reason> {
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

/** Whether a text looks like an address and could not smuggle a header. protocol §6.15 */
export const isEmailAddress = (value: unknown): value is string =>
  isText(value, requestLimits.emailCharacters) && /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(value);

/** ISO 8601 with a time and an offset, of a day that exists. protocol §10.6 */
export const isZonedTime = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
  !Number.isNaN(Date.parse(value));
