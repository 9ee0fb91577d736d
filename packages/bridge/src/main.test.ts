import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startBody, type WireChat } from './testing/test-bridge.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const command = join(root, 'packages/bridge/out/main.js');

let folder: string;
let running: ChildProcess[] = [];

// What runs here is the built command, so it is built first: a stale one must not pass.
beforeAll(
  () =>
    void execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'packages/bridge'], {
      cwd: root,
    }),
  120_000,
);

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'footbridge-main-'))));

afterEach(async () => {
  await Promise.all(running.map(kill));
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

interface RunningBridge {
  readonly child: ChildProcess;
  readonly url: string;
  readonly role: string;
}

function launch(...words: string[]): ChildProcess {
  const child = spawn(process.execPath, [command, '--port', '0', '--private-port', '0', '--data', folder, ...words]);
  running.push(child);
  return child;
}

/** Starts a bridge and waits for its word that it is ready. */
function start(...words: string[]): Promise<RunningBridge> {
  const child = launch(...words);
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (data) => {
      output += String(data);
      const [, url, role] = /ready: (http:\S+) \((\w+)\)/.exec(output) ?? [];
      if (url && role) resolve({ child, url: `${url}/websvcs/`, role });
    });
    child.on('exit', () => reject(new Error(`The bridge ended: ${output}`)));
  });
}

function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

/** Runs a command that is to fail; answers its exit code and what it says. */
function fail(...words: string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = launch(...words);
  return new Promise((resolve) => {
    let said = '';
    child.stderr?.on('data', (data) => (said += String(data)));
    child.on('close', (code) => resolve({ code, said }));
  });
}

async function post(url: string, body: unknown): Promise<WireChat> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (response.status !== 200) throw new Error(`Expected 200, got ${response.status}`);
  return ((await response.json()) as { chat: WireChat }).chat;
}

test('loses nothing it has acknowledged when it is killed', async () => {
  const first = await start('--recovery');
  const { participantID, chatID } = await post(`${first.url}chat/start`, startBody());
  const acknowledged: string[] = [];
  // Sends until the bridge is no more, which it is in the middle of what the others are sending.
  async function keepSending(name: string, count = 0): Promise<void> {
    const message = `${name} ${count}`;
    const answer = post(`${first.url}chat/sendMessage/${participantID}?ack=-1`, { message });
    if (!(await answer.catch(() => undefined))) return;
    acknowledged.push(message);
    if (acknowledged.length === 100) void kill(first.child);
    await keepSending(name, count + 1);
  }
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => keepSending(name)));
  expect(acknowledged.length).toBeGreaterThanOrEqual(100);

  const second = await start('--recovery');
  const kept: string[] = [];
  for (let ack = -1, more = true; more;) {
    const chat = await post(`${second.url}chat/reconnect`, { chatID, ack });
    kept.push(...chat.events.map(({ value }) => String(value)));
    more = chat.events.length > 0;
    ack = chat.events.at(-1)?.sequenceNumber ?? ack;
  }
  for (const message of acknowledged) expect(kept.filter((text) => text === message)).toHaveLength(1);
}, 60_000);

test('two that start at the same moment share the work, and the one goes on when the other is killed', async () => {
  const bridges = await Promise.all([start('--pair', '--recovery'), start('--pair', '--recovery')]);
  const active = bridges.find(({ role }) => role === 'active');
  const standby = bridges.find(({ role }) => role === 'standby');
  if (!active || !standby) throw new Error('There is no pair.');
  const { chatID, participantID } = await post(`${active.url}chat/start`, startBody());
  await post(`${active.url}chat/sendMessage/${participantID}`, { message: 'before' });
  await kill(active.child);
  await expect
    .poll(async () => (await fetch(`${standby.url}serverConfiguration`)).status, { timeout: 10_000, interval: 100 })
    .toBe(200);
  const chat = await post(`${standby.url}chat/reconnect`, { chatID, ack: -1 });
  expect(chat.events.map(({ value }) => value)).toContain('before');
}, 60_000);

test('hands over at once when it is asked to stop, and ends well', async () => {
  const active = await start('--pair');
  const standby = await start('--pair');
  expect([active.role, standby.role]).toEqual(['active', 'standby']);
  const exited = new Promise((resolve) => active.child.once('exit', resolve));
  active.child.kill('SIGTERM');
  expect(await exited).toBe(0);
  await expect.poll(async () => (await fetch(`${standby.url}serverConfiguration`)).status, { interval: 50 }).toBe(200);
}, 60_000);

const expectLine = ({ code, said }: { code: number | null; said: string }, pattern: RegExp) => {
  expect(code).toBe(1);
  expect(said).toMatch(pattern);
  expect(said.trim().split('\n')).toHaveLength(1);
};

describe('says in one line what is wrong and exits with 1', () => {
  test('with a flag', async () => expectLine(await fail('--prot', '1'), /Did you mean --port\?/));

  test('with a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expectLine(await fail('--port', String(port)), new RegExp(`^Port ${port} is in use\\.`));
    other.close();
  });

  test('with a damaged file, which it leaves alone', async () => {
    const file = join(folder, 'bridge.sqlite');
    writeFileSync(file, 'no database '.repeat(500));
    expectLine(await fail(), /damaged/);
    expect(readFileSync(file, 'utf8')).toBe('no database '.repeat(500));
  });

  test('with a data folder that is a file', async () => {
    writeFileSync(join(folder, 'file'), '');
    expectLine(await fail('--data', join(folder, 'file')), /can't be written to/);
    chmodSync(folder, 0o700);
  });

  test('with data that another bridge uses alone', async () => {
    await start();
    expectLine(await fail(), /Another bridge uses this data/);
  });

  test('with a script that asks for the impossible', async () => {
    const file = join(folder, 'script.json');
    writeFileSync(file, JSON.stringify([{ step: 'pickup' }, { step: 'file', text: 'x' }]));
    expectLine(await fail('--agent', file), /step 2: agents can not send files yet/);
  });
});
