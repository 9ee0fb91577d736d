/** What the command says about results. */
import type { CheckResult } from './run-conformance.js';

const words = { passed: 'pass', failed: 'FAIL', skipped: 'skip' } as const;

/** One request type: whether all went well, and what did not or could not be seen. */
export function describeSubject(results: readonly CheckResult[]): string {
  const outcome = count(results, 'failed') > 0 ? 'failed' : count(results, 'passed') > 0 ? 'passed' : 'skipped';
  const head = `${words[outcome]}  ${results[0]?.subject ?? ''} (${describeCounts(results)})`;
  const [reason, ...others] = new Set(results.map(({ detail = '' }) => detail));
  if (outcome === 'skipped' && others.length === 0) return `${head}\n      ${reason}`;
  return [head, ...results.filter((result) => result.outcome !== 'passed').map(describeResult)].join('\n');
}

const describeResult = ({ outcome, name, section, detail = '' }: CheckResult): string =>
  `      ${words[outcome]}  ${name} (protocol §${section})\n            ${detail}`;

export function describeCounts(results: readonly CheckResult[]): string {
  const counts = (['passed', 'failed', 'skipped'] as const).map((outcome) => `${count(results, outcome)} ${outcome}`);
  return counts.filter((text) => !text.startsWith('0 ')).join(', ');
}

export const count = (results: readonly CheckResult[], outcome: CheckResult['outcome']): number =>
  results.filter((result) => result.outcome === outcome).length;
