import { reasons, type Decoded, type Reason } from '@footbridge/protocol';
import type { Form } from './negotiate.js';
import { readXml } from './read-xml.js';

/** The plain value of a request's body, which nobody has looked at yet, or why there is none. protocol §1.4 */
export const parseDocument = (text: string, form: Form): Decoded<unknown, Reason> =>
  form === 'xml' ? readXml(text) : readJson(text);

function readJson(text: string): Decoded<unknown, Reason> {
  if (text.trim() === '') return { ok: false, problem: reasons.missingData };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, problem: reasons.invalidContent };
  }
}
