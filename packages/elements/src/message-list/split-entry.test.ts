import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alicia, textEntry, visitor } from '../testing/entries.js';
import { LONG_TEXT } from '../message/cut-text.js';
import { splitEntry } from './split-entry.js';

const textsOf = (text: string) =>
  splitEntry(textEntry(alicia, text)).map((entry) => ('text' in entry ? entry.text : ''));

describe('a long message', () => {
  test('is the same as before where it is not long', () => {
    const entry = textEntry(alicia, 'x'.repeat(LONG_TEXT));
    expect(splitEntry(entry)).toEqual([entry]);
    const file = { ...entry, kind: 'file', name: 'x'.repeat(LONG_TEXT * 2), url: 'https://a.example' } as const;
    expect(splitEntry(file)).toEqual([file]);
  });

  test('is cut after a line, else after a word, else anywhere', () => {
    const words = 'word '.repeat(LONG_TEXT / 5 - 20);
    expect(textsOf(`${words}end of a line\n${words}`)[0]).toBe(`${words}end of a line\n`);
    expect(textsOf('a word '.repeat(LONG_TEXT))[0]).toMatch(/ $/);
    expect(textsOf('x'.repeat(LONG_TEXT + 1)).map(({ length }) => length)).toEqual([LONG_TEXT, 1]);
  });

  test('loses nothing, has no empty or long piece, and never cuts a character in two', () => {
    const long = fc
      .array(fc.constantFrom('word ', '\n', '\u0301'.repeat(300), 'x'.repeat(999), '🦊', '🦊'.repeat(500)), {
        maxLength: 30,
      })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(long, (text) => {
        const pieces = textsOf(text);
        expect(pieces.join('')).toBe(text);
        if (text)
          expect(pieces.every((piece) => piece && piece.length <= LONG_TEXT && !/^[\uDC00-\uDFFF]/.test(piece))).toBe(
            true,
          );
      }),
    );
  });

  test('says once what became of it', () => {
    const pieces = splitEntry(textEntry(visitor, 'x'.repeat(LONG_TEXT * 2 + 1), { delivery: 'failed' }));
    expect(pieces.map((piece) => piece.kind === 'text' && piece.delivery)).toEqual([undefined, undefined, 'failed']);
  });
});
