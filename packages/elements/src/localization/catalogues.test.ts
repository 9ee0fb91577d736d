import { expect, it } from 'vitest';
import { catalogues, directionOf } from './catalogues.js';

it('runs from right to left in four languages', () => {
  expect(catalogues.filter((code) => directionOf(code) === 'rtl')).toEqual(['ar', 'fa', 'he', 'ur']);
});
