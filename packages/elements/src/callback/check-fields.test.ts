import { describe, expect, test } from 'vitest';
import { checkFields } from './check-fields.js';

const NOW_MS = 1_767_600_000_000;

describe('what a visitor has to put right', () => {
  test.each([
    ['nothing about a number', { telephone: '+47 555 01 22' }, {}],
    ['nothing about a number in the digits of another script', { telephone: '٠٢٠ ٧٩٤٦' }, {}],
    ['nothing about an emergency number', { telephone: '112' }, {}],
    ['a number that is missing', { telephone: '  ' }, { telephone: 'no-telephone' }],
    ['a number without digits', { telephone: 'at home' }, { telephone: 'no-number' }],
    ['a time that has passed', { telephone: '112', timeMs: NOW_MS - 1 }, { time: 'past-time' }],
    ['a time of which half is filled in', { telephone: '112', timeMs: NaN }, { time: 'no-time' }],
    ['nothing about a time to come', { telephone: '112', timeMs: NOW_MS + 1 }, {}],
  ])('is %s', (_what, fields, mistakes) => {
    expect(checkFields(fields, NOW_MS)).toEqual(mistakes);
  });

  test('is found in time that does not grow with what was pasted', () => {
    expect(checkFields({ telephone: 'x'.repeat(100_000) }, NOW_MS)).toEqual({ telephone: 'no-number' });
  });
});
