/** One process of a simulation: runs the seeds that it is told to, with the sources as they are or with one mistake in them. */
import { loadSources } from './load-sources.ts';
import { mutants } from './mutants.ts';
import type { Task } from './worker-pool.ts';

const [mutantName] = process.argv.slice(2);
loadSources(mutants.find(({ name }) => name === mutantName)?.changes);
const { runSeed } = await import('./run-seed.ts');

process.on('message', ({ seed, isWhole = false }: Task) => {
  void runSeed(seed, { isWhole }).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
