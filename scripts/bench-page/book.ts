/** Holds what was measured against what budgets.json allows, and against what it says was measured before. */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

export interface Measurement {
  /** The name that its budget has. */
  readonly name: string;
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'bytes' | 'count' | 'frames/s' | 'ratio' | '%';
  /** The figures behind the value. */
  readonly note?: string;
}

interface Budget {
  /** What has been promised. */
  readonly atMost?: number;
  readonly atLeast?: number;
  /** What was measured when it was recorded. */
  readonly recorded: number;
}

interface Record {
  /** What the machine of the record took for a fixed piece of work. */
  readonly machineMs: number;
  readonly budgets: Readonly<{ [name: string]: Budget }>;
}

/** How far from its record a value may be, by its unit: as a factor, and as a difference that never matters. */
const tolerances: Readonly<{ [unit in Measurement['unit']]: readonly [factor: number, difference: number] }> = {
  ms: [1.6, 10],
  bytes: [1.15, 50_000],
  count: [1.05, 0],
  'frames/s': [1.3, 5],
  ratio: [1.5, 0.5],
  '%': [1, 2],
};

const path = new URL('budgets.json', import.meta.url);
const count = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

export class Book {
  hasProblems = false;
  readonly #record = JSON.parse(readFileSync(path, 'utf8')) as Record;
  readonly #measured = new Map<string, number>();
  readonly #machineMs: number;

  /** @param machineMs What this machine takes for the fixed piece of work. */
  constructor(machineMs: number) {
    this.#machineMs = machineMs;
    const speed = count.format(machineMs / this.#record.machineMs);
    console.log(`This machine takes ${speed} times as long for its work as the one of the record.`);
  }

  /** Prints one row. */
  enter({ name, what, value, unit, note = '' }: Measurement): void {
    const budget = this.#record.budgets[name];
    if (!budget) throw new Error(`budgets.json has no budget for ${name}.`);
    this.#measured.set(name, value);
    const verdict = this.#verdict(budget, value, unit);
    if (verdict !== 'ok') this.hasProblems = true;
    const { atMost, atLeast, recorded } = budget;
    const limit =
      atLeast === undefined ? `at most ${count.format(atMost ?? NaN)}` : `at least ${count.format(atLeast)}`;
    const figure = `${count.format(value)} ${unit}`;
    const row = [
      verdict.padEnd(6),
      what.padEnd(62),
      figure.padStart(16),
      limit.padEnd(20),
      `was ${count.format(recorded)}`,
    ];
    console.log(`${row.join('  ')}${note && `  ${note}`}`);
  }

  /** Records what was measured; budgets stay. */
  async save(): Promise<void> {
    const { budgets } = this.#record;
    const entries = Object.entries(budgets).map(([name, budget]) => {
      const value = this.#measured.get(name);
      return [name, value === undefined ? budget : { ...budget, recorded: Math.round(value * 10) / 10 }] as const;
    });
    const record: Record = { machineMs: Math.round(this.#machineMs), budgets: Object.fromEntries(entries) };
    const options = { ...(await resolveConfig(path)), parser: 'json' };
    writeFileSync(path, await format(JSON.stringify(record, undefined, 2), options));
  }

  #verdict({ atMost = Infinity, atLeast = 0, recorded }: Budget, value: number, unit: Measurement['unit']): string {
    if (!(value <= atMost && value >= atLeast)) return 'OVER';
    const expected = unit === 'ms' ? (recorded * this.#machineMs) / this.#record.machineMs : recorded;
    const [factor, difference] = tolerances[unit];
    if (Math.abs(value - expected) <= difference) return 'ok';
    if (value > expected * factor) return 'GREW';
    return value < expected / factor ? 'SHRANK' : 'ok';
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
