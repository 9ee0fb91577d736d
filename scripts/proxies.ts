/**
 * `npm run test:proxies`: the recipes of docs/reverse-proxy.md, to the letter, in the web servers that the distribution has,
 * in each of the four combinations of TLS and none. The doctor asks both servers of a pair through each, an agent sees where
 * the visitor is, and a switchover goes through. Installs the web servers it lacks.
 */
import type { AgentDesk } from '@footbridge/bridge';
import type { Diagnosis } from '@footbridge/doctor';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCertificate } from '../packages/bridge/src/testing/self-signed.ts';
import { startBridge } from './demo/bridge-process.ts';
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const recipes = readFileSync(join(root, 'docs/reverse-proxy.md'), 'utf8');
const KEY = 'the-key-of-the-agents';
/** Where the visitor is, on this machine. */
const VISITOR = '127.1.2.3';
const PATIENCE_MS = 20_000;

interface Front {
  readonly name: 'nginx' | 'apache';
  readonly program: string;
  readonly aptPackage: string;
  /** By which of this machine's names it looks for a bridge. */
  readonly bridgeHost: string;
  readonly args: (configuration: string) => readonly string[];
  readonly configure: (setting: Setting) => string;
}

interface Setting {
  readonly folder: string;
  readonly port: number;
  readonly isSecure: boolean;
  readonly recipe: string;
}

const modules = ['mpm_event', 'authz_core', 'alias', 'proxy', 'proxy_http', 'ssl', 'socache_shmcb'];

const fronts: readonly Front[] = [
  {
    name: 'nginx',
    program: '/usr/sbin/nginx',
    aptPackage: 'nginx-light',
    bridgeHost: '127.0.0.1',
    args: (configuration) => ['-c', configuration],
    configure: ({ folder, port, isSecure, recipe }) => `
daemon off;
pid ${folder}/pid;
error_log ${folder}/error.log;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port}${isSecure ? ' ssl' : ''};
    # A company's servers have names, which this machine's have not.
    proxy_ssl_name localhost;
    ${isSecure ? `ssl_certificate ${folder}/chain.pem; ssl_certificate_key ${folder}/key.pem;` : ''}
${recipe}
  }
}
`,
  },
  {
    name: 'apache',
    program: '/usr/sbin/apache2',
    aptPackage: 'apache2',
    bridgeHost: 'localhost',
    args: (configuration) => ['-f', configuration, '-DFOREGROUND'],
    configure: ({ folder, port, isSecure, recipe }) => `
ServerRoot ${folder}
ServerName 127.0.0.1
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
Listen 127.0.0.1:${port}
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
<VirtualHost 127.0.0.1:${port}>
${isSecure ? `SSLEngine on\nSSLCertificateFile ${folder}/chain.pem\nSSLCertificateKeyFile ${folder}/key.pem` : ''}
${recipe}
</VirtualHost>
`,
  },
];

/** The recipe of a web server, and what it adds to reach bridges with TLS, as the page has them. */
function recipeOf(
  { name, bridgeHost }: Front,
  folder: string,
  ports: readonly [number, number],
  isBackSecure: boolean,
): string {
  const [recipe = '', forTls = ''] = [...recipes.matchAll(new RegExp(`\`\`\`${name}\n([^]*?)\`\`\``, 'g'))].map(
    ([, block]) => block ?? '',
  );
  const scheme = isBackSecure ? 'https' : 'http';
  return `${recipe}${isBackSecure ? forTls : ''}`
    .replaceAll('http://bridge-a.internal:8114', `${scheme}://${bridgeHost}:${ports[0]}`)
    .replaceAll('http://bridge-b.internal:8114', `${scheme}://${bridgeHost}:${ports[1]}`)
    .replaceAll('/etc/ssl/certs/contact-centre.pem', `${folder}/chain.pem`)
    .replaceAll('/srv/footbridge/', `${root}/packages/elements/dist/`);
}

function installMissing(): void {
  const missing = fronts.filter(({ program }) => spawnSync('test', ['-x', program]).status !== 0);
  if (missing.length === 0) return;
  const names = missing.map(({ aptPackage }) => aptPackage);
  console.log(`Installing ${names.join(', ')}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...names]]) {
    spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
  }
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** Tries until it succeeds or there is no more patience. */
async function until<Result>(what: string, attempt: () => Promise<Result | undefined>): Promise<Result> {
  const endMs = performance.now() + PATIENCE_MS;
  let last: unknown;
  while (performance.now() < endMs) {
    try {
      const result = await attempt();
      if (result !== undefined) return result;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${what} did not come about.`, { cause: last });
}

/** The doctor in a process of its own, which trusts the certificate of this test. */
function askDoctor(folder: string, addresses: readonly string[]): Diagnosis {
  const { stdout } = spawnSync(process.execPath, [join(root, 'packages/doctor/out/main.js'), '--json', ...addresses], {
    encoding: 'utf8',
    env: { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'chain.pem') },
  });
  return JSON.parse(stdout) as Diagnosis;
}

function startChat(address: string, ca: string): Promise<number | undefined> {
  const body = JSON.stringify({
    supportedContentTypes: 'text/plain',
    participant: { name: 'Mary', credentials: '' },
    target: 'Marketing',
    targetType: 'Workgroup',
    clientToken: 'deprecated',
  });
  const ask = address.startsWith('https') ? httpsRequest : httpRequest;
  const options = { method: 'POST', localAddress: VISITOR, ca, headers: { 'content-type': 'application/json' } };
  return new Promise((resolve, reject) => {
    const request = ask(`${address}/websvcs/chat/start`, options, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function visitorSeen(privateOrigin: string): Promise<string | undefined> {
  const headers = { authorization: `Bearer ${KEY}` };
  const body = JSON.stringify({ command: 'signIn', agent: 'Alicia Adams' });
  await fetch(`${privateOrigin}/agent/api/commands`, { method: 'POST', headers, body });
  const desk = await fetch(`${privateOrigin}/agent/api/desk?agent=Alicia%20Adams&waitMs=0`, { headers });
  const { interactions } = (await desk.json()) as AgentDesk;
  return interactions.find(({ visitorName }) => visitorName === 'Mary')?.number;
}

async function tryFront(front: Front, isSecure: boolean, isBackSecure: boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'footbridge-proxy-'));
  // The web server's own user has to get at it.
  chmodSync(folder, 0o755);
  const certificate = await createCertificate();
  writeFileSync(join(folder, 'chain.pem'), certificate.chain);
  writeFileSync(join(folder, 'key.pem'), certificate.key);
  mkdirSync(join(folder, 'data'));
  const secure = ['--port', 'off', '--https-port', '0', '--certificate', join(folder, 'chain.pem')];
  const listen = isBackSecure ? [...secure, '--certificate-key', join(folder, 'key.pem')] : ['--port', '0'];
  const shared = ['--private-port', '0', '--data', join(folder, 'data'), '--pair', '--recovery'];
  const args = [...listen, ...shared, '--trusted-proxy', '127.0.0.1'];
  const bridges = [startBridge({ root, key: KEY, args }), startBridge({ root, key: KEY, args })] as const;
  const [one, other] = [await bridges[0].ready, await bridges[1].ready];
  const ports = [Number(new URL(one.publicOrigin).port), Number(new URL(other.publicOrigin).port)] as const;
  const port = await freePort();
  const recipe = recipeOf(front, folder, ports, isBackSecure);
  const configuration = join(folder, 'front.conf');
  writeFileSync(configuration, front.configure({ folder, port, isSecure, recipe }));
  const server: ChildProcess = spawn(front.program, front.args(configuration), { stdio: 'inherit' });
  const origin = `${isSecure ? 'https' : 'http'}://127.0.0.1:${port}`;
  const addresses = [`${origin}/I3Root/Server1`, `${origin}/I3Root/Server2`];
  const isHealthy = async () => {
    const found = askDoctor(folder, addresses);
    if (found.verdict !== 'healthy') throw new Error(JSON.stringify(found, undefined, 2));
    return found;
  };
  try {
    const before = await until('A healthy pair', isHealthy);
    const roles = before.servers
      .map(({ role }) => role)
      .toSorted()
      .join();
    if (roles !== 'active,standby') throw new Error(`The servers are ${roles}.`);
    const files = spawnSync('curl', ['-skf', `${origin}/footbridge/footbridge.js`], { encoding: 'utf8' });
    if (files.status !== 0 || !files.stdout.includes('footbridge-launcher'))
      throw new Error('The files are not there.');
    const active = before.servers[0]?.role === 'active' ? 0 : 1;
    if ((await startChat(addresses[active] ?? '', certificate.chain)) !== 200) throw new Error('There is no chat.');
    const privateOrigin = (active === 0 ? one : other).privateOrigin;
    await until("The visitor's address", async () => {
      const seen = await visitorSeen(privateOrigin);
      if (!seen?.startsWith('127.1.2.')) throw new Error(`The agent sees ${seen ?? 'nobody'}.`);
      return seen;
    });
    await bridges[active]?.stop();
    await until('A switchover', async () =>
      (await isHealthy()).servers[1 - active]?.role === 'active' ? true : undefined,
    );
  } catch (error) {
    throw new Error(readFileSync(join(folder, 'error.log'), 'utf8').split('\n').slice(-8).join('\n'), { cause: error });
  } finally {
    server.kill();
    await Promise.all(bridges.map((bridge) => bridge.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}

installMissing();
let [passed, failures] = [0, 0];
for (const front of fronts) {
  for (const isSecure of [false, true]) {
    for (const isBackSecure of [false, true]) {
      const name = `${front.name}: ${isSecure ? 'TLS' : 'plain'} to it, ${isBackSecure ? 'TLS' : 'plain'} behind it`;
      try {
        await tryFront(front, isSecure, isBackSecure);
        passed += 1;
        console.log(`ok      ${name}`);
      } catch (error) {
        failures += 1;
        console.log(`FAILED  ${name}`, error);
      }
    }
  }
}
console.log(`${passed} passed, ${failures} failed`);
process.exitCode = failures > 0 ? 1 : 0;
