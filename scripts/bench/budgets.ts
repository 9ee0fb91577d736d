import { readFileSync } from 'node:fs';

/** What was measured, under the name that its budget has. */
export interface Measurement {
  readonly name: string;
  readonly what: string;
  readonly value: number;
  readonly unit: 'ratio' | 'ms' | 'bytes' | 'count';
  /** The figures behind the value. */
  readonly note: string;
}

type Budget = { readonly atLeast: number } | { readonly atMost: number };

const budgets = JSON.parse(readFileSync(new URL('budgets.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Budget>
>;

/** Prints one row and answers whether the measurement keeps to its budget. */
export function report({ name, what, value, unit, note }: Measurement): boolean {
  const budget = budgets[name];
  if (!budget) throw new Error(`budgets.json has no budget for ${name}.`);
  const isKept = 'atLeast' in budget ? value >= budget.atLeast : value <= budget.atMost;
  const wanted =
    'atLeast' in budget ? `at least ${show(budget.atLeast, unit)}` : `at most ${show(budget.atMost, unit)}`;
  const row = [isKept ? 'ok  ' : 'OVER', what.padEnd(58), show(value, unit).padStart(12), wanted.padEnd(20), note];
  console.log(row.join('  '));
  return isKept;
}

function show(value: number, unit: Measurement['unit']): string {
  if (unit === 'ratio') return value.toFixed(2);
  if (unit === 'count') return String(value);
  return unit === 'ms' ? `${value.toFixed(1)} ms` : `${Math.round(value)} bytes`;
}

/** The smallest value that so large a part of the values does not pass. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
