/**
 * Request bodies in XML as the plain values that `JSON.parse` makes of their JSON form; the decoders of the protocol do
 * the rest. Values are texts, neither trimmed nor taken for numbers, but for the few fields that JSON has as something
 * else. protocol §3.17
 */
import { reasons, type Decoded, type Reason } from '@footbridge/protocol';
import { readXmlTree, type XmlElement } from './xml-tree.js';

/** The name of the document's element means nothing, unless it is one that stands for a field. */
export function readXml(text: string): Decoded<unknown, Reason> {
  if (text.trim() === '') return { ok: false, problem: reasons.missingData };
  const root = readXmlTree(text);
  if (!root) return { ok: false, problem: reasons.invalidContent };
  const fields = readFields(root);
  return { ok: true, value: isContact(root) ? { contact: fields } : fields };
}

/** Registering is the one request whose JSON has a root key, so that may be the document's element. protocol §3.15 */
const isContact = ({ name, children }: XmlElement): boolean =>
  name.toLowerCase() === 'contact' && !children.some((child) => child.name.toLowerCase() === 'contact');

/** `fromEntries` defines own properties, so that an element named `__proto__` is a field like any other. */
const readFields = ({ children }: XmlElement): object =>
  Object.fromEntries(children.map((child) => [child.name, readValue(child)]));

function readValue(element: XmlElement): unknown {
  const read = readers.get(element.name.toLowerCase());
  if (read) return read(element);
  return element.children.length > 0 ? readFields(element) : element.text;
}

/** What is no text and no plain group of fields, by the field's name in lower case. */
const readers = new Map<string, (element: XmlElement) => unknown>([
  ['routingcontexts', ({ children }) => children.map(readValue)],
  ['attributes', ({ children }) => Object.fromEntries(children.flatMap(readAttribute))],
  ['typingindicator', readBoolean],
  ['transcriptrequired', readBoolean],
  ['ack', readInteger],
]);

/** One without a name is left out, one without a value counts as null, and a nested value is refused by the decoders. */
function readAttribute({ children }: XmlElement): (readonly [name: string, value: unknown])[] {
  const part = (wanted: string) => children.find(({ name }) => name.toLowerCase() === wanted);
  const value = part('value');
  const attribute = part('name');
  return attribute ? [[attribute.text, value ? readValue(value) : null]] : [];
}

/** A text that is no boolean, or no integer, stays a text, and the decoders refuse it as they do in JSON. */
function readBoolean({ text }: XmlElement): boolean | string {
  const word = text.trim();
  return word === 'true' || (word === 'false' ? false : text);
}

function readInteger({ text }: XmlElement): number | string {
  const word = text.trim();
  return /^-?\d{1,15}$/.test(word) ? Number(word) : text;
}
