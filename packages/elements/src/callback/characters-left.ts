import { msg, str } from '@lit/localize';
import { plural } from '../localization/plural.js';

/** As many as a subject may have. protocol §7.9 */
export const MOST_CHARACTERS = 2_000;
/** From here on it is shown how many are left; each of these is said aloud. */
const marks = [200, 100, 50, 20, 10, 0];

/** How many characters are left, as text; undefined while there are plenty. */
export function charactersLeft(subject: string): string | undefined {
  const left = MOST_CHARACTERS - subject.length;
  if (left > Math.max(...marks)) return undefined;
  return plural(
    'characters-left',
    left,
    (number) => msg(str`${number} character left`, { id: 'characters-left-one' }),
    (number) => msg(str`${number} characters left`, { id: 'characters-left-other' }),
  );
}

/** Whether a screen reader is to say how many are left: not at each letter, but when few become fewer. */
export const isWorthSaying = (before: string, after: string): boolean =>
  marks.some((mark) => MOST_CHARACTERS - before.length > mark && MOST_CHARACTERS - after.length <= mark);
