import { usableTag } from '../internal/usable-tag.js';
import { catalogues } from './catalogues.js';

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
