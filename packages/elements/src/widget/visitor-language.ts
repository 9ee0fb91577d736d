import { warn } from '../internal/warn.js';
import { chooseLanguage } from '../localization/choose-language.js';
import { setLocale } from '../localization/localization.js';
import type { Texts } from '../localization/texts.js';

/** A first rendering waits this long for its language at most, so that nobody reads two. */
const PATIENCE_MS = 1000;

/** What a page says of the language. */
export interface LanguageOptions {
  readonly language?: string | undefined;
  readonly defaultLanguage?: string | undefined;
  readonly texts?: Texts | undefined;
}

/** The tag of the language that a visitor reads best, of those that there are. */
export const visitorLanguage = ({ language, defaultLanguage }: LanguageOptions): string =>
  chooseLanguage({
    override: language,
    browser: navigator.languages,
    system: () => Intl.DateTimeFormat().resolvedOptions().locale,
    fallback: defaultLanguage,
  });

/** Has the page's elements speak the visitor's language, again whenever the page wants another. */
export class VisitorLanguage {
  /** The language tag. */
  tag = '';
  #key: unknown;
  #texts: Texts | undefined;

  /** Undefined where nothing has changed; else it resolves once the texts are there, or have been waited for long enough. */
  follow(language: string, { defaultLanguage, texts }: LanguageOptions): Promise<unknown> | undefined {
    const key = `${language},${defaultLanguage}`;
    if (key === this.#key && texts === this.#texts) return undefined;
    this.#key = key;
    this.#texts = texts;
    this.tag = visitorLanguage({ language, defaultLanguage });
    const ready = setLocale(this.tag, texts).catch(() => warn(`The texts of "${this.tag}" could not be fetched.`));
    return Promise.race([ready, new Promise((done) => setTimeout(done, PATIENCE_MS))]);
  }
}
