/**
 * The XML form of what the encoders make: the JSON's root key is the document element, fields are child elements of the
 * same names, and a list wraps elements named in the singular. protocol §3.17
 */
import { FORBIDDEN_CHARACTERS } from './xml-tree.js';

/** What an item of a list is called. */
const ITEM_NAMES: Readonly<Record<string, string>> = {
  events: 'event',
  routingContexts: 'routingContext',
  departments: 'department',
  entries: 'entry',
  // The lists of capabilities. protocol §3.1
  common: 'capability',
  chat: 'capability',
  callback: 'capability',
  queueQuery: 'capability',
};

/**
 * Writes an object with one field, the document element; fields of further objects follow inside it, which is how the
 * configuration's list goes (protocol §3.1). Undefined fields are left out, null is an empty element.
 */
export function writeXml(wire: object): string {
  const [first = {}, ...others] = Array.isArray(wire) ? (wire as readonly object[]) : [wire];
  const [[name, root] = ['answer', null]] = Object.entries(first) as [string, unknown][];
  const content = writeContent(name, root) + others.map(writeFields).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>${writeElement(name, content)}`;
}

const writeElement = (name: string, content: string): string => `<${name}>${content}</${name}>`;

const writeFields = (fields: object): string =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => writeElement(name, writeContent(name, value)))
    .join('');

function writeContent(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return escapeText(String(value));
  const itemName = ITEM_NAMES[name] ?? 'item';
  if (Array.isArray(value)) return value.map((item) => writeElement(itemName, writeContent(itemName, item))).join('');
  return name === 'attributes' ? writeAttributes(value) : writeFields(value);
}

/** Their names are a visitor's page's own and need not be legal in XML, so they are text. */
const writeAttributes = (attributes: object): string =>
  Object.entries(attributes)
    .map(([name, value]) => writeElement('attribute', writeFields({ name, value })))
    .join('');

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // A reader would make a line feed of a carriage return that is written as itself.
  '\r': '&#13;',
};

const escapeText = (text: string): string =>
  text.replace(FORBIDDEN_CHARACTERS, '\uFFFD').replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? character);
