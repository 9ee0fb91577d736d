import { describe, expect, it } from 'vitest';
import { chooseLanguage, type LanguageWishes } from './choose-language.js';

type Wishes = Partial<Omit<LanguageWishes, 'system'> & { readonly system: string }>;

const choose = ({ system = 'eu', ...wishes }: Wishes) =>
  chooseLanguage({ browser: [], system: () => system, ...wishes });

describe('the language of a visitor', () => {
  it.each<[string, Wishes, string]>([
    ['what the page says', { override: 'fr', browser: ['de'], system: 'es', fallback: 'it' }, 'fr'],
    ['in whatever case', { override: 'FR', browser: ['de'] }, 'fr'],
    ['then the browser’s', { browser: ['de-AT', 'fr'], system: 'es', fallback: 'it' }, 'de-AT'],
    ['the first of them that there is', { browser: ['eu', 'gl', 'fr-CA', 'de'], system: 'es' }, 'fr-CA'],
    ['then the system’s', { browser: ['eu'], system: 'es-MX', fallback: 'it' }, 'es-MX'],
    ['then what the page falls back on', { browser: ['eu'], fallback: 'it' }, 'it'],
    ['then English', { browser: ['eu'], fallback: 'gl' }, 'en'],
    ['without what is no tag', { override: 'Deutsch!', browser: ['??', 'sv'] }, 'sv'],
    ['with the visitor’s country', { override: 'en', browser: ['fr', 'en-GB'] }, 'en-GB'],
    ['but in the page’s country, where it names one', { override: 'en-US', browser: ['en-GB'] }, 'en-US'],
  ])('is %s', (_what, wishes, tag) => {
    expect(choose(wishes)).toBe(tag);
  });
});
