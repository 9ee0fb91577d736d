#!/usr/bin/env node
/** The command `footbridge-bridge`. The only reader of the environment, the arguments and the process's signals. */
import { readFileSync, mkdirSync, accessSync, constants } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeAgentScript, echoScript, type AgentScript } from './agent/agent-script.js';
import { createBridge } from './bridge.js';
import { systemClock } from './clock.js';
import { HELP, parseCommandLine, type CommandLine } from './command-line.js';
import { BridgeError } from './errors.js';
import { serveBridge } from './http/serve-bridge.js';
import { logLevels, type Log, type LogLevel } from './log.js';
import { createLease } from './pair/lease.js';
import { randomHex, systemRandomBytes } from './random.js';
import { createMemoryStore } from './store/memory-store.js';
import { openSqliteStore } from './store/sqlite-store.js';
import type { Store } from './store/store.js';

async function main(): Promise<void> {
  const line = parseCommandLine(process.argv.slice(2));
  if (line.help) {
    print(HELP.trimEnd());
    return;
  }
  if (line.version) {
    print(readVersion());
    return;
  }
  await run(line);
}

async function run(line: CommandLine): Promise<void> {
  const log = createLog(line.logLevel);
  const scriptedAgents = line.agents.map(readScript);
  const givenKey = line.key ?? process.env['FOOTBRIDGE_KEY'];
  const agentKey = givenKey || randomHex(systemRandomBytes, 24);
  const store = line.memory ? createMemoryStore() : openStore(line);
  const environment = { clock: systemClock, randomBytes: systemRandomBytes, log };
  const bridge = createBridge({
    ...environment,
    store,
    agentKey,
    scriptedAgents,
    recovery: line.recovery,
    allowedOrigins: line.allowedOrigins,
    ...(line.pair && { lease: createLease({ ...environment, table: store }) }),
    ...(line.queues.length > 0 && { workgroups: line.queues.map((name) => ({ name })) }),
    parameters: {
      ...(line.visitorGoneSeconds !== undefined && { VisitorGoneTime: line.visitorGoneSeconds }),
      ...(line.alertSeconds !== undefined && { AlertTime: line.alertSeconds }),
    },
  });
  const consoleFolder = line.consoleFolder ?? fileURLToPath(new URL('../dist/console', import.meta.url));
  const { host, port, privatePort } = line;
  const server = await serveBridge({ bridge, host, port, privatePort, consoleFolder }).catch((cause: unknown) => {
    bridge.dispose();
    throw cause;
  });

  if (!givenKey) print(`Agents' key: ${agentKey}`);
  print(`Agent console: http://127.0.0.1:${server.privatePort}/agent/${givenKey ? '' : `#key=${agentKey}`}`);
  print(`Footbridge bridge ready: http://${host}:${server.port} (${bridge.role})`);

  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void server.close().then(() => store.close());
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function openStore({ dataFolder, pair, synchronous }: CommandLine): Store {
  const folder = resolve(dataFolder);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new BridgeError('folder-unwritable', `The data folder ${folder} can't be written to.`, { cause });
  }
  const file = join(folder, 'bridge.sqlite');
  try {
    return openSqliteStore(file, { shared: pair, synchronous });
  } catch (cause) {
    if (!(cause instanceof BridgeError)) throw cause;
    throw new BridgeError(cause.code, `${file}: ${cause.message} Nothing was changed.`, { cause });
  }
}

function readScript(agent: string): AgentScript {
  if (agent === 'echo') return echoScript;
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(agent, 'utf8'));
  } catch (cause) {
    throw new BridgeError('script-invalid', `${agent} is no readable JSON file.`, { cause });
  }
  const script = decodeAgentScript(value);
  if (!script.ok) throw new BridgeError('script-invalid', `${agent} is no script of an agent: ${script.problem}.`);
  return script.value;
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : 'unknown';
}

/** One JSON object a line, so that nothing in a message can pass for another line. */
function createLog(lowest: LogLevel): Log {
  return (level, message) => {
    if (logLevels.indexOf(level) > logLevels.indexOf(lowest)) return;
    process.stderr.write(`${JSON.stringify({ at: new Date(systemClock.now()).toISOString(), level, message })}\n`);
  };
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

main().catch((cause: unknown) => {
  const message = cause instanceof BridgeError ? cause.message : 'The bridge could not start.';
  process.stderr.write(`${message}\n`);
  if (!(cause instanceof BridgeError) && cause instanceof Error)
    process.stderr.write(`${cause.stack ?? cause.message}\n`);
  process.exitCode = 1;
});
