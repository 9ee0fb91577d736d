import { expect, test } from 'vitest';
import { dateFormats } from './date-formats.js';

const atMs = new Date(2026, 10, 22, 15, 4).getTime();

test('writes days and times as the language does', () => {
  expect(dateFormats('en-US').day(atMs)).toBe('Sunday, November 22');
  expect(dateFormats('fr').day(atMs)).toBe('dimanche 22 novembre');
  expect(dateFormats('en-US').time(atMs)).toMatch(/^3:04\sPM$/);
  expect(dateFormats('fr').time(atMs)).toBe('15:04');
});

test.each(['', 'not a language', 'x'])('makes do with the language %j', (language) => {
  expect(dateFormats(language).day(atMs)).toContain('22');
});

test('writes a day together with a time of it', () => {
  expect(dateFormats('en-GB').moment(atMs)).toMatch(/^Sunday 22 November at 15:04$/);
  expect(dateFormats('fr').moment(atMs)).toMatch(/^dimanche 22 novembre à 15:04$/);
});
