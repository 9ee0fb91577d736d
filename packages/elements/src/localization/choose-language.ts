import { catalogueOf } from './catalogues.js';

/** What is known of a visitor's language. */
export interface LanguageWishes {
  /** The page's word for this visitor, for example after a click on a flag. It wins. */
  readonly override?: string | undefined;
  /** What the browser asks sites for, the most welcome one first. */
  readonly browser: readonly string[];
  /** What the browser and its system are in. */
  readonly system: string;
  /** What the page wants where none of these has a catalogue. */
  readonly fallback?: string | undefined;
}

/**
 * The tag of the first of a visitor's languages that there is a catalogue for; English where there is none. Where the page
 * names no country, the visitor's own is kept, so that dates are written the British way for the British.
 */
export function chooseLanguage({ override = '', browser, system, fallback = '' }: LanguageWishes): string {
  const chosen = [override, ...browser, system, fallback].find(catalogueOf) ?? 'en';
  const { baseName, region } = new Intl.Locale(chosen);
  const isSame = (tag: string) => catalogueOf(tag) === catalogueOf(chosen);
  return (region ? undefined : browser.find(isSame)) ?? baseName;
}
