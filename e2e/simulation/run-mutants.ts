import { mutants } from './mutants.ts';
import { runAll } from './worker-pool.ts';

const FIRST_SEED = 1;
const MOST_SEEDS = 500;

/** Looks for every mutant, or for those that are named, and tells which seed found it by which rule. Answers whether all were found. */
export async function runMutants(names: readonly string[]): Promise<boolean> {
  let missed = 0;
  const wanted = mutants.filter(({ name }) => names.length === 0 || names.includes(name));
  for (const { name, what } of wanted) {
    let tried = 0;
    let found: string | undefined;
    const tasks = Array.from({ length: MOST_SEEDS }, (_, index) => ({ seed: FIRST_SEED + index }));
    await runAll(tasks, {
      mutant: name,
      take({ seed, failure }) {
        tried += 1;
        if (failure) found = `seed ${seed}, after ${tried}: ${failure.rule}: ${failure.what}`;
        return !failure;
      },
    });
    if (found === undefined) missed += 1;
    console.log(`${found === undefined ? 'MISSED' : 'found '}  ${name.padEnd(28)} ${what}`);
    if (found !== undefined) console.log(`        ${found}`);
  }
  console.log(`${wanted.length - missed} of ${wanted.length} mutants were found.`);
  return missed === 0;
}
