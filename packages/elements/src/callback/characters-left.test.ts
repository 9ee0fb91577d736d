import { describe, expect, test } from 'vitest';
import { charactersLeft, isWorthSaying } from './characters-left.js';

const text = (length: number) => 'x'.repeat(length);

describe('how many characters are left', () => {
  test('is shown once they become few', () => {
    expect(charactersLeft(text(1_799))).toBeUndefined();
    expect(charactersLeft(text(1_800))).toBe('200 characters left');
    expect(charactersLeft(text(2_000))).toBe('0 characters left');
  });

  test('is said at a few marks, also when they are passed at once', () => {
    expect(isWorthSaying(text(1_799), text(1_800))).toBe(true);
    expect(isWorthSaying(text(1_800), text(1_801))).toBe(false);
    expect(isWorthSaying('', text(2_000))).toBe(true);
    expect(isWorthSaying(text(2_000), text(1_999))).toBe(false);
  });
});
