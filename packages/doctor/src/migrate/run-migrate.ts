/** `doctor migrate FOLDER`: the new tag for an old folder, and what of it needs a hand. */
import { readOriginalConfig } from '@footbridge/client/original-config';
import { parseArgs } from 'node:util';
import type { CommandOutput } from '../conformance/run-command.js';
import { DoctorError } from '../errors.js';
import { findCustomisations, findStyles, type Customisation } from './find-customisations.js';
import { findFiles } from './find-files.js';
import { readConfig, readParameters } from './run-original-script.js';
import { SOME_PAGE, writeSnippet } from './write-snippet.js';

export const HELP = `Usage: doctor migrate FOLDER [--json]

Reads config.js and the page parameters of an old I3Root folder, writes the tag that says the same, and lists every
place that hangs on a notification or a hook of the old pages, with what replaces it. Changes nothing. Exits with 0 if
the configuration could be read, else with 1.`;

export interface Migration {
  readonly snippet: string;
  /** What is wrong with the old files, in sentences. */
  readonly warnings: readonly string[];
  readonly customisations: readonly Customisation[];
  /** Style sheets whose classes are no more. */
  readonly styles: readonly string[];
}

/** Resolves to 0 where there is a tag to paste, else to 1. */
export function runMigrate(args: readonly string[], { print, complain }: CommandOutput): 0 | 1 {
  try {
    const { values, positionals } = read(args);
    const [folder, ...others] = positionals;
    if (values.help || folder === undefined || others.length > 0) {
      print(HELP);
      return values.help ? 0 : 1;
    }
    const migration = migrate(folder);
    print(values.json ? JSON.stringify(migration, undefined, 2) : describe(migration));
    return 0;
  } catch (cause) {
    if (!(cause instanceof DoctorError)) throw cause;
    complain(cause.message);
    return 1;
  }
}

/** @throws DoctorError `options-invalid` where there is no folder, or no configuration in it. */
export function migrate(folder: string): Migration {
  const files = findFiles(folder);
  const config = readConfig(files);
  if (!config)
    throw new DoctorError('options-invalid', `There is no config.js with ININ.Web.Chat.Config in ${folder}.`);
  // Where the page is, is not known; the tag's addresses begin wherever it is put.
  const { options, warnings } = readOriginalConfig(
    config,
    { ...readParameters(files), urlsAreRelative: true },
    SOME_PAGE,
  );
  return {
    snippet: writeSnippet(options),
    warnings,
    customisations: findCustomisations(files),
    styles: findStyles(files),
  };
}

function describe({ snippet, warnings, customisations, styles }: Migration): string {
  const wrong = warnings.length > 0 ? ['', 'Wrong in the old files:', ...warnings.map((text) => `  ${text}`)] : [];
  const places = customisations.map(({ path, line, replacement: { name, now, note } }) =>
    [`  ${path}:${line}  ${name}`, `    now: ${now}`, ...(note ? [`    ${note}`] : [])].join('\n'),
  );
  const sheets = styles.map((path) => `  ${path}: the widget has parts and custom properties in place of classes`);
  const byHand = [...places, ...sheets];
  return [
    'Paste this at the end of the page:',
    '',
    snippet,
    ...wrong,
    '',
    ...(byHand.length > 0 ? ['By hand:', ...byHand] : ['Nothing of it needs a hand.']),
  ].join('\n');
}

function read(args: readonly string[]) {
  const options = { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } as const;
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (cause) {
    throw new DoctorError('options-invalid', cause instanceof Error ? cause.message : 'The options can not be read.');
  }
}
