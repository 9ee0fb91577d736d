import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Where catalogues, notes and what is made of them lie. */
export const localization = join(root, 'packages/elements/src/localization');

export const xliffOf = (language: string): string => join(localization, 'xliff', `${language}.xlf`);
export const generatedOf = (language: string): string => join(localization, 'generated', `${language}.ts`);
