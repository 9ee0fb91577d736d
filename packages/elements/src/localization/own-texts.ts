import { warn } from '../internal/warn.js';
import type { Catalogue, Texts } from './texts.js';

/** A page's own words in one language; those with an id that no text has are told to its developer. */
export function ownTexts(code: string, catalogue: Catalogue, texts: Texts = {}): Catalogue {
  const within = texts[code];
  const own = Object.entries({ ...texts, ...(typeof within === 'object' && within) });
  return Object.fromEntries(
    own.filter((entry): entry is [string, string] => {
      const [id, text] = entry;
      if (typeof text === 'string' && !(id in catalogue)) warn(`No text has the id "${id}".`);
      return typeof text === 'string' && id in catalogue;
    }),
  );
}
