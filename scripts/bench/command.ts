import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { HttpConnection } from './http-connection.ts';

const main = fileURLToPath(new URL('../../packages/bridge/out/main.js', import.meta.url));
const RETRY_MS = 5;
const GIVE_UP_AFTER_MS = 60_000;

export interface Command {
  readonly port: number;
  readonly process: ChildProcess;
  /** Kills it as the machine would, and waits until it is gone. */
  kill(): Promise<void>;
}

/** The command as an operator starts it. */
export async function startCommand(folder: string, more: readonly string[] = []): Promise<Command> {
  const [port, privatePort] = [await freePort(), await freePort()];
  const ports = ['--port', String(port), '--private-port', String(privatePort)];
  const options = ['--data', folder, ...ports, '--log-level', 'warning', ...more];
  const child = spawn(process.execPath, [main, ...options], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, FOOTBRIDGE_KEY: 'the-key-of-the-bench', FOOTBRIDGE_OPERATOR_KEY: 'the-key-of-the-operator' },
  });
  return {
    port,
    process: child,
    kill: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

/** Asks until the answer has this status, and answers how long after `fromMs` that was. */
export async function answersAfter(command: Command, path: string, status: 200 | 503, fromMs: number): Promise<number> {
  for (const startedMs = performance.now(); performance.now() - startedMs < GIVE_UP_AFTER_MS;) {
    if (command.process.exitCode !== null) break;
    const connection = await HttpConnection.open(command.port).catch(() => undefined);
    const answer = await connection?.get(path);
    connection?.close();
    if (answer?.startsWith(`HTTP/1.1 ${status}`)) return performance.now() - fromMs;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  throw new Error('A bridge did not answer.');
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
