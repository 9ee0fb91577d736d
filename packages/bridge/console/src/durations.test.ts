import { expect, it } from 'vitest';
import { formatDuration } from './durations.js';

it.each([
  [-5, '0:00'],
  [7_400, '0:07'],
  [750_000, '12:30'],
  [3_723_000, '1:02:03'],
])('writes %i ms as %s', (durationMs, text) => {
  expect(formatDuration(durationMs)).toBe(text);
});
