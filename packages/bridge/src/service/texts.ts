/**
 * What the system says in a chat, in which language. A text that an administrator has set is said to everybody as it is;
 * otherwise the visitor's language speaks where its pack is on. Knows no chat and no order of events. protocol §7.4
 */
import type { Centre } from './centre.js';
import { defaultParameters } from './parameters.js';
import type { TextPack } from './text-packs/text-pack.js';
import { packLanguages, textPacks, type PackLanguage } from './text-packs/text-packs.js';

export type TextName = keyof TextPack | 'VisitorConnectedMsg';

/** The sentence for a visitor of this language, with its placeholders; empty where nothing is to be said. */
export function templateFor(centre: Centre, language: string | undefined, name: TextName): string {
  const text = centre.parameters[name];
  if (name === 'VisitorConnectedMsg' || text !== defaultParameters[name]) return text;
  return packFor(centre, language)?.[name] ?? text;
}

/** The pack of a visitor's language, else that of the language which is everybody's. */
function packFor(centre: Centre, language: string | undefined): TextPack | undefined {
  if (centre.textPacks.length === 0) return undefined;
  const known = findPack(centre, language ?? '') ?? findPack(centre, centre.parameters.DefaultLanguage);
  return known && textPacks[known];
}

/** `de-at` is served by `de`, and a bare `pt` by `pt-br`, but no country by another one's pack. */
function findPack({ textPacks: on }: Centre, language: string): PackLanguage | undefined {
  const tag = language.toLowerCase();
  return (
    on.find((pack) => pack === tag) ??
    on.find((pack) => pack === baseOf(tag)) ??
    on.find((pack) => baseOf(pack) === tag)
  );
}

const baseOf = (tag: string): string | undefined => tag.split('-')[0];

/** `all`, or some languages in any case; unknown ones are left out. */
export const choosePacks = (wanted: readonly string[] | 'all'): readonly PackLanguage[] =>
  wanted === 'all'
    ? packLanguages
    : packLanguages.filter((known) => wanted.some((language) => language.toLowerCase() === known));

/** Puts values in for `%1`, `%2` and so on, whatever characters they have. */
export const fillIn = (template: string, values: readonly string[]): string =>
  template.replace(/%([1-9])/g, (placeholder, digit: string) => values[Number(digit) - 1] ?? placeholder);

const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 3_600;

/** A time as the visitor's language says it; a language that nobody knows says it in English. */
export function describeDuration(seconds: number, language: string | undefined): string {
  const parts = [
    { unit: 'hour', count: Math.floor(seconds / SECONDS_PER_HOUR) },
    { unit: 'minute', count: Math.floor((seconds % SECONDS_PER_HOUR) / SECONDS_PER_MINUTE) },
    { unit: 'second', count: Math.round(seconds % SECONDS_PER_MINUTE) },
  ].filter(({ count, unit }) => count > 0 || (seconds === 0 && unit === 'second'));
  const locale = knownLocale(language);
  return new Intl.ListFormat(locale, { type: 'unit', style: 'long' }).format(
    parts.map(({ unit, count }) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
    ),
  );
}

/** A tag comes from a visitor and may be anything. */
function knownLocale(language: string | undefined): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language ?? 'en')[0] ?? 'en';
  } catch {
    return 'en';
  }
}
