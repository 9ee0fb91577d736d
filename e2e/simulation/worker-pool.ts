/** Spreads seeds over processes, and hands out results in the order in which they come. */
import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { RunResult } from './run-seed.ts';

export interface Task {
  readonly seed: number;
  readonly isWhole?: boolean;
}

export interface PoolOptions {
  /** The mistake that is built in; undefined for none. */
  readonly mutant?: string;
  readonly processes?: number;
  /** Takes each result; answers whether to go on. */
  readonly take: (result: RunResult) => boolean;
}

/** Of real time, on however busy a machine. */
const MOST_MS_A_SEED = 60_000;
const worker = fileURLToPath(new URL('worker.ts', import.meta.url));

/** Runs tasks until all are done or `take` has enough. */
export async function runAll(tasks: Iterable<Task>, options: PoolOptions): Promise<void> {
  const queue = tasks[Symbol.iterator]();
  const { processes = availableParallelism() } = options;
  const state = { isEnough: false };
  await Promise.all(Array.from({ length: processes }, () => runWorker(queue, options, state)));
}

function runWorker(queue: Iterator<Task>, { mutant, take }: PoolOptions, state: { isEnough: boolean }): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(worker, mutant === undefined ? [] : [mutant], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    let seed: number | undefined;
    let watchdog: NodeJS.Timeout | undefined;
    child.on('message', (message: RunResult | 'ready') => {
      clearTimeout(watchdog);
      if (message !== 'ready' && !state.isEnough && !take(message)) state.isEnough = true;
      const next = state.isEnough ? undefined : queue.next();
      if (next && !next.done) {
        ({ seed } = next.value);
        child.send(next.value);
        watchdog = setTimeout(() => {
          child.kill('SIGKILL');
          reject(new Error(`Seed ${seed} does not come to an end.`));
        }, MOST_MS_A_SEED);
      } else child.disconnect();
    });
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`A process of the simulation ended with ${code}.`)),
    );
    child.on('error', reject);
    stopWithParent(child);
  });
}

function stopWithParent(child: ChildProcess): void {
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  child.once('exit', () => process.off('exit', stop));
}
