/** The beginning of every answer: JSON, one object under the name of its kind, and a status in it. protocol §3.0 */
import type { Decoded, DecodeProblem } from './decoded.js';
import { isFields, optionalString, type Fields } from './fields.js';
import { UNREADABLE_REASON } from './reasons.js';

/** Reads JSON. The problem never quotes the text. */
export function parseJson(text: string): Decoded<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, problem: { code: 'not-json', message: 'The answer is not JSON.' } };
  }
}

/** Finds the object under `key` and its status. `reason` is set exactly when the server refused. protocol §3.0 */
export function decodeRoot(text: string, key: string): Decoded<{ fields: Fields; reason: string | undefined }> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const fields = isFields(json.value) ? json.value[key] : undefined;
  if (!isFields(fields)) return shapeProblem(`no object named ${key}`);
  const status = fields.status;
  if (!isFields(status)) return shapeProblem(`no status in ${key}`);
  if (status.type === 'success') return { ok: true, value: { fields, reason: undefined } };
  if (status.type !== 'failure') return shapeProblem(`a status in ${key} that is neither success nor failure`);
  return { ok: true, value: { fields, reason: optionalString(status.reason) || UNREADABLE_REASON } };
}

/** Numbers may come as numeric strings. protocol §3.0 */
export function decodeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export const shapeProblem = (message: string): { ok: false; problem: DecodeProblem } => ({
  ok: false,
  problem: { code: 'unexpected-shape', message: `The answer has ${message}.` },
});
