import { warn } from '../internal/warn.js';
import type { Catalogue, Texts } from './texts.js';

/** A language need not have all forms of a text that counts. */
const FORM = /-(zero|one|two|few|many|other)$/;

/** A page's own words in one language; those with an id that no text has are told to its developer. */
export function ownTexts(code: string, catalogue: Catalogue, texts: Texts = {}): Catalogue {
  const within = texts[code];
  const own = Object.entries({ ...texts, ...(typeof within === 'object' && within) });
  return Object.fromEntries(
    own.filter((entry): entry is [string, string] => {
      const [id, text] = entry;
      const isKnown = id in catalogue || FORM.test(id);
      if (typeof text === 'string' && !isKnown) warn(`No text has the id "${id}".`);
      return typeof text === 'string' && id in catalogue;
    }),
  );
}
