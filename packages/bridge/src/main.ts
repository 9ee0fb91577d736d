#!/usr/bin/env node
/** The command `footbridge-bridge`. The only reader of the environment, the arguments and the process's signals. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createBridge } from './bridge.js';
import { systemClock } from './clock.js';
import { checkOptions } from './check-options.js';
import { HELP, parseCommandLine, type CommandLine } from './command-line.js';
import { assertUsable } from './configuration/assert-usable.js';
import { additionalPorts } from './configuration/additional-ports.js';
import { resolveSettings, type ResolvedSettings } from './configuration/resolve-settings.js';
import { flagShapes } from './configuration/settings.js';
import { definedOf, tenantSettingsOf, writtenFor } from './configuration/tenant-settings.js';
import { BridgeError } from './errors.js';
import { openDataFolder, type DataFolder } from './host/data-folder.js';
import { createLocalFiles } from './host/local-files.js';
import { createSmtpTransport } from './host/mail-transports.js';
import { createNodePasswordHasher } from './host/node-password-hasher.js';
import { readCertificate } from './host/read-certificate.js';
import { resolveHosts } from './host/resolve-hosts.js';
import { assertCertificate } from './http/listener.js';
import { serveBridge, type BridgeServer, type ServeBridgeOptions } from './http/serve-bridge.js';
import { logLevels, type Log, type LogLevel } from './log.js';
import { createLease } from './pair/lease.js';
import { randomHex, systemRandomBytes } from './random.js';
import { createMemoryStore } from './store/memory-store.js';
import type { Store } from './store/store.js';

async function main(): Promise<void> {
  const line = parseCommandLine(process.argv.slice(2));
  if (line.help) print(HELP.trimEnd());
  else if (line.version) print(readVersion());
  else await run(line);
}

/** What it writes is nobody else's to read. */
const OWNER_ONLY = 0o077;

async function run(line: CommandLine): Promise<void> {
  process.umask(OWNER_ONLY);
  const settings = resolveSettings(line);
  const log = createLog(settings.logLevel ?? 'info');
  const environment = { clock: systemClock, randomBytes: systemRandomBytes, log };
  const keys = {
    agents: keyOf(settings.agentKey, 'FOOTBRIDGE_KEY'),
    operators: keyOf(settings.operatorKey, 'FOOTBRIDGE_OPERATOR_KEY'),
  };
  // Every mistake that can be found without the data is told before that is touched.
  assertUsable(settings);
  checkOptions({
    agentKey: keys.agents.value,
    operatorKey: keys.operators.value,
    ...definedOf({ tenants: settings.tenants }),
  });
  const { certificate, certificateKey } = settings;
  if (certificate !== undefined && certificateKey !== undefined) {
    assertCertificate(readCertificate(certificate, certificateKey));
  }
  const kept = openKept(settings);
  const { store } = kept;
  const ports = portsOf(settings, store);
  // What an operator has set from afar must not keep a bridge from starting, nor the second of a pair on one machine.
  const missingPort = (error: BridgeError): void => log('error', `${error.message} It is left out.`);
  const { trustedProxies, dosReply, allowedOrigins } = settings;
  const lease = settings.pair ? createLease({ ...environment, table: store }) : undefined;
  const bridge = createBridge({
    ...environment,
    ...tenantSettingsOf(settings),
    ...definedOf({ lease, trustedProxies, dosReply, allowedOrigins }),
    ...filesOf('', settings, kept),
    store,
    agentKey: keys.agents.value,
    operatorKey: keys.operators.value,
    localFiles: createLocalFiles(settings.filesFolder),
    passwordHasher: createNodePasswordHasher(),
    resolveHosts,
    tenants: (settings.tenants ?? []).map((tenant) => ({
      ...tenantSettingsOf(tenant),
      ...definedOf({ operatorKey: tenant.operatorKey, allowedOrigins: tenant.allowedOrigins }),
      ...filesOf(tenant.name, settings, kept),
      name: tenant.name,
      hosts: tenant.hosts,
      agentKey: tenant.agentKey,
    })),
    reload(tenantName) {
      const anew = resolveSettings(line);
      assertUsable(anew);
      return tenantSettingsOf(writtenFor(anew, tenantName));
    },
  });
  const consoleFolder = settings.console ?? fileURLToPath(new URL('../dist/console', import.meta.url));
  const server = await serveBridge({
    bridge,
    consoleFolder,
    ...ports,
    ...(hasOperatorSetPorts(store) && { missingPort }),
  }).catch((cause: unknown) => {
    bridge.dispose();
    throw cause;
  });

  printAddresses(settings, server, keys, bridge.role);
  listenToSignals({
    stop: async () => {
      await server.close();
      store.close();
      // A mail server that does not answer must not keep the process.
      process.exit();
    },
    others: { SIGHUP: () => reloadCertificate(server, log), SIGUSR2: () => void lease?.stepDown() },
  });
  process.on('uncaughtException', (error) => {
    // What is in memory can't be trusted any more; what was acknowledged is kept, and the other bridge goes on with it.
    log('error', `The bridge ends after an unexpected error: ${error.stack ?? error.message}`);
    lease?.release();
    process.exit(1);
  });
}

interface Key {
  readonly value: string;
  /** It was not given, so it has to be shown. */
  readonly isMade: boolean;
}

function keyOf(given: string | undefined, variable: 'FOOTBRIDGE_KEY' | 'FOOTBRIDGE_OPERATOR_KEY'): Key {
  const set = given ?? process.env[variable];
  if (!set) return { value: randomHex(systemRandomBytes, 24), isMade: true };
  return { value: flagShapes.agentKey.read(set, variable), isMade: false };
}

type Kept = Pick<DataFolder, 'store'> & Partial<DataFolder>;

function openKept({ memory, pair, fullSync, data, tenants = [] }: ResolvedSettings): Kept {
  if (memory) return { store: createMemoryStore() };
  const options = { shared: pair ?? false, synchronous: fullSync ? 'full' : 'normal' } as const;
  return openDataFolder(data ?? 'footbridge-data', options, ['', ...tenants.map(({ name }) => name)]);
}

/** An SMTP server is one for all: it keeps nothing here. */
function filesOf(tenantName: string, { smtp }: ResolvedSettings, kept: Kept) {
  const files = kept.filesOf?.(tenantName);
  return definedOf({
    sandbox: files?.sandbox,
    mail: smtp === undefined ? files?.outbox : createSmtpTransport(smtp),
  });
}

const hasOperatorSetPorts = (store: Store): boolean =>
  store.all('parameters').some(({ name }) => /^additionalhttps?ports$/i.test(name));

function portsOf(settings: ResolvedSettings, store: Store): Partial<ServeBridgeOptions> {
  const { host, port, privatePort, certificate, certificateKey, httpsPort, parameters } = settings;
  const https = certificate !== undefined &&
    certificateKey !== undefined && {
      readCertificate: () => readCertificate(certificate, certificateKey),
      additionalPorts: additionalPorts('AdditionalHTTPSPorts', store, parameters),
      ...definedOf({ port: httpsPort }),
    };
  return {
    additionalPorts: additionalPorts('AdditionalHTTPPorts', store, parameters),
    ...definedOf({ host, port, privatePort }),
    ...(https && { https }),
  };
}

function printAddresses(
  settings: ResolvedSettings,
  server: BridgeServer,
  { agents, operators }: { readonly agents: Key; readonly operators: Key },
  role: string,
): void {
  const privateOrigin = `http://127.0.0.1:${server.privatePort}`;
  const [first, ...others] = visitorsUrls(settings, server);
  if (agents.isMade) print(`Agents' key: ${agents.value}`);
  if (operators.isMade) print(`Operators' key: ${operators.value}`);
  print(`Agent console: ${privateOrigin}/agent/${agents.isMade ? `#key=${agents.value}` : ''}`);
  print(`Operators: ${privateOrigin}/ops/status.json`);
  for (const url of others) print(`Also for visitors: ${url}`);
  print(`Footbridge bridge ready: ${first} (${role})`);
}

function visitorsUrls({ host = '127.0.0.1' }: ResolvedSettings, { httpPorts, httpsPorts }: BridgeServer): string[] {
  const name = host.includes(':') ? `[${host}]` : host;
  return [...httpPorts.map((port) => `http://${name}:${port}`), ...httpsPorts.map((port) => `https://${name}:${port}`)];
}

function reloadCertificate(server: BridgeServer, log: Log): void {
  try {
    server.reloadCertificate();
    log('info', 'The certificate was read again.');
  } catch (cause) {
    log('error', `The certificate stays as it was: ${cause instanceof BridgeError ? cause.message : 'unexpected'}`);
  }
}

interface Reactions {
  readonly stop: () => Promise<void>;
  readonly others: Partial<Record<NodeJS.Signals, () => void>>;
}

function listenToSignals({ stop, others }: Reactions): void {
  let isStopping = false;
  const stopOnce = (): void => {
    if (!isStopping) void stop();
    isStopping = true;
  };
  process.on('SIGINT', stopOnce);
  process.on('SIGTERM', stopOnce);
  for (const [name, react] of Object.entries(others)) process.on(name, react);
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
