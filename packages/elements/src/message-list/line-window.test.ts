import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineAt, spaceAbove, windowAround } from './line-window.js';
import { WINDOW_LINES } from './window-lines.js';

const count = fc.integer({ min: 0, max: 20_000 });

describe('the window of a long conversation', () => {
  test('is the whole of a short one', () => {
    expect(windowAround(0, 0)).toEqual({ start: 0, end: 0 });
    expect(windowAround(9, 10)).toEqual({ start: 0, end: 10 });
  });

  test('lies around what is read, and never beyond the ends', () => {
    expect(windowAround(5_000, 10_000)).toEqual({ start: 4_960, end: 5_040 });
    expect(windowAround(9_990, 10_000)).toEqual({ start: 9_920, end: 10_000 });
    expect(windowAround(10, 10_000)).toEqual({ start: 0, end: 80 });
  });

  test('moves only once what is read is away from its middle, but to the very ends', () => {
    const before = windowAround(5_000, 10_000);
    expect(windowAround(5_007, 10_000, before)).toBe(before);
    expect(windowAround(5_008, 10_000, before)).toEqual({ start: 4_968, end: 5_048 });
    expect(windowAround(30, 10_000, { start: 3, end: 83 })).toEqual({ start: 0, end: 80 });
    expect(windowAround(9_999, 10_001, windowAround(9_999, 10_000))).toEqual({ start: 9_921, end: 10_001 });
  });

  test('holds the line that it is to hold, and never too many, wherever it was before', () => {
    fc.assert(
      fc.property(count, fc.nat(), fc.nat(), (lineCount, at, earlier) => {
        fc.pre(lineCount > 0);
        const before = windowAround(earlier % lineCount, lineCount);
        const middle = at % lineCount;
        const { start, end } = windowAround(middle, lineCount, before);
        expect(start).toBeLessThanOrEqual(middle);
        expect(end).toBeGreaterThan(middle);
        expect(end).toBeLessThanOrEqual(lineCount);
        expect(end - start).toBe(Math.min(WINDOW_LINES, lineCount));
      }),
    );
  });
});

describe('a jump into the empty space', () => {
  const window = { start: 1_000, end: 1_100 };
  const extent = { startPx: 40_000, endPx: 44_000, wholePx: 80_000 };

  test('before the lines leads as far back as it is up', () => {
    expect(lineAt(0, window, 2_000, extent)).toBe(0);
    expect(lineAt(20_000, window, 2_000, extent)).toBe(500);
  });

  test('after the lines leads as far on as it is down', () => {
    expect(lineAt(62_000, window, 2_000, extent)).toBe(1_550);
    expect(lineAt(80_000, window, 2_000, extent)).toBe(1_999);
  });
});

describe('the space before the lines', () => {
  test('leaves what is read in its place while it can', () => {
    expect(spaceAbove(10, 123, 40)).toBe(123);
  });

  test('is none before the first line, and is made anew where it has run out', () => {
    expect(spaceAbove(0, 123, 40)).toBe(0);
    expect(spaceAbove(10, -5, 40)).toBe(400);
  });
});
