import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface Program {
  /** Its first line on standard output. */
  firstLine(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a program that goes on until it is stopped. */
export function startProgram(name: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Program {
  // In a group of its own: what it starts ends with it.
  const child = spawn(name, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  const end = () => endGroup(child);
  // A test that took too long is not always given the time to stop what it has started.
  process.on('exit', end);
  const started = once(child, 'spawn').catch((cause: unknown) => {
    throw new Error(`${name} could not be started.`, { cause });
  });
  return {
    firstLine: () => started.then(() => readLine(child.stdout)),
    async stop() {
      await started;
      process.off('exit', end);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      end();
      await ended;
    },
  };
}

async function readLine(stream: Readable): Promise<string> {
  for await (const line of createInterface({ input: stream })) return line;
  throw new Error('It ended without a word.');
}

function endGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL');
}
