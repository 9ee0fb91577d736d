import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A process of its own that answers one request at a time. */
export class Child {
  readonly #process: ChildProcess;

  constructor(file: string, nodeFlags: readonly string[] = []) {
    this.#process = fork(fileURLToPath(new URL(file, import.meta.url)), { execArgv: [...nodeFlags] });
  }

  ask<Answer>(request: unknown): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const exited = (): void => reject(new Error('A process of the measurement ended early.'));
      this.#process.once('exit', exited);
      this.#process.once('message', (answer) => {
        this.#process.off('exit', exited);
        resolve(answer as Answer);
      });
      this.#process.send(request as object);
    });
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#process.once('exit', () => resolve());
      this.#process.kill('SIGTERM');
    });
  }
}

/** The child's side: answers each request with what `serve` makes of it. */
export function answerRequests<Request>(serve: (request: Request) => Promise<unknown>): void {
  process.on('SIGTERM', () => process.exit(0));
  process.on('message', (request) => {
    void serve(request as Request).then((answer) => process.send?.(answer ?? {}));
  });
}
