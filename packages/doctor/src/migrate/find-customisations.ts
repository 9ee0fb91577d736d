/** Where an old folder's own scripts hang on what is called otherwise now. */
import type { OldFile } from './find-files.js';
import { replacements, type Replacement } from './replacements.js';

export interface Customisation {
  readonly path: string;
  /** The first is 1. */
  readonly line: number;
  readonly replacement: Replacement;
}

const names = new RegExp(`\\b(?:${replacements.map(({ name }) => name).join('|')})\\b`, 'g');

/** Each name once for each file, at its first line. */
export function findCustomisations(files: readonly OldFile[]): readonly Customisation[] {
  return files.filter(({ path }) => !path.endsWith('.css')).flatMap(inFile);
}

function inFile({ path, text }: OldFile): readonly Customisation[] {
  const found = new Map<string, number>();
  text.split('\n').forEach((line, index) => {
    for (const [name] of line.matchAll(names)) if (!found.has(name)) found.set(name, index + 1);
  });
  return [...found].flatMap(([name, line]) => {
    const replacement = replacements.find((one) => one.name === name);
    return replacement ? [{ path, line, replacement }] : [];
  });
}

/** Style sheets that say something of the old pages' classes, which there are none of now. */
export const findStyles = (files: readonly OldFile[]): readonly string[] =>
  files.filter(({ path, text }) => path.endsWith('.css') && /\.(?:iwc|inin)[\w-]*/i.test(text)).map(({ path }) => path);
