/** As much XML as it takes to read the answers of the suite's own requests; nothing here may read anybody else's. */
import { fail } from '../errors.js';
import { expectStatus, expectType, textOf, type Reply } from './reply.js';

const escape = (text: string): string =>
  text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;' })[character] ?? '&gt;');

const unescape = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|quot|apos);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"' })[name] ?? "'")
    .replaceAll('&amp;', '&');

/** A document of fields, which may hold fields; the name of its element means nothing to a server. protocol §3.17 */
export const writeXml = (fields: object, root = 'request'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${writeElement(root, fields)}`;

const writeElement = (name: string, value: unknown): string =>
  typeof value === 'object' && value !== null
    ? `<${name}>${Object.entries(value)
        .map(([field, inner]) => writeElement(field, inner))
        .join('')}</${name}>`
    : `<${name}>${escape(String(value))}</${name}>`;

/** An answer in XML, of which texts can be taken by the names of their elements. */
export class XmlAnswer {
  readonly #text: string;

  constructor(reply: Reply, root: string) {
    expectStatus(reply, 200);
    expectType(reply, 'application/xml');
    this.#text = textOf(reply);
    const body = this.#text.replace(/^<\?xml [^>]*encoding="UTF-8"[^>]*\?>\s*/i, '');
    if (body === this.#text) fail('Expected a declaration that says UTF-8.');
    if (!body.startsWith(`<${root}>`) || !body.trimEnd().endsWith(`</${root}>`)) {
      fail(`Expected the document element ${root}.`);
    }
  }

  /** The texts of all elements of this name that hold no others. */
  texts(name: string): readonly string[] {
    return Array.from(this.#text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g')), ([, text = '']) =>
      unescape(text),
    );
  }

  first(name: string): string {
    return this.texts(name)[0] ?? fail(`Expected an element ${name}.`);
  }

  expectStatus(type: 'success' | 'failure', reason?: string): this {
    const status = new RegExp(`<status>.*?<type>${type}</type>.*?</status>`, 's').exec(this.#text);
    if (!status) fail(`Expected the status ${type}.`);
    if (reason !== undefined && this.first('reason') !== reason) fail(`Expected the reason ${reason}.`);
    return this;
  }
}
