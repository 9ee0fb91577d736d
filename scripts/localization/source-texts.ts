/** The texts of the elements, as the tool of @lit/localize finds them in the sources. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';
import type { Locale } from '@lit/localize-tools/lib/types/locale.js';
import { localization, root } from './places.ts';

export interface SourceText {
  readonly id: string;
  readonly text: string;
  /** What a translator would ask. */
  readonly note: string | undefined;
}

const ONE = /-one$/;

/** All texts, by their ids. Without an id, with markup, or with a note that belongs to none, it is an error. */
export function readSourceTexts(): readonly SourceText[] {
  const unused = '/';
  const english = 'en' as Locale;
  const { messages, errors } = new RuntimeLitLocalizer({
    baseDir: root,
    resolve: (path: string) => join(root, path),
    sourceLocale: english,
    targetLocales: [],
    tsConfig: 'packages/elements/tsconfig.json',
    output: { mode: 'runtime', outputDir: unused },
    interchange: { format: 'xliff', xliffDir: unused },
  }).extractSourceMessages();
  if (errors.length > 0) throw new Error(errors.map(({ messageText }) => `${messageText}`).join('\n'));
  const notes = JSON.parse(readFileSync(join(localization, 'notes.json'), 'utf8')) as Record<string, string>;
  const texts = messages
    .map(({ name: id, contents }) => ({ id, text: contents.map(written).join(''), note: notes[familyOf(id)] }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  for (const id of Object.keys(notes)) {
    if (!texts.some((text) => familyOf(text.id) === id))
      throw new Error(`There is a note on "${id}", but no such text.`);
  }
  return texts;
}

const written = (part: string | { readonly index: number }) => (typeof part === 'string' ? part : `{${part.index}}`);

/** The forms of a text that counts share its note. */
const familyOf = (id: string): string => id.replace(/-(zero|one|two|few|many|other)$/, '');

/** What a catalogue of a language has to have: of a text that counts, as many forms as the language has. */
export function textsOf(language: string, sources: readonly SourceText[]): readonly SourceText[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const families = new Set(sources.filter(({ id }) => ONE.test(id)).map(({ id }) => id.replace(ONE, '')));
  return sources
    .filter(({ id }) => !(ONE.test(id) && families.has(id.replace(ONE, ''))))
    .flatMap((source) => {
      const family = source.id.replace(/-other$/, '');
      if (!families.has(family) || family === source.id) return [source];
      return forms.map(
        (form) => sources.find(({ id }) => id === `${family}-${form}`) ?? { ...source, id: `${family}-${form}` },
      );
    });
}
