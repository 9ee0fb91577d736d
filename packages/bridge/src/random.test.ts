import { expect, test } from 'vitest';
import { randomGuid, systemRandomBytes } from './random.js';

const COUNT = 100_000;
const RANDOM_BITS = 122;

test('a GUID has 122 bits that are set as often as not, and none comes twice', () => {
  const guids = new Set<string>();
  const ones = Array<number>(128).fill(0);
  for (let index = 0; index < COUNT; index += 1) {
    const guid = randomGuid(systemRandomBytes);
    guids.add(guid);
    for (const [position, digit] of [...guid.replaceAll('-', '')].entries()) {
      const value = Number.parseInt(digit, 16);
      for (let bit = 0; bit < 4; bit += 1)
        ones[position * 4 + bit] = (ones[position * 4 + bit] ?? 0) + ((value >> (3 - bit)) & 1);
    }
  }
  expect(guids.size).toBe(COUNT);
  // Seven standard deviations: a good source fails this once in a thousand million runs.
  const allowed = 7 * Math.sqrt(COUNT / 4);
  const random = ones.filter((count) => Math.abs(count - COUNT / 2) < allowed);
  expect(random).toHaveLength(RANDOM_BITS);
  expect(ones.filter((count) => count === 0 || count === COUNT)).toHaveLength(128 - RANDOM_BITS);
});

test('a GUID says that it is of version 4', () => {
  expect(randomGuid((count) => new Uint8Array(count))).toBe('00000000-0000-4000-8000-000000000000');
  expect(randomGuid((count) => new Uint8Array(count).fill(255))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
});
