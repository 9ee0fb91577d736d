import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const script = join(root, 'examples/node-script/chat.mjs');

let folder: string;
let running: ChildProcess[] = [];

// What runs here is the built packages, so they are built first: a stale one must not pass.
beforeAll(() => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-b', 'packages/bridge', 'packages/client'], { cwd: root });
}, 120_000);

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'footbridge-script-'))));

afterEach(async () => {
  await Promise.all(running.map(end));
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

/** A process, and what it says: `until` waits for something in it. */
function run(...words: string[]) {
  const child = spawn(process.execPath, words);
  running.push(child);
  let said = '';
  const readers = new Set<() => void>();
  const read = (data: unknown) => {
    said += String(data);
    readers.forEach((reader) => reader());
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const until = (what: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = what.exec(said);
        if (found) resolve(found);
      };
      readers.add(look);
      look();
      void ended.then(() => reject(new Error(`Ended without ${String(what)}: ${said}`)));
    });
  const type = (line: string) => child.stdin.write(`${line}\n`);
  return { until, type, close: () => child.stdin.end(), ended, said: () => said };
}

async function startBridge(): Promise<string> {
  const command = join(root, 'packages/bridge/out/main.js');
  const ports = ['--port', '0', '--private-port', '0'];
  const { until } = run(command, ...ports, '--data', folder, '--agent', 'echo');
  const [, url = ''] = await until(/ready: (http:\S+) \(active\)/);
  return url;
}

test('a script of less than 30 lines chats with an agent and leaves', async () => {
  expect(readFileSync(script, 'utf8').trimEnd().split('\n').length).toBeLessThan(30);
  const { until, type, ended, said } = run(script, await startBridge(), 'Marketing');
  await until(/joined/);
  type('Is my parcel late?');
  await until(/: .*Is my parcel late\?/);
  type('bye');
  expect(await ended).toBe(0);
  expect(said()).toMatch(/The chat is over: visitor\.\n$/);
  expect(said()).not.toContain('Not delivered');
});

test('the end of its input ends the chat and the script', async () => {
  const { until, close, ended, said } = run(script, await startBridge(), 'Marketing');
  await until(/joined/);
  close();
  expect(await ended).toBe(0);
  expect(said()).toMatch(/The chat is over: visitor\.\n$/);
});
