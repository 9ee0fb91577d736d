import { describe, expect, test } from 'vitest';
import { fromLocalTime, toLocalTime, toZonedTime } from './local-time.js';

const moments = ['2026-01-06T08:00:00Z', '2026-07-06T08:30:00Z', '2026-12-31T23:59:00Z'].map((text) =>
  Date.parse(text),
);

describe('a time that a visitor chooses', () => {
  test.each(moments)('means the same moment as text of a field and as text for a server: %i', (atMs) => {
    expect(toLocalTime(atMs)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    expect(fromLocalTime(toLocalTime(atMs))).toBe(atMs);
    expect(toZonedTime(atMs)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00[+-]\d\d:\d\d$/);
    expect(Date.parse(toZonedTime(atMs))).toBe(atMs);
  });

  test('is none where the field is empty or half filled in', () => {
    expect(fromLocalTime('')).toBeUndefined();
    expect(fromLocalTime('2026-01-06T')).toBeUndefined();
  });
});
