/** Catalogues as translators' tools read and write them: XLIFF 1.2. */
import { XMLParser } from 'fast-xml-parser';

/**
 * `new`: nobody has translated it. `needs-review-translation`: it is used, and awaits a native reader. `final`: one has read it.
 */
export type State = 'new' | 'needs-review-translation' | 'final';

export interface Unit {
  readonly id: string;
  /** In English; `{0}` stands for the first thing that the text is given to say. */
  readonly source: string;
  readonly note: string | undefined;
  /** Empty where it is `new`. */
  readonly target: string;
  readonly state: State;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  textNodeName: 'text',
  trimValues: false,
  parseTagValue: false,
  isArray: (name) => name === 'trans-unit',
});

interface Parsed {
  readonly xliff: { readonly file: { readonly body: { readonly 'trans-unit'?: readonly ParsedUnit[] } } };
}

interface ParsedUnit {
  readonly id: string;
  readonly source: string;
  readonly note?: string;
  readonly target?: string | { readonly text?: string; readonly state?: string };
}

/** Reads a catalogue. A state that is none of ours counts as awaiting a reader. */
export function readXliff(xml: string): readonly Unit[] {
  const { xliff } = parser.parse(xml) as Parsed;
  return (xliff.file.body['trans-unit'] ?? []).map(({ id, source, note, target = '' }) => {
    const { text = '', state = '' } = typeof target === 'string' ? { text: target } : target;
    return { id, source, note, target: text, state: text === '' ? 'new' : stateOf(state) };
  });
}

const stateOf = (state: string): State => (/^(final|signed-off)$/.test(state) ? 'final' : 'needs-review-translation');

/** Writes a catalogue. */
export function writeXliff(language: string, units: readonly Unit[]): string {
  const lines = units.map(({ id, source, note, target, state }) =>
    [
      `      <trans-unit id="${id}">`,
      `        <source>${escape(source)}</source>`,
      `        <target state="${state}">${escape(target)}</target>`,
      ...(note ? [`        <note>${escape(note)}</note>`] : []),
      '      </trans-unit>',
    ].join('\n'),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="footbridge" datatype="plaintext" source-language="en" target-language="${language}">
    <body>
${lines.join('\n')}
    </body>
  </file>
</xliff>
`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escape = (text: string) => text.replaceAll(/[&<>]/g, (character) => entities[character] ?? '');
