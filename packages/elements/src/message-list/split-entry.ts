import type { Entry } from '@footbridge/client';
import { LONG_TEXT } from '../message/cut-text.js';

/** How far before that a text may be cut, where there is a better place. */
const CUT_SLACK = 400;

/** Where a text is cut that goes on from `from`: after a line, else after a word, else between two characters. */
function cutOf(text: string, from: number): number {
  const latest = from + LONG_TEXT;
  if (latest >= text.length) return text.length;
  for (const gap of ['\n', ' ']) {
    const at = text.lastIndexOf(gap, latest - 1);
    if (at >= latest - CUT_SLACK) return at + 1;
  }
  return /[\uDC00-\uDFFF]/.test(text.charAt(latest)) ? latest - 1 : latest;
}

/**
 * Makes several messages of a long one, because a browser may take seconds for the layout of a single text of a megabyte,
 * and longer for a hundred thousand accents upon one letter. Nothing is lost. Only the last says what became of it.
 */
export function splitEntry(entry: Entry): readonly Entry[] {
  if (!('text' in entry) || entry.text.length <= LONG_TEXT) return [entry];
  const pieces: Entry[] = [];
  for (let from = 0; from < entry.text.length;) {
    const to = cutOf(entry.text, from);
    const text = entry.text.slice(from, to);
    pieces.push(
      entry.kind === 'text' && to < entry.text.length ? { ...entry, text, delivery: undefined } : { ...entry, text },
    );
    from = to;
  }
  return pieces;
}
