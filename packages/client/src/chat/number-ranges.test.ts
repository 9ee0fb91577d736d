import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addNumber, hasNumber, type NumberRanges } from './number-ranges.js';

it('knows what was added and nothing else, in as few ranges as there are', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1, max: 30 })), (numbers) => {
      const ranges = numbers.reduce<NumberRanges>(addNumber, []);
      for (let number = -2; number < 32; number += 1) expect(hasNumber(ranges, number)).toBe(numbers.includes(number));
      const starts = new Set(numbers.filter((number) => !numbers.includes(number - 1)));
      expect(ranges.map(([first]) => first)).toEqual([...starts].toSorted((one, other) => one - other));
    }),
  );
});
