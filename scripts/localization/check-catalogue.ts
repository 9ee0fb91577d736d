import type { SourceText } from './source-texts.ts';
import type { Unit } from './xliff.ts';

const MARKUP = /<\/?\w|&\w+;/;
const PLACEHOLDER = /\{\d\}/g;

/** Names whatever a catalogue lacks, has too much of, or has in a way that no screen could show. */
export function mistakesIn(units: readonly Unit[], texts: readonly SourceText[]): readonly string[] {
  const mistakes = units
    .filter(({ id }) => !texts.some((text) => text.id === id))
    .map(({ id }) => `${id}: no text has this id.`);
  for (const { id, text } of texts) {
    const unit = units.find((other) => other.id === id);
    if (!unit || unit.state === 'new') mistakes.push(`${id}: is missing.`);
    else mistakes.push(...mistakesOf(unit, text).map((mistake) => `${id}: ${mistake}`));
  }
  return [...mistakes, ...labelMistakes(units)];
}

function mistakesOf({ source, target }: Unit, text: string): readonly string[] {
  const mistakes: string[] = [];
  if (source !== text) mistakes.push(`is a translation of "${source}", which is now "${text}".`);
  if (`${placeholders(target)}` !== `${placeholders(text)}`) mistakes.push(`has other placeholders than "${text}".`);
  if (/[{}]/.test(target.replaceAll(PLACEHOLDER, ''))) mistakes.push('has a brace that holds no number.');
  if (target !== target.trim()) mistakes.push('begins or ends with a blank.');
  if (MARKUP.test(target)) mistakes.push('has markup in it.');
  if (target.length > 2 * text.length + 12) mistakes.push('is more than twice as long as the English.');
  return mistakes;
}

const placeholders = (text: string) => (text.match(PLACEHOLDER) ?? []).toSorted();

/** Whoever speaks to their computer says what they read: a name has to contain the label that is shown. WCAG 2.5.3 */
const shownIn = [
  ['directory-chat', 'directory-chat-with'],
  ['directory-callback', 'directory-callback-from'],
] as const;

function labelMistakes(units: readonly Unit[]): readonly string[] {
  const textOf = (wanted: string) => units.find(({ id }) => id === wanted)?.target.toLowerCase() ?? '';
  return shownIn
    .filter(([label, name]) => !textOf(name).includes(textOf(label)))
    .map(([label, name]) => `${name}: does not contain the text of ${label}.`);
}
