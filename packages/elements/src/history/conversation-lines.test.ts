import { expect, test } from 'vitest';
import { alicia, textEntry, visitor } from '../testing/entries.js';
import { conversationText } from './conversation-lines.js';

const noonMs = new Date(2026, 10, 22, 12).getTime();
const nextDayMs = noonMs + 24 * 3_600_000;

test('a conversation to keep has every line, its time and its author, and each date once', () => {
  const entries = [
    textEntry(alicia, 'Good day!', { atMs: noonMs }),
    textEntry(visitor, 'My oven\nis cold.', { atMs: noonMs, delivery: 'sent' }),
    textEntry(visitor, 'Hello?', { atMs: nextDayMs, delivery: 'failed' }),
  ];
  expect(conversationText(entries, 'en-GB', 'Chat with us').split('\r\n')).toEqual([
    'Chat with us',
    '',
    'Sunday 22 November',
    '',
    `[12:00] ${alicia.name}: Good day!`,
    '[12:00] You: My oven\nis cold.',
    '',
    'Monday 23 November',
    '',
    '[12:00] You: Hello? (not sent)',
    '',
  ]);
});

test('a file is named, and its address stays a secret', () => {
  const entry = {
    ...textEntry(alicia, '', { atMs: noonMs }),
    kind: 'file' as const,
    name: 'offer.pdf',
    url: 'https://bridge.example/secret/offer.pdf',
  };
  const text = conversationText([entry], 'en-GB', 'Chat');
  expect(text).toMatch(/File: \W*offer\.pdf/);
  expect(text).not.toContain('secret');
});
