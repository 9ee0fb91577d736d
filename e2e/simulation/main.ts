/**
 * `npm run simulate`: clients, two bridges and what can go wrong between them, on one clock.
 *
 * - `--seeds N` runs N seeds (default 1,000) from `--from` (default 1,001) and ends with 1 if one of them fails.
 * - `--seed N` runs one seed and tells its whole story.
 * - `--mutants` shows that each mistake of mutants.ts is found within 500 seeds; names after it choose some.
 */
import { parseArgs } from 'node:util';
import { printFailure, Summary } from './summary.ts';
import { runMutants } from './run-mutants.ts';
import { runAll, type Task } from './worker-pool.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    mutants: { type: 'boolean', default: false },
  },
});

const SAMPLE_EVERY = 100;
const MOST_STORIES = 5;
/** From so many runs on, every kind of fault has to have been seen so often. */
const VACUITY_RUNS = 10_000;
const LEAST_SEEN = 100;

function* tasksFrom(first: number, count: number, step = 1): Generator<Task> {
  for (let seed = first; seed < first + count; seed += step) yield { seed };
}

async function runMany(first: number, count: number): Promise<boolean> {
  const beganAtMs = performance.now();
  const summary = new Summary();
  await runAll(tasksFrom(first, count), {
    take(result) {
      summary.add(result);
      if (result.failure && summary.failures.length <= MOST_STORIES) printFailure(result);
      if (summary.runs % 500 === 0) console.log(`${summary.runs} seeds, ${summary.failures.length} failed`);
      return true;
    },
  });
  summary.print((performance.now() - beganAtMs) / 1_000);
  for (const { seed, failure } of summary.failures) console.log(`  ${seed}  ${failure?.rule}: ${failure?.what}`);

  let differing = 0;
  await runAll(tasksFrom(first, count, SAMPLE_EVERY), {
    take({ seed, digest }) {
      if (summary.digests.get(seed) !== digest) {
        differing += 1;
        console.log(`I14: seed ${seed} came out differently the second time.`);
      }
      return true;
    },
  });
  const unseen = count >= VACUITY_RUNS ? summary.faultsBelow(LEAST_SEEN) : summary.faultsBelow(1);
  if (unseen.length > 0) console.log(`Seen too seldom: ${unseen.join(', ')}.`);
  return summary.failures.length === 0 && differing === 0 && (count < VACUITY_RUNS || unseen.length === 0);
}

async function runOne(seed: number): Promise<boolean> {
  let isGood = true;
  await runAll([{ seed, isWhole: true }], {
    processes: 1,
    take(result) {
      console.log(result.profile);
      for (const line of result.story) console.log(line);
      console.log(`digest ${result.digest}`);
      isGood = !result.failure;
      return false;
    },
  });
  return isGood;
}

const isGood = values.mutants
  ? await runMutants(positionals)
  : values.seed === undefined
    ? await runMany(Number(values.from), Number(values.seeds))
    : await runOne(Number(values.seed));
process.exitCode = isGood ? 0 : 1;
