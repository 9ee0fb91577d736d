/**
 * Reads the part of XML that a message needs: elements, text, CDATA, comments, XML's five entities and characters by
 * number. Everything that could make a reader fetch, expand or guess (document types, further entities, processing
 * instructions, XInclude, other encodings) is no token here and ends the reading. Time and memory grow with the text's
 * length alone. It knows no field; attributes and prefixes of names are skipped.
 */

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly children: readonly XmlElement[];
  /** All text directly in it, put together. */
  readonly text: string;
}

const MAX_DEPTH = 32;
/** More than any message has, and read in the time of a small part of a second. */
const MAX_TOKENS = 50_000;

const DECLARATION =
  /^<\?xml\s+version\s*=\s*(["'])1\.\d\1(?:\s+encoding\s*=\s*(["'])utf-8\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*\?>/i;

const WORD = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_.\-]*`;
const NAME = `${WORD}(?::${WORD})?`;
const ATTRIBUTES = String.raw`(?:\s+${NAME}\s*=\s*(?:"[^<"]*"|'[^<']*'))*`;
const TOKEN = new RegExp(
  [
    String.raw`<(?<start>${NAME})(?<attributes>${ATTRIBUTES})\s*(?<empty>/?)>`,
    String.raw`</(?<end>${NAME})\s*>`,
    String.raw`<!\[CDATA\[(?<cdata>[^]*?)\]\]>`,
    String.raw`<!--[^]*?-->`,
    String.raw`(?<text>[^<]+)`,
  ].join('|'),
  'guy',
);

const XINCLUDE = 'http://www.w3.org/2001/XInclude';

/** What XML 1.0 can't carry: NUL and most of its neighbours, and half a surrogate pair. */
export const FORBIDDEN_CHARACTERS = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

interface OpenElement {
  /** As written, since the end must be spelled like the start. */
  readonly tag: string;
  readonly name: string;
  readonly children: XmlElement[];
  text: string;
}

const openElement = (tag: string): OpenElement => ({
  tag,
  name: tag.slice(tag.indexOf(':') + 1),
  children: [],
  text: '',
});

/** The document's one element, or undefined if the text is not such a document. */
export function readXmlTree(text: string): XmlElement | undefined {
  // A line ends with a line feed, however it was written.
  const source = text.replace(DECLARATION, '').replace(/\r\n?/g, '\n');
  if (source.search(FORBIDDEN_CHARACTERS) !== -1) return undefined;
  const document = openElement('');
  const open = [document];
  let position = 0;
  let tokens = 0;
  for (const { 0: token, groups: found = {} } of source.matchAll(TOKEN)) {
    tokens += 1;
    if (tokens > MAX_TOKENS || !takeToken(open, found)) return undefined;
    position += token.length;
  }
  const isWhole = position === source.length && open.length === 1;
  const isAlone = document.children.length === 1 && document.text.trim() === '';
  return isWhole && isAlone ? document.children[0] : undefined;
}

/** Adds a token to the elements that are open, innermost last. Answers whether it may stand there. */
function takeToken(open: OpenElement[], found: Readonly<Record<string, string | undefined>>): boolean {
  const inner = open.at(-1);
  if (!inner) return false;
  if (found.start !== undefined) {
    if (open.length > MAX_DEPTH || found.attributes?.includes(XINCLUDE)) return false;
    const element = openElement(found.start);
    inner.children.push(element);
    if (!found.empty) open.push(element);
    return true;
  }
  if (found.end !== undefined) {
    open.pop();
    return found.end === inner.tag && open.length > 0;
  }
  const text = found.cdata ?? decodeText(found.text ?? '');
  if (text === undefined || (found.cdata !== undefined && open.length === 1)) return false;
  inner.text += text;
  return true;
}

const NAMED_CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const REFERENCE = /&(?:(?<name>amp|lt|gt|quot|apos)|#(?<decimal>\d{1,7})|#x(?<hex>[\dA-Fa-f]{1,6}));/g;

/** Text with its references replaced, or undefined if one of them means nothing. */
function decodeText(text: string): string | undefined {
  let isLegal = true;
  const bare = text.replace(REFERENCE, '');
  if (bare.includes('&')) return undefined;
  const decoded = text.replace(REFERENCE, (...match) => {
    const { name, decimal, hex } = match.at(-1) as Record<string, string | undefined>;
    const named = NAMED_CHARACTERS[name ?? ''];
    if (named !== undefined) return named;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    const character = code > 0x10ffff ? '' : String.fromCodePoint(code);
    isLegal &&= character !== '' && character.search(FORBIDDEN_CHARACTERS) === -1;
    return character;
  });
  return isLegal ? decoded : undefined;
}
