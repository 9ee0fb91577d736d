import { describe, expect, test } from 'vitest';
import { estimateSteps, isWanted } from './is-wanted.js';

const report = `{"version":1,"userAgent":"Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36","failedRequestHistory":[${Array.from(
  { length: 16 },
  () =>
    '{"status":502,"url":"https://shop.example/I3Root/Server1/websvcs/chat/poll/***","sendTimestamp":"2031-02-03T04:05:06Z","duration":241}',
).join(',')}]}`;
const longest = report + 'a'.repeat(15_359 - report.length);

describe('a filter', () => {
  test.each([undefined, '', 'Chrome', 'Firefox|Chrome', 'Chrome/1[56]\\d', 'Linux.*Safari', '"status":50[23]', '^\\{'])(
    'wants what it matches: %s',
    (expression) => expect(isWanted(report, expression)).toBe(true),
  );

  test.each(['Firefox', 'chrome', '^Chrome', 'Safari.*Linux'])('wants nothing else: %s', (expression) =>
    expect(isWanted(report, expression)).toBe(false),
  );

  test.each(['(', '[a', 'a**', '?', '\\'])('that is no expression wants nothing: %s', (expression) =>
    expect(isWanted(report, expression)).toBe(false),
  );

  test('that is longer than any filter needs to be wants nothing', () => {
    expect(isWanted('a'.repeat(300), 'a'.repeat(256))).toBe(true);
    expect(isWanted('a'.repeat(300), 'a'.repeat(257))).toBe(false);
  });
});

/** Each takes seconds or centuries on the longest report, and would find it wanted by the text in front. */
const evil = [
  '(a+)+$',
  '(a*)*$',
  '(a|a)*$',
  '(a|aa)+$',
  '(?:a+)+$',
  '((a+)+)+$',
  '(a+){2,}$',
  '(a{1,9}){1,99}$',
  '(a|a){30}!',
  '(a?){30}!',
  '([a-z]+)*$',
  '(\\w+\\s?)*$',
  '(\\w|\\d)+$',
  '(.*)*$',
  '(.|\\s)+!$',
  '(a?)+$',
  '(?=(a+))+\\1!',
  '^(a+)+?$',
  '(a+)+\\)',
  '(x|(a+)+)$',
  '(a+)\\1+!',
  '(?<word>a+)\\k<word>!',
  'a*a*a*a*a*!',
  '.*.*.*!',
  '[^]*[^]*!',
  'a+a+!',
  '\\w+\\d*\\w+!',
  '.{1,999}.{1,999}!',
  '.*.{500}!',
  'a?'.repeat(40) + 'a'.repeat(40),
  '(a|b|ab)(a|b|ab)'.repeat(15),
  'a{0,9}'.repeat(20) + '!',
];

test.each(evil)('a filter that might take long is never evaluated: %s', (expression) => {
  expect(isWanted(`${longest}\n!`, `${expression}|`)).toBe(false);
  expect(estimateSteps(expression, longest.length)).toBeGreaterThan(12_000_000);
});

test('an expression without choices is tried once at each place', () => {
  expect(estimateSteps('Chrome/15[67]\\.0', 1_000)).toBe(1_000);
  expect(estimateSteps('https?://[a-z+*]', 1_000)).toBe(2_000);
  expect(estimateSteps('\\(a\\)\\+', 1_000)).toBe(1_000);
  expect(estimateSteps('\\d{1,3}\\.\\d{2}', 1_000)).toBe(12_000);
});
