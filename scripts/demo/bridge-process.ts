/** One bridge of the demo as a process of its own. */
import { spawn } from 'node:child_process';

const READY = /^Footbridge bridge ready: /m;

/**
 * Starts `footbridge-bridge` and resolves once it is ready. The key travels in the environment, where a list of
 * processes does not show it.
 *
 * @param {object} options
 * @param {string} options.root The repository's folder.
 * @param {string} options.key The key of the private listener.
 * @param {readonly string[]} options.args Flags for the command.
 */
export function startBridge({ root, key, args }) {
  const child = spawn(process.execPath, [`${root}/packages/bridge/out/main.js`, ...args], {
    env: { ...process.env, FOOTBRIDGE_KEY: key },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ready = new Promise((resolve, reject) => {
    const read = (chunk) => {
      output += chunk;
      if (READY.test(output)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(output.trim() || 'The bridge stopped before it was ready.')));
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  return {
    pid: child.pid,
    ready,
    exited,
    /** Everything the process has printed. */
    output: () => output,
    /** Ends the process and resolves when it has gone. */
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
    /** Delivers a signal that does not end the process, such as SIGSTOP. */
    signal: (name) => child.kill(name),
  };
}
