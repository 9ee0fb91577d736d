/**
 * The language of all elements of a page: @lit/localize allows a single configuration, and so one language at a time. A
 * catalogue is fetched before @lit/localize hears of it, because it would remember for good that one could not be.
 */
import { configureLocalization } from '@lit/localize';
import { catalogueOf } from './catalogue-of.js';
import { catalogues, directionOf } from './catalogues.js';
import { templatesOf } from './templates-of.js';
import type { Catalogue, Texts } from './texts.js';

/** What the sources are written in. English with a page's own texts is a catalogue like any other. */
const SOURCE = 'en-001';

let current = 'en';
let latest: unknown;
let templates: ReturnType<typeof templatesOf> = {};

const lit = configureLocalization({
  sourceLocale: SOURCE,
  targetLocales: catalogues,
  loadLocale: () => Promise.resolve({ templates }),
});

/** The code of the catalogue in use. Default: `en`. */
export const getLocale = (): string => current;

/** How the lines of its language run. */
export const getDirection = (): 'ltr' | 'rtl' => directionOf(current);

/**
 * Has all elements of the page speak a language: that of the catalogue nearest to a language tag, English where there is
 * none. Resolves once the texts are there, or another call has come in between.
 *
 * @param tag For example `de-AT`; its case does not matter.
 * @param texts The page's own words in place of the catalogue's.
 * @throws What the browser says of a catalogue that could not be fetched; the language stays as it was.
 */
export async function setLocale(tag: string, texts?: Texts): Promise<void> {
  const call = (latest = {});
  const code = catalogueOf(tag) ?? 'en';
  // English is in the sources.
  const catalogue = code !== 'en' || texts ? await fetchCatalogue(code) : undefined;
  const { ownTexts } = texts ? await import('./own-texts.js') : {};
  if (call !== latest) return;
  current = code;
  // By way of the sources, because the same language may have other texts now.
  const restored = lit.setLocale(SOURCE);
  if (!catalogue) return restored;
  templates = templatesOf({ ...catalogue, ...ownTexts?.(code, catalogue, texts) });
  await lit.setLocale(code);
}

async function fetchCatalogue(code: string): Promise<Catalogue> {
  const { texts } = (await import(`./generated/${code}.js`)) as { readonly texts: Catalogue };
  return texts;
}
