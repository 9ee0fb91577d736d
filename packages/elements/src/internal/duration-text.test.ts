import { describe, expect, test } from 'vitest';
import { durationText, roundDuration } from './duration-text.js';

describe('a wait', () => {
  test.each([
    [0, 1, 'minute'],
    [89, 1, 'minute'],
    [90, 2, 'minute'],
    [45 * 60, 45, 'minute'],
    [46 * 60, 1, 'hour'],
    [89 * 60, 1, 'hour'],
    [20 * 3_600, 20, 'hour'],
    [21 * 3_600, 1, 'day'],
    [36 * 3_600 - 1, 1, 'day'],
    [7 * 86_400, 7, 'day'],
  ])('of %i seconds is about %i %s', (seconds, count, unit) => {
    expect(roundDuration(seconds)).toEqual([count, unit]);
  });

  test('is said as a language does', () => {
    expect(durationText(300, 'en')).toBe('About 5 minutes');
    expect(durationText(60, 'en')).toBe('About 1 minute');
    expect(durationText(7_200, 'fr')).toMatch(/^About 2\sheures$/);
    expect(durationText(300, 'no language')).toContain('5');
  });
});
