import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { connect } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createCertificate } from './testing/self-signed.js';
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
  readonly output: string;
}

function launchWith(nodeWords: readonly string[], ...words: string[]): ChildProcess {
  const ports = ['--port', '0', '--private-port', '0'];
  const child = spawn(process.execPath, [...nodeWords, command, ...ports, '--data', folder, ...words]);
  running.push(child);
  return child;
}

/** Starts a bridge and waits for its word that it is ready. */
const start = (...words: string[]): Promise<RunningBridge> => startWith([], ...words);

function startWith(nodeWords: readonly string[], ...words: string[]): Promise<RunningBridge> {
  const child = launchWith(nodeWords, ...words);
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (data) => {
      output += String(data);
      const [, url, role] = /ready: (http:\S+) \((\w+)\)/.exec(output) ?? [];
      if (url && role) resolve({ child, url: `${url}/websvcs/`, role, output });
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

interface Failed {
  readonly code: number | null;
  readonly said: string;
}

/** Runs a command that is to fail; answers its exit code and what it says. */
const fail = (...words: string[]): Promise<Failed> => failWith([], ...words);

function failWith(nodeWords: readonly string[], ...words: string[]): Promise<Failed> {
  const child = launchWith(nodeWords, ...words);
  return new Promise((resolve) => {
    let said = '';
    child.stderr?.on('data', (data) => (said += String(data)));
    child.on('close', (code) => resolve({ code, said }));
  });
}

const callbackBody = {
  target: 'Marketing',
  targetType: 'Workgroup',
  subject: 'Printer',
  participant: { name: 'Ann', credentials: '', telephone: '555 0100' },
};

interface WireCallback {
  readonly status: { readonly type: string; readonly reason?: string };
  readonly callbackID?: string;
}

async function askCallback(url: string, body: unknown): Promise<WireCallback> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return ((await response.json()) as { callback: WireCallback }).callback;
}

async function post(url: string, body: unknown): Promise<WireChat> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (response.status !== 200) throw new Error(`Expected 200, got ${response.status}`);
  return ((await response.json()) as { chat: WireChat }).chat;
}

const unlimited = [
  'MaxChatsAllowedPerUnitTime',
  'MaxCallbacksAllowedPerUnitTime',
  'MaxInteractionsAllowedPerUnitTime',
  'MaxInteractionsAllowedPerUnitTimePerIP',
  'MaxInteractionsAllowedPerIP',
].flatMap((name) => ['--parameter', `${name}=100000`]);

/** Everything that a chat's visitor can still get, in order. */
async function allTexts(url: string, chatID: string): Promise<string[]> {
  const texts: string[] = [];
  for (let ack = -1, more = true; more;) {
    const chat = await post(`${url}chat/reconnect`, { chatID, ack });
    texts.push(...chat.events.map(({ value }) => String(value)));
    more = chat.events.length > 0;
    ack = chat.events.at(-1)?.sequenceNumber ?? ack;
  }
  return texts;
}

/** Runs one task after the other until the bridge is no more. */
async function untilKilled(task: (number: number) => Promise<void>): Promise<void> {
  for (let number = 0; ; number += 1) {
    try {
      await task(number);
    } catch {
      return;
    }
  }
}

test('loses nothing it has acknowledged, whenever it is killed', async () => {
  let bridge = await start('--recovery', ...unlimited);
  const { participantID, chatID } = await post(`${bridge.url}chat/start`, startBody());
  const sent: string[] = [];
  const created: string[] = [];
  for (const [round, killedAfter] of [3, 40, 90, 7].entries()) {
    const { url, child } = bridge;
    let acknowledged = 0;
    // In the middle of what the others are sending.
    const count = (): void => {
      acknowledged += 1;
      if (acknowledged === killedAfter) void kill(child);
    };
    const send = (name: string) =>
      untilKilled(async (number) => {
        const message = `${name} ${round} ${number}`;
        await post(`${url}chat/sendMessage/${participantID}?ack=-1`, { message });
        sent.push(message);
        count();
      });
    const create = () =>
      untilKilled(async () => {
        const answer = await askCallback(`${url}callback/create`, callbackBody);
        if (answer.callbackID === undefined) throw new Error(`Refused: ${answer.status.reason}`);
        created.push(answer.callbackID);
        count();
      });
    await Promise.all([send('a'), send('b'), send('c'), create()]);
    bridge = await start('--recovery', ...unlimited);
  }
  const kept = await allTexts(bridge.url, chatID);
  expect(sent.length + created.length).toBeGreaterThanOrEqual(140);
  expect(created.length).toBeGreaterThan(0);
  for (const message of sent) expect(kept.filter((text) => text === message)).toHaveLength(1);
  for (const callbackID of created) {
    expect((await askCallback(`${bridge.url}callback/reconnect`, { callbackID })).status.type).toBe('success');
  }
}, 120_000);

// The file can't grow any more, as on a full disk; `prlimit` is Linux's.
test.skipIf(process.platform !== 'linux')(
  'acknowledges nothing that it can not keep, and goes on once it can',
  async () => {
    const { child, url } = await start();
    const { participantID, chatID } = await post(`${url}chat/start`, startBody());
    const limit = (bytes: string) => execFileSync('prlimit', [`--pid=${child.pid}`, `--fsize=${bytes}:`]);
    const send = async (message: string) =>
      (
        await fetch(`${url}chat/sendMessage/${participantID}?ack=-1`, {
          method: 'POST',
          body: JSON.stringify({ message }),
        })
      ).status;
    expect(await send('before')).toBe(200);
    limit('1000');
    expect(await send('lost 1')).toBe(503);
    expect(await send('lost 2')).toBe(503);
    limit('unlimited');
    // After failures one upon the other the data is left alone for a moment.
    await expect.poll(() => send('after'), { timeout: 10_000, interval: 50 }).toBe(200);
    const kept = await allTexts(url, chatID);
    expect(kept.filter((text) => /before|lost|after/.test(text))).toEqual(['before', 'after']);
  },
  60_000,
);

test.skipIf(process.platform === 'win32')(
  'hands over and back when it is told to by a signal',
  async () => {
    const first = await start('--pair', '--recovery', ...unlimited);
    const second = await start('--pair', '--recovery', ...unlimited);
    const { chatID, participantID } = await post(`${first.url}chat/start`, startBody());
    const isActive = (url: string) =>
      expect
        .poll(async () => (await fetch(`${url}serverConfiguration`)).status, { timeout: 10_000, interval: 50 })
        .toBe(200);
    for (const [from, to] of [
      [first, second],
      [second, first],
    ] as const) {
      await post(`${from.url}chat/sendMessage/${participantID}?ack=-1`, { message: `at ${from.role}` });
      from.child.kill('SIGUSR2');
      await isActive(to.url);
      expect((await fetch(`${from.url}serverConfiguration`)).status).toBe(503);
      expect((await post(`${to.url}chat/reconnect`, { chatID, ack: -1 })).status.type).toBe('success');
    }
    const kept = await allTexts(first.url, chatID);
    expect(kept.filter((text) => text.startsWith('at '))).toEqual(['at active', 'at standby']);
  },
  60_000,
);

test('ends after an unexpected error, and the other of the pair goes on at once', async () => {
  const bug = 'data:text/javascript,process.on("SIGWINCH",()=>{throw new Error("a bug")})';
  const broken = await startWith(['--import', bug], '--pair', '--recovery');
  const other = await start('--pair', '--recovery');
  const { chatID } = await post(`${broken.url}chat/start`, startBody());
  const exited = new Promise((resolve) => broken.child.once('exit', resolve));
  broken.child.kill('SIGWINCH');
  expect(await exited).toBe(1);
  await expect
    .poll(async () => (await fetch(`${other.url}serverConfiguration`)).status, { timeout: 2_000, interval: 50 })
    .toBe(200);
  expect((await post(`${other.url}chat/reconnect`, { chatID })).status.type).toBe('success');
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

test('listens on more ports, with TLS too, as its configuration and an operator say', async () => {
  const { chain, key } = await createCertificate();
  writeFileSync(join(folder, 'chain.pem'), chain);
  writeFileSync(join(folder, 'key.pem'), key);
  const configuration = {
    $schema: './bridge.schema.json',
    certificate: 'chain.pem',
    certificateKey: 'key.pem',
    httpsPort: 0,
    parameters: { AdditionalHTTPPorts: ' 0; 0 ;', AdditionalHTTPSPorts: '0' },
    queues: [{ name: 'Sales' }],
  };
  writeFileSync(join(folder, 'bridge.json'), JSON.stringify(configuration));
  const { child, url, output } = await start('--config', join(folder, 'bridge.json'));
  const others = [...output.matchAll(/^Also for visitors: (\S+)$/gm)].map(([, other = '']) => other);
  expect(others.map((other) => new URL(other).protocol)).toEqual(['http:', 'http:', 'https:', 'https:']);
  for (const other of others.slice(0, 2)) {
    expect((await fetch(`${other}/websvcs/serverConfiguration`)).status).toBe(200);
  }
  const chat = await post(`${url}chat/start`, startBody({ target: 'Sales' }));
  expect(chat.status.type).toBe('success');

  const renewed = await createCertificate();
  writeFileSync(join(folder, 'chain.pem'), renewed.chain);
  writeFileSync(join(folder, 'key.pem'), renewed.key);
  child.kill('SIGHUP');
  const shown = () =>
    new Promise<string>((resolve) => {
      const port = Number(new URL(others[2] ?? '').port);
      const socket = connect(port, '127.0.0.1', { rejectUnauthorized: false }, () => {
        resolve(socket.getPeerX509Certificate()?.toString().trim() ?? '');
        socket.destroy();
      });
    });
  await expect.poll(shown, { timeout: 5_000, interval: 50 }).toBe(renewed.chain.trim());
}, 60_000);

test('serves the tenants of its configuration, each at its own hosts', async () => {
  const north = {
    name: 'north',
    hosts: ['north.example'],
    agentKey: 'the-key-of-the-north',
    queues: [{ name: 'Orders' }],
  };
  writeFileSync(join(folder, 'bridge.json'), JSON.stringify({ queues: [{ name: 'Sales' }], tenants: [north] }));
  const { url } = await start('--config', join(folder, 'bridge.json'));
  const startAt = (host: string, target: string) =>
    new Promise<string>((resolve, reject) => {
      const request = httpRequest(`${url}chat/start`, { method: 'POST', headers: { host } }, (answer) => {
        let body = '';
        answer.on('data', (data) => (body += String(data)));
        answer.on('end', () => resolve((JSON.parse(body) as { chat: WireChat }).chat.status.type));
      });
      request.on('error', reject);
      request.end(JSON.stringify(startBody({ target })));
    });
  expect(await startAt('north.example', 'Orders')).toBe('success');
  expect(await startAt('north.example', 'Sales')).toBe('failure');
  expect(await startAt('www.example', 'Sales')).toBe('success');
  expect(await startAt('www.example', 'Orders')).toBe('failure');
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
    for (const words of [
      ['--port', String(port)],
      ['--parameter', `AdditionalHTTPPorts=${port}`],
    ]) {
      expectLine(await fail(...words), new RegExp(`^Port ${port} is in use\\.`));
    }
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

  test('with a damaged record of a chat that is going on', async () => {
    const { child, url } = await start('--recovery');
    await post(`${url}chat/start`, startBody());
    await kill(child);
    const file = join(folder, 'bridge.sqlite');
    const database = new DatabaseSync(file);
    database.exec(`UPDATE interactions SET record = 'garbage'`);
    database.close();
    const before = readFileSync(file);
    expectLine(await fail('--recovery'), /bridge\.sqlite: The file is damaged.* Nothing was changed\./);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('with a configuration', async () => {
    const file = join(folder, 'bridge.json');
    writeFileSync(file, JSON.stringify({ queues: [{ name: 'Sales' }, { nmae: 'Support' }] }));
    expectLine(await fail('--config', file), /bridge\.json: queues\[1\]\.nmae: .* did you mean "name"\.\s*$/);
    expectLine(await fail('--config', join(folder, 'missing.json')), /missing\.json can't be read\./);
  });

  test('with a certificate', async () => {
    const files = ['--certificate', join(folder, 'chain.pem'), '--certificate-key', join(folder, 'key.pem')];
    expectLine(await fail(...files), /chain\.pem can't be read\./);
    writeFileSync(join(folder, 'chain.pem'), 'no PEM');
    writeFileSync(join(folder, 'key.pem'), 'no PEM');
    expectLine(await fail(...files), /certificate and its key are not PEM/);
    expectLine(await fail(...files.slice(0, 2)), /HTTPS needs both/);
  });

  test('with more ports', async () => {
    expectLine(
      await fail('--parameter', 'AdditionalHTTPPorts=8115;70000'),
      /AdditionalHTTPPorts is a list of ports up to 65535/,
    );
  });

  test('with what the configuration names, before there is any data', async () => {
    const file = join(folder, 'bridge.json');
    const data = join(folder, 'data');
    const north = { name: 'north', hosts: ['north.example'], agentKey: 'the-key-of-the-north' };
    writeFileSync(join(folder, 'chain.pem'), 'no PEM');
    const mistakes = [
      [{ console: 'nowhere' }, /The agents' page, .*nowhere.index\.html, can't be read\./],
      [{ agents: [{ name: 'Bo', photo: 'bo.png' }] }, /The photo of Bo, .*bo\.png, can't be read\./],
      [
        { cannedResponses: [{ id: 'plan', title: 'Plan', kind: 'file', text: 'plan.pdf' }] },
        /The file of the canned response plan, .*plan\.pdf, can't be read\./,
      ],
      [{ tenants: [{ ...north, scriptedAgents: ['none.json'] }] }, /none\.json is no readable JSON file\./],
      [{ tenants: [{ ...north, hosts: ['north.example:80'] }] }, /no host name; leave the port out\./],
      [{ certificate: 'chain.pem', certificateKey: 'chain.pem' }, /certificate and its key are not PEM/],
    ] as const;
    for (const [configuration, pattern] of mistakes) {
      writeFileSync(file, JSON.stringify({ data, ...configuration }));
      expectLine(await fail('--config', file, '--data', data), pattern);
      expect(existsSync(data)).toBe(false);
    }
  });

  test('with a Node that has no SQLite, which can still keep everything in memory', async () => {
    const withoutSqlite = ['--no-experimental-sqlite'];
    const data = join(folder, 'data');
    expectLine(await failWith(withoutSqlite, '--data', data), /This Node has no SQLite.*use Node 24 or newer/);
    expect(existsSync(data)).toBe(false);
    const { url } = await startWith(withoutSqlite, '--memory');
    expect((await post(`${url}chat/start`, startBody())).status.type).toBe('success');
  });

  test('with data that another bridge uses alone', async () => {
    await start();
    expectLine(await fail(), /Another bridge uses this data/);
  });

  test('with a script that asks for the impossible', async () => {
    const file = join(folder, 'script.json');
    writeFileSync(file, JSON.stringify([{ step: 'pickup' }, { step: 'file', text: 'x' }]));
    expectLine(await fail('--agent', file), /step 2: "path" is missing/);
  });
});
