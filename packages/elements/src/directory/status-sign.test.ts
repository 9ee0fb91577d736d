import { expect, test } from 'vitest';
import { signOf } from './status-sign.js';

test.each([
  ['Available', true, 'available'],
  ['At my desk', true, 'available'],
  ['Disponible', true, 'available'],
  ['', false, 'busy'],
  ['Do not disturb', false, 'busy'],
  ['Follow Up', false, 'busy'],
  ['On the phone', false, 'phone'],
  ['In a meeting', false, 'meeting'],
  ['At Training', false, 'meeting'],
  ['At lunch', false, 'meal'],
  ['Working at home', true, 'home'],
  ['Gone Home', false, 'home'],
  ['Out of town', false, 'away'],
  ['On Vacation', false, 'away'],
  ['Offline', false, 'away'],
] as const)('a status of "%s" has the sign of what it says (%s)', (text, available, sign) => {
  expect(signOf(text, available)).toBe(sign);
});
