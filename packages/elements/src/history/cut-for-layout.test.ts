import { expect, test } from 'vitest';
import { cutForLayout } from './cut-for-layout.js';

const lengths = (text: string) => cutForLayout(text).map(({ length }) => length);

test('a text of the usual length stays whole, an empty one too', () => {
  expect(cutForLayout('Hello\n\nthere ')).toEqual(['Hello\n\nthere ']);
  expect(cutForLayout('')).toEqual(['']);
});

test('a long text is cut at spaces where it has any, and nothing of it is lost', () => {
  const prose = 'word '.repeat(10_000);
  expect(cutForLayout(prose).join('')).toBe(prose);
  expect(Math.max(...lengths(prose))).toBeLessThanOrEqual(2_001);
  expect(cutForLayout(prose).every((piece) => piece.endsWith(' '))).toBe(true);
});

test('a text without spaces is cut between characters, never within one', () => {
  const marks = `x${'\u0301'.repeat(5_000)}${'🔧'.repeat(3_000)}`;
  expect(cutForLayout(marks).join('')).toBe(marks);
  expect(cutForLayout(marks).some((piece) => /^[\uDC00-\uDFFF]/.test(piece))).toBe(false);
  expect(cutForLayout(marks)).toHaveLength(5);
});
