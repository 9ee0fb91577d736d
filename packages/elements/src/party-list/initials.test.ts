import { expect, test } from 'vitest';
import { initials } from './initials.js';

test.each([
  ['Alicia Adams', 'AA'],
  ['alicia', 'A'],
  ['Ana María de la Cruz', 'AC'],
  ['  Jane  Doe ', 'JD'],
  ['李 小龍', '李小'],
  ['🦊 Fox', '🦊F'],
  ['', ''],
])('shortens %j to %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
