import { expect, test } from 'vitest';
import { describeCounts, describeSubject } from './report.js';
import type { CheckResult } from './run-conformance.js';

const result = (outcome: CheckResult['outcome'], name: string, detail?: string): CheckResult => ({
  subject: 'chat/poll',
  section: '3.3',
  name,
  outcome,
  ...(detail !== undefined && { detail }),
});

test('a request type that passes is one line', () => {
  expect(describeSubject([result('passed', 'one'), result('passed', 'other')])).toBe('pass  chat/poll (2 passed)');
});

test('one failure fails the request type, and says what was expected', () => {
  const results = [
    result('passed', 'one'),
    result('failed', 'counts', 'Expected 4, got 3.'),
    result('skipped', 'x', 'No.'),
  ];
  expect(
    describeSubject(results)
      .split('\n')
      .map((line) => line.trim()),
  ).toEqual([
    'FAIL  chat/poll (1 passed, 1 failed, 1 skipped)',
    'FAIL  counts (protocol §3.3)',
    'Expected 4, got 3.',
    'skip  x (protocol §3.3)',
    'No.',
  ]);
});

test('a reason that all were left out for is said once', () => {
  const results = [result('skipped', 'one', 'Not announced.'), result('skipped', 'other', 'Not announced.')];
  expect(describeSubject(results)).toBe('skip  chat/poll (2 skipped)\n      Not announced.');
});

test('counts name only what there is', () => {
  expect(describeCounts([result('failed', 'one', 'Why.')])).toBe('1 failed');
});
