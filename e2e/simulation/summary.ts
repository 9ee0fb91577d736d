/** Adds up what many runs were like, and says it in tables. */
import type { Fault } from './faults.ts';
import type { RunResult } from './run-seed.ts';

export class Summary {
  readonly failures: RunResult[] = [];
  readonly digests = new Map<number, string>();
  #runs = 0;
  #requests = 0;
  #lines = 0;
  readonly #faults = new Map<Fault, number>();
  readonly #recoveriesMs: number[] = [];
  readonly #takeoversMs: number[] = [];

  add(result: RunResult): void {
    this.#runs += 1;
    this.#requests += result.requests;
    this.#lines += result.lines;
    this.digests.set(result.seed, result.digest);
    if (result.failure) this.failures.push(result);
    for (const [fault, count] of result.faults) this.#faults.set(fault, (this.#faults.get(fault) ?? 0) + count);
    this.#recoveriesMs.push(...result.recoveriesMs);
    if (result.hasServerFaultsOnly) this.#takeoversMs.push(...result.recoveriesMs);
  }

  get runs(): number {
    return this.#runs;
  }

  /** Faults that were seen less often than `least`. */
  faultsBelow(least: number): readonly Fault[] {
    return [...this.#faults].filter(([, count]) => count < least).map(([fault]) => fault);
  }

  print(seconds: number): void {
    console.log(`\nHow often each fault was seen in ${this.#runs} runs:`);
    const rows = [...this.#faults].map(([fault, count]) => `  ${fault.padEnd(20)}${String(count).padStart(9)}`);
    const half = Math.ceil(rows.length / 2);
    for (let row = 0; row < half; row += 1) console.log(`${rows[row]}   ${rows[row + half] ?? ''}`);
    console.log(`\nFrom the moment a server can answer to the answered poll, in seconds:`);
    console.log(`  ${'every fault'.padEnd(28)}${describeTimes(this.#recoveriesMs)}`);
    console.log(`  ${'faults of servers alone'.padEnd(28)}${describeTimes(this.#takeoversMs)}`);
    console.log(`\n${this.#requests} requests and ${this.#lines} lines of conversation.`);
    console.log(
      `${this.#runs} seeds in ${seconds.toFixed(0)} s, ${(this.#runs / seconds).toFixed(1)} a second; ${this.failures.length} failed.`,
    );
  }
}

function describeTimes(timesMs: readonly number[]): string {
  const sorted = timesMs.toSorted((one, other) => one - other);
  const at = (share: number) => ((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) / 1_000).toFixed(2);
  return `median ${at(0.5)}, 95 % ${at(0.95)}, longest ${at(1)} (${sorted.length} times)`;
}

/** The story of one failure, and how to see it again. */
export function printFailure({ seed, profile, failure, story }: RunResult): void {
  console.log(`\nSeed ${seed}: ${failure?.rule}: ${failure?.what}`);
  console.log(`  ${profile}`);
  for (const line of story) console.log(`  ${line}`);
  console.log(`  Again: npm run simulate -- --seed ${seed}`);
}
