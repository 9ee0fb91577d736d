/** The one place that configures @lit/localize, which allows a single configuration a page. */
import { configureLocalization } from '@lit/localize';

/** English is the language of the sources; catalogues of other languages join `targetLocales`. */
export const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: [],
  loadLocale: (locale) => Promise.reject(new RangeError(`There is no catalogue for "${locale}".`)),
});
