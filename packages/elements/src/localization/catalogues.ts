import { usableTag } from '../internal/usable-tag.js';

/** The languages that the texts are there in. Where two differ by country only, the last serves whoever has neither. */
export const catalogues: readonly string[] = (
  'ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nb nl pl pt-BR pt-PT ro ru sk sl sr sv th tr uk ur ' +
  'vi zh-Hans zh-Hant'
).split(' ');

/** How the lines of a catalogue's language run. */
export const directionOf = (code: string): 'ltr' | 'rtl' => (/^(ar|fa|he|ur)/.test(code) ? 'rtl' : 'ltr');

/**
 * The catalogue that comes nearest to a language tag, whatever its case; undefined where none is in that language. A tag
 * without a script has that of its country, so that `zh-TW` is traditional Chinese.
 */
export function catalogueOf(tag: string): string | undefined {
  const canonical = usableTag(tag);
  if (!canonical) return undefined;
  // Norwegian is written in two ways; whoever reads one reads the other.
  const base = canonical.replace(/-.*/, '').replace(/^n[on]$/, 'nb');
  if (catalogues.includes(base)) return base;
  const { language, script, region } = new Intl.Locale(canonical).maximize();
  return (
    [`${language}-${region}`, `${language}-${script}`].find((code) => catalogues.includes(code)) ??
    catalogues.findLast((code) => code.startsWith(`${language}-`))
  );
}
