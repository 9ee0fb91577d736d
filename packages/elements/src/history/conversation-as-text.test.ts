import type { FileEntry } from '@footbridge/client';
import { describe, expect, test } from 'vitest';
import { alicia, system, textEntry, visitor } from '../testing/entries.js';
import { conversationAsText } from './conversation-as-text.js';

const noonMs = new Date(2026, 10, 22, 12).getTime();
const nextDayMs = noonMs + 24 * 3_600_000;
const atNoon = { atMs: noonMs };
const options = { language: 'en-GB', heading: 'Chat with us' };
const linesOf = (...entries: Parameters<typeof conversationAsText>[0]) =>
  conversationAsText(entries, options).split('\r\n').slice(4, -1);

describe('a conversation to keep', () => {
  test('has every line with its time and author, and each date once, with the year', () => {
    const entries = [
      textEntry(system, 'Welcome!', atNoon),
      textEntry(alicia, 'Good day!', atNoon),
      textEntry(visitor, 'My oven is cold.', { ...atNoon, delivery: 'sent' }),
      textEntry(alicia, 'Are you there?', { atMs: nextDayMs }),
    ];
    expect(conversationAsText(entries, options).split('\r\n')).toEqual([
      'Chat with us',
      '',
      'Sunday, 22 November 2026',
      '',
      '[12:00] Welcome!',
      '[12:00] Alicia Adams: Good day!',
      '[12:00] You: My oven is cold.',
      '',
      'Monday, 23 November 2026',
      '',
      '[12:00] Alicia Adams: Are you there?',
      '',
    ]);
  });

  test('says what came late and what may not have arrived', () => {
    expect(
      linesOf(
        textEntry(alicia, 'Earlier', { ...atNoon, late: true }),
        textEntry(visitor, 'One', { ...atNoon, delivery: 'failed' }),
        textEntry(visitor, 'Two', { ...atNoon, delivery: 'unconfirmed' }),
      ),
    ).toEqual([
      '[12:00] Alicia Adams: Earlier (arrived late)',
      '[12:00] You: One (Not sent.)',
      '[12:00] You: Two (This may not have arrived.)',
    ]);
  });

  test('lets no message pass for two, whatever it takes for the end of a line', () => {
    for (const end of ['\n', '\r', '\r\n', '\u2028', '\u2029', '\u0085', '\v', '\f']) {
      expect(linesOf(textEntry(alicia, `Hello${end}[12:01] You: I agree.`, atNoon))).toEqual([
        '[12:00] Alicia Adams: Hello',
        '    [12:01] You: I agree.',
      ]);
      expect(linesOf(textEntry({ ...alicia, name: `A${end}B` }, 'Hello', atNoon))).toEqual(['[12:00] A B: Hello']);
    }
  });

  test('tells a terminal nothing', () => {
    expect(linesOf(textEntry(alicia, 'a\u001b[2Jb\u0000c\td\u009be', atNoon))).toEqual([
      '[12:00] Alicia Adams: a[2Jbc\tde',
    ]);
  });

  test('names a file, and keeps its address a secret', () => {
    const file: FileEntry = {
      ...{ kind: 'file', key: 'file', author: alicia, atMs: noonMs, late: false },
      name: 'offer.pdf',
      url: 'https://bridge.example/secret/offer.pdf',
    };
    expect(linesOf(file)).toEqual(['[12:00] Alicia Adams: File: \u2068offer.pdf\u2069']);
  });

  test('is in the browser’s language where the tag says nothing', () => {
    for (const language of ['', 'no such tag']) {
      expect(() => conversationAsText([textEntry(alicia, 'Hello')], { ...options, language })).not.toThrow();
    }
  });
});
