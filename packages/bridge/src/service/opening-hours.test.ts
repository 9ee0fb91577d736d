import { expect, test } from 'vitest';
import { isOpen, type OpeningHours } from './opening-hours.js';

const berlin: OpeningHours = {
  timeZone: 'Europe/Berlin',
  days: {
    monday: [
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '17:30' },
    ],
    friday: [{ from: '22:00', to: '02:00' }],
    sunday: [{ from: '00:00', to: '24:00' }],
  },
  holidays: ['2026-05-25'],
};

test.each([
  ['before it opens', '2026-01-05T08:59:59+01:00', false],
  ['as it opens', '2026-01-05T09:00:00+01:00', true],
  ['in the break', '2026-01-05T12:30:00+01:00', false],
  ['to the last minute', '2026-01-05T17:29:59+01:00', true],
  ['as it closes', '2026-01-05T17:30:00+01:00', false],
  ['in summer time', '2026-07-06T09:00:00+02:00', true],
  ['an hour early in summer time', '2026-07-06T08:00:00+02:00', false],
  ['late on Friday', '2026-01-09T23:00:00+01:00', true],
  ['still after midnight', '2026-01-10T01:59:00+01:00', true],
  ['no longer then', '2026-01-10T02:00:00+01:00', false],
  ['the night before', '2026-01-09T01:00:00+01:00', false],
  ['all Sunday', '2026-01-11T23:59:59+01:00', true],
  ['on a day without spans', '2026-01-06T10:00:00+01:00', false],
  ['on a holiday', '2026-05-25T10:00:00+02:00', false],
  ['through the night in which the clocks go forward', '2026-03-29T02:30:00+01:00', true],
])('%s: %s is %s', (_, time, open) => {
  expect(isOpen(berlin, Date.parse(time))).toBe(open);
});
