import { usableTag } from '../internal/usable-tag.js';
import { catalogueOf } from './catalogue-of.js';

const COUNTRY = /-([A-Z]{2}|\d{3})\b/;

/** What is known of a visitor's language. */
export interface LanguageWishes {
  /** The page's word for this visitor, for example after a click on a flag. It wins. */
  readonly override?: string | undefined;
  /** What the browser asks sites for, the most welcome one first. */
  readonly browser: readonly string[];
  /** What the browser and its system are in. Asked for only where it counts, because telling takes a browser long. */
  readonly system: () => string;
  /** What the page wants where none of these has a catalogue. */
  readonly fallback?: string | undefined;
}

/**
 * The tag of the first of a visitor's languages that there is a catalogue for; English where there is none. Where the page
 * names no country, the visitor's own is kept, so that dates are written the British way for the British.
 */
export function chooseLanguage({ override = '', browser, system, fallback = '' }: LanguageWishes): string {
  const chosen = [override, ...browser].find(catalogueOf) ?? [system(), fallback].find(catalogueOf) ?? 'en';
  const tag = usableTag(chosen) ?? chosen;
  if (COUNTRY.test(tag)) return tag;
  return browser.find((own) => catalogueOf(own) === catalogueOf(tag)) ?? tag;
}
