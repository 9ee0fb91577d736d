/**
 * Keeps the catalogues: `extract` brings new texts into each, `take LANGUAGE FILE` fills one from a table of texts by their
 * ids, `build` makes what the elements load, `check` names whatever is wrong.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { catalogues } from '../../packages/elements/src/localization/catalogues.ts';
import { mistakesIn } from './check-catalogue.ts';
import { generatedOf, xliffOf } from './places.ts';
import { readSourceTexts, textsOf, type SourceText } from './source-texts.ts';
import { readXliff, writeXliff, type Unit } from './xliff.ts';

const languages = catalogues.filter((language) => language !== 'en');
const sources = readSourceTexts();

const unitsOf = (language: string): readonly Unit[] =>
  existsSync(xliffOf(language)) ? readXliff(readFileSync(xliffOf(language), 'utf8')) : [];

/** A text whose English has changed is kept, and awaits a reader. */
function updated(language: string): readonly Unit[] {
  const known = new Map(unitsOf(language).map((unit) => [unit.id, unit]));
  return textsOf(language, sources).map(({ id, text: source, note }) => {
    const { target = '', state = 'new', source: before = source } = known.get(id) ?? {};
    const isStale = before !== source && state !== 'new';
    return { id, source, note, target, state: isStale ? 'needs-review-translation' : state };
  });
}

function extract(): void {
  for (const language of languages) {
    const units = updated(language);
    writeFileSync(xliffOf(language), writeXliff(language, units));
    const missing = units.filter(({ state }) => state === 'new');
    if (missing.length > 0) console.log(`${language}: ${missing.length} of ${units.length} are to be translated.`);
  }
}

function take(language: string, file: string): void {
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const units = updated(language).map((unit): Unit => {
    const target = texts[unit.id];
    if (target === undefined || target === unit.target) return unit;
    return { ...unit, target, state: 'needs-review-translation' };
  });
  writeFileSync(xliffOf(language), writeXliff(language, units));
}

/** A table of texts as a module: what a browser fetches for its visitor's language, and nothing but that. */
const moduleOf = (texts: Readonly<Record<string, string>>) =>
  `// Made by \`npm run l10n:build\` from the catalogues in ../xliff.\nexport const texts = ${JSON.stringify(texts, undefined, 2)};\n`;

const tables = (): ReadonlyMap<string, string> =>
  new Map([
    ['en', moduleOf(Object.fromEntries(sources.map(({ id, text }: SourceText) => [id, text])))],
    ...languages.map((language): [string, string] => {
      const translated = unitsOf(language).filter(({ state }) => state !== 'new');
      return [language, moduleOf(Object.fromEntries(translated.map(({ id, target }) => [id, target])))];
    }),
  ]);

function build(): void {
  for (const [language, table] of tables()) writeFileSync(generatedOf(language), table);
}

function check(): void {
  const mistakes = languages.flatMap((language) =>
    mistakesIn(unitsOf(language), textsOf(language, sources)).map((mistake) => `${language}: ${mistake}`),
  );
  for (const [language, table] of tables()) {
    const path = generatedOf(language);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== table) {
      mistakes.push(`${language}: what is loaded is not what the catalogue says. npm run l10n:build`);
    }
  }
  for (const mistake of mistakes) console.error(mistake);
  const read = languages.filter((language) => unitsOf(language).every(({ state }) => state === 'final'));
  console.log(`${languages.length} catalogues of ${sources.length} texts; ${read.length} read by a native reader.`);
  process.exitCode = mistakes.length > 0 ? 1 : 0;
}

const [command, language = '', file = ''] = process.argv.slice(2);
if (command === 'extract') extract();
else if (command === 'take' && language && file) take(language, file);
else if (command === 'build') build();
else if (command === 'check') check();
else {
  console.error('What is to be done: extract, take LANGUAGE FILE, build or check?');
  process.exitCode = 2;
}
