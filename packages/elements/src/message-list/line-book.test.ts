import { describe, expect, test } from 'vitest';
import { LONG_TEXT } from '../message/cut-text.js';
import { alicia, textEntry, visitor } from '../testing/entries.js';
import { layOutEntries } from './lay-out-entries.js';
import { LineBook } from './line-book.js';

const looksOf = (book: LineBook) => book.lines.map(({ entry, newDay, first }) => [entry, newDay, first]);

describe('the lines of a conversation', () => {
  const hello = textEntry(alicia, 'Hello');
  const hi = textEntry(visitor, 'Hi', { delivery: 'sending' });
  const bye = textEntry(alicia, 'Bye', { atMs: 86_400_000 });

  test('look as if they were all laid out at once, however they came', () => {
    const book = new LineBook();
    for (const entries of [
      [hello],
      [hello, hi],
      [hello, { ...hi, delivery: 'sent' as const }, bye],
      [hello, bye],
      [bye],
    ]) {
      book.take(entries);
      expect(looksOf(book)).toEqual(layOutEntries(entries).map(({ entry, newDay, first }) => [entry, newDay, first]));
    }
    book.take([]);
    expect(book.lines).toEqual([]);
  });

  test('stay the same where nothing has changed', () => {
    const book = new LineBook();
    book.take([hello, hi]);
    const before = book.lines;
    book.take([hello, { ...hi, delivery: 'sent' }, bye]);
    expect(book.lines[0]).toBe(before[0]);
    expect(book.lines).toHaveLength(3);
  });

  test('are several of a long message, in one group, with keys of their own', () => {
    const book = new LineBook();
    const long = textEntry(visitor, 'x'.repeat(3 * LONG_TEXT), { key: 'long', late: true, delivery: 'sent' });
    book.take([hello, long, bye]);
    expect(book.lines.map(({ key, at, first }) => [key, at, first])).toEqual([
      ['Hello', 0, true],
      ['long', 1, true],
      ['long+1', 1, false],
      ['long+2', 1, false],
      ['Bye', 2, true],
    ]);
    expect(book.lastOwn).toBe(book.lines[3]);
  });
});
