/** `npm start`: a pair of bridges, a company's web site with a reverse proxy, and the agent console. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startBridge, type BridgeProcess } from './demo/bridge-process.ts';
import { serveDemoSite } from './demo/demo-server.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SITE_PORT = 8080;
const pair = [
  { name: 'A', publicPort: 8114, privatePort: 8899 },
  { name: 'B', publicPort: 8124, privatePort: 8909 },
];
const RESTART_PAUSE_MS = 5_000;

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function readFlags() {
  try {
    return parseArgs({ options: { agent: { type: 'string' } } }).values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : ''} Usage: npm start [-- --agent echo|FILE]`);
  }
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

const flags = readFlags();
for (const port of [SITE_PORT, ...pair.flatMap((bridge) => [bridge.publicPort, bridge.privatePort])]) {
  if (!(await isFree(port))) fail(`Port ${port} is in use. Stop what listens there and try again.`);
}

const key = randomBytes(24).toString('base64url');
const operatorKey = randomBytes(24).toString('base64url');
const data = mkdtempSync(join(tmpdir(), 'footbridge-demo-'));
const running = new Map<string, BridgeProcess>();
let stopping = false;

async function run(bridge: (typeof pair)[number]): Promise<void> {
  const child = startBridge({
    root,
    key,
    operatorKey,
    args: [
      '--config',
      join(root, 'scripts/demo/bridge.json'),
      '--port',
      String(bridge.publicPort),
      '--private-port',
      String(bridge.privatePort),
      '--data',
      data,
      ...(flags.agent ? ['--agent', flags.agent] : []),
    ],
  });
  running.set(bridge.name, child);
  await child.ready;
  void child.exited.then(async () => {
    if (stopping) return;
    console.log(`Bridge ${bridge.name} stopped. It starts again in ${RESTART_PAUSE_MS / 1_000} s.`);
    await new Promise((resolve) => setTimeout(resolve, RESTART_PAUSE_MS));
    if (!stopping) await run(bridge);
  });
}

/** The documents' site and the examples that are made with a framework come later: nobody should have to wait for them. */
async function buildTheRest(): Promise<void> {
  if (!existsSync(join(root, 'docs/site/dist'))) await buildLater('docs', 'The documents are');
  if (!existsSync(join(root, 'examples/vue/dist')))
    await buildLater('examples', 'The examples made with frameworks are');
}

function buildLater(command: string, what: string): Promise<void> {
  const builder = spawn('npm', ['run', command, '--silent', '--', '--built'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own, so that what it has started ends with it.
    detached: true,
  });
  let said = '';
  builder.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const end = () => void (builder.pid && process.kill(-builder.pid));
  process.on('exit', end);
  return new Promise((resolve) => {
    builder.on('exit', (status) => {
      process.off('exit', end);
      if (!stopping) console.log(status === 0 ? `${what} there.` : `${what} not there: npm run ${command}\n${said}`);
      resolve();
    });
  });
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all([...running.values()].map((child) => child.stop()));
  rmSync(data, { recursive: true, force: true });
  process.exit(code);
}
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));

try {
  for (const bridge of pair) await run(bridge);
  const site = await serveDemoSite({
    root,
    port: SITE_PORT,
    bridges: pair.map(({ publicPort, privatePort }) => ({
      publicOrigin: `http://127.0.0.1:${publicPort}`,
      privateOrigin: `http://127.0.0.1:${privatePort}`,
    })),
  });
  const [a] = running.values();
  const isBuilt = existsSync(join(root, 'docs/site/dist'));
  console.log(`
Footbridge is running.

  Company site    ${site.origin}/
  Examples        ${site.origin}/examples/
  Documents       ${site.origin}/docs/${isBuilt ? '' : ' (in a minute or so)'}
  Agent console   ${site.origin}/agent/#key=${key}&servers=/agent/server1,/agent/server2
  Bridge A        http://127.0.0.1:8114/websvcs/serverConfiguration
  Bridge B        http://127.0.0.1:8124/websvcs/serverConfiguration (takes over when A stops)
  Operators       http://127.0.0.1:8899/ops/status.json?a=${operatorKey}

The pair keeps chats over a switchover (interaction recovery is on here; a bridge's own default is off).
To see one, chat and run: kill -9 ${a?.pid}
Or ask for one:           kill -USR2 ${a?.pid}
Queues, agents and parameters are in scripts/demo/bridge.json; mail is written to ${join(data, 'outbox')}.
Press Ctrl-C to stop everything.`);
  void buildTheRest();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop(1);
}
