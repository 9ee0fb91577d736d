import { describe, expect, test } from 'vitest';
import { alicia, textEntry, visitor } from '../testing/entries.js';
import { lastOwnOf, layOutEntries } from './lay-out-entries.js';

const noonMs = new Date(2026, 10, 22, 12).getTime();
const minutes = (count: number) => noonMs + count * 60_000;

describe('a laid out conversation', () => {
  test('has one date for each day, the first day included', () => {
    const lines = layOutEntries([
      textEntry(alicia, 'today', { atMs: noonMs }),
      textEntry(alicia, 'before midnight', { atMs: new Date(2026, 10, 22, 23, 59, 59).getTime() }),
      textEntry(alicia, 'after midnight', { atMs: new Date(2026, 10, 23, 0, 0, 1).getTime() }),
    ]);
    expect(lines.map(({ newDay }) => newDay)).toEqual([true, false, true]);
  });

  test('names author and time once for messages of one author close together', () => {
    const lines = layOutEntries([
      textEntry(alicia, 'Hello', { atMs: minutes(0) }),
      textEntry(alicia, 'How can I help?', { atMs: minutes(4) }),
      textEntry(visitor, 'Hi', { atMs: minutes(4) }),
      textEntry(alicia, 'Yes?', { atMs: minutes(4) }),
    ]);
    expect(lines.map(({ first }) => first)).toEqual([true, false, true, true]);
  });

  test('gives a new time five minutes after the one that is shown', () => {
    const lines = layOutEntries([0, 3, 6, 9].map((at) => textEntry(alicia, `${at}`, { atMs: minutes(at) })));
    expect(lines.map(({ first }) => first)).toEqual([true, false, true, false]);
  });

  test('sets a late message apart, so that it can say so', () => {
    const lines = layOutEntries([textEntry(alicia, 'b'), textEntry(alicia, 'a', { late: true })]);
    expect(lines.map(({ first }) => first)).toEqual([true, true]);
  });

  test("knows the visitor's latest message", () => {
    const entries = [textEntry(visitor, 'a'), textEntry(visitor, 'b'), textEntry(alicia, 'c')];
    expect(lastOwnOf(entries)).toBe(entries[1]);
  });

  test('goes on from the line before', () => {
    const entries = [0, 3, 6, 9].map((at) => textEntry(alicia, `${at}`, { atMs: minutes(at) }));
    const whole = layOutEntries(entries);
    expect(layOutEntries(entries.slice(2), whole[1])).toEqual(whole.slice(2));
  });

  test('keeps the order, whatever the clock said', () => {
    const entries = [
      textEntry(alicia, 'first', { atMs: minutes(9) }),
      textEntry(alicia, 'second', { atMs: minutes(1) }),
    ];
    expect(layOutEntries(entries).map(({ entry }) => entry)).toEqual(entries);
  });
});
