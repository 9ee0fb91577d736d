/** What of an old folder is worth reading: its own scripts, pages and styles, in a fixed order. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { DoctorError } from '../errors.js';

export interface OldFile {
  /** Below the folder, with slashes. */
  readonly path: string;
  readonly text: string;
}

const kinds: ReadonlySet<string> = new Set(['.js', '.htm', '.html', '.css']);
/** The vendor's own libraries are larger, and nobody's customisation. */
const MOST_BYTES = 1_000_000;
const MOST_FILES = 5_000;

/** @throws DoctorError `options-invalid` where there is no such folder. */
export function findFiles(folder: string): readonly OldFile[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => kinds.has(extname(path).toLowerCase()) && !path.split(sep).includes('node_modules'))
      .toSorted()
      .slice(0, MOST_FILES)
      .map((path) => join(folder, path))
      .filter((path) => statSync(path).isFile() && statSync(path).size <= MOST_BYTES)
      .map((path) => ({ path: relative(folder, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
  } catch (cause) {
    throw new DoctorError('options-invalid', `The folder ${folder} can not be read.`, { cause });
  }
}
