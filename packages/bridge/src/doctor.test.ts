/** What the doctor says of a real bridge and of what may stand before one. */
import { runDoctor, type Diagnosis } from '@footbridge/doctor';
import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createBridge, type BridgeOptions } from './bridge.js';
import type { Certificate } from './http/listener.js';
import { serveBridge } from './http/serve-bridge.js';
import { createLease } from './pair/lease.js';
import { systemClock } from './clock.js';
import { systemRandomBytes } from './random.js';
import { createMemoryStore } from './store/memory-store.js';
import { startProxy } from './testing/reverse-proxy.js';
import { createCertificate } from './testing/self-signed.js';
import { AGENT_KEY } from './testing/test-bridge.js';

const PREFIX = '/I3Root/Server1';
let certificate: Certificate;
let open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  certificate = await createCertificate();
});

afterEach(async () => {
  await Promise.all(open.map((server) => server.close()));
  open = [];
});

async function serve(options: Partial<BridgeOptions> = {}): Promise<string> {
  const bridge = createBridge({ store: createMemoryStore(), agentKey: AGENT_KEY, ...options });
  const server = await serveBridge({ bridge, port: 0, privatePort: 0 });
  open.push(server);
  return `http://127.0.0.1:${server.port}`;
}

async function proxyTo(origin: string, own?: Certificate): Promise<string> {
  const proxy = await startProxy({ routes: [{ prefix: PREFIX, origin }], certificate: own });
  open.push(proxy);
  return `${proxy.origin}${PREFIX}`;
}

/** A server that answers what it is told to, or asks another with headers of its own. */
async function stand(
  answer: { readonly status: number; readonly body?: string; readonly type?: string } | undefined,
  onward?: { readonly origin: string; readonly headers: (sent: IncomingHttpHeaders) => IncomingHttpHeaders },
): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    if (!onward) {
      outgoing.writeHead(answer?.status ?? 200, { 'content-type': answer?.type ?? 'text/html' }).end(answer?.body);
      return;
    }
    const { host: _, ...headers } = incoming.headers;
    const url = new URL(incoming.url ?? '/', onward.origin);
    const request = httpRequest(url, { method: incoming.method, headers: onward.headers(headers) }, (from) => {
      outgoing.writeHead(from.statusCode ?? 502, from.headers);
      from.pipe(outgoing);
    });
    incoming.pipe(request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => new Promise((resolve) => server.close(() => resolve())) });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function nobody(): Promise<string> {
  const origin = await stand(undefined);
  await open.pop()?.close();
  return origin;
}

async function ask(...args: string[]): Promise<{ readonly code: number; readonly said: string }> {
  const lines: string[] = [];
  const take = (line: string) => void lines.push(line);
  return { code: await runDoctor(args, { print: take, complain: take }), said: lines.join('\n') };
}

async function examine(...args: string[]): Promise<Diagnosis & { readonly code: number }> {
  const { code, said } = await ask('--json', ...args);
  return { ...(JSON.parse(said) as Diagnosis), code };
}

describe('five verdicts', () => {
  test('healthy: a chat begins and is ended again, behind a proxy', async () => {
    const { code, verdict, servers } = await examine(await proxyTo(await serve()));
    expect(servers[0]?.findings.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect([code, verdict]).toEqual([0, 'healthy']);
  });

  test('unreachable: nobody listens at the port', async () => {
    const { code, verdict, servers } = await examine(await nobody());
    expect([code, verdict]).toEqual([1, 'unreachable']);
    expect(servers[0]?.findings[0]?.remedy).toMatch(/port/);
  });

  test('proxy: the web server can not reach what is behind it', async () => {
    const { code, verdict, servers } = await examine(await proxyTo(await nobody()));
    expect([code, verdict]).toEqual([1, 'proxy']);
    expect(servers[0]?.findings.at(-1)?.says).toMatch(/502/);
  });

  test('certificate: it vouches for itself', async () => {
    const { code, verdict } = await examine(await proxyTo(await serve(), certificate));
    expect([code, verdict]).toEqual([1, 'certificate']);
  });

  test('headers: a proxy throws away what a request says of itself', async () => {
    const origin = await serve();
    for (const lost of ['accept', 'content-type']) {
      const headers = (sent: IncomingHttpHeaders) => ({
        ...sent,
        [lost]: undefined,
        accept: lost === 'accept' ? '*/*' : sent.accept,
      });
      const keep = (sent: IncomingHttpHeaders) =>
        Object.fromEntries(Object.entries(headers(sent)).filter(([, value]) => value !== undefined));
      const { code, verdict } = await examine(await stand(undefined, { origin, headers: keep }));
      expect([lost, code, verdict]).toEqual([lost, 1, 'headers']);
    }
  });
});

describe('what else it tells apart', () => {
  test.each([
    [{ status: 404 }, 'proxy', /404/],
    [{ status: 301 }, 'proxy', /elsewhere/],
    [{ status: 200, body: '<!doctype html><title>Shop</title>' }, 'proxy', /no contact centre/],
    [{ status: 200, body: '<?xml version="1.0"?><serverConfiguration/>', type: 'text/xml' }, 'headers', /XML/],
  ] as const)('an answer %j', async (answer, expected, says) => {
    const { verdict, servers } = await examine(await stand(answer));
    expect(verdict).toBe(expected);
    expect(servers[0]?.findings.at(-1)?.says).toMatch(says);
  });

  test('a queue that is not there', async () => {
    const { verdict, servers } = await examine(await serve(), '--target', 'Nowhere');
    expect(verdict).toBe('refused');
    expect(servers[0]?.findings.at(-1)?.says).toContain('error.websvc.unknownEntity');
  });

  test('a pair: one active, one standing by; and either of them alone', async () => {
    const store = createMemoryStore();
    const lease = () => createLease({ table: store, clock: systemClock, randomBytes: systemRandomBytes });
    const [one, other] = [await serve({ store, lease: lease() }), await serve({ store, lease: lease() })];
    expect(await examine(one, other)).toMatchObject({
      code: 0,
      verdict: 'healthy',
      findings: [{ rung: 'pair', state: 'ok' }],
    });
    expect(await examine(other)).toMatchObject({ code: 1, verdict: 'proxy' });
    expect(await examine(await nobody(), one)).toMatchObject({ code: 0, verdict: 'healthy' });
  });

  test('pages of another origin, which may not read the answers', async () => {
    const shop = 'https://shop.example';
    expect(await examine(await serve(), '--origin', shop)).toMatchObject({ verdict: 'headers' });
    expect(await examine(await serve({ allowedOrigins: [shop] }), '--origin', shop)).toMatchObject({
      verdict: 'healthy',
    });
  });

  test('a page whose policy is in the way', async () => {
    const bridge = await serve({ allowedOrigins: [] });
    const page = (policy: string) =>
      stand({ status: 200, body: `<meta http-equiv="Content-Security-Policy" content="${policy}">` });
    const found = async (policy: string) => {
      const { findings } = await examine(bridge, '--page', await page(policy), '--origin', bridge);
      return findings.map(({ says }) => says);
    };
    expect(await found("default-src 'self'")).toEqual([`Its policy forbids to ask ${bridge}.`]);
    expect(await found(`default-src 'self'; connect-src ${bridge}`)).toEqual([
      'Its Content Security Policy lets the widget work.',
    ]);
    expect(await found(`connect-src *; require-trusted-types-for 'script'; trusted-types lit-html`)).toEqual([
      'Its policy does not know the widget.',
    ]);
  });
});

test('says it in words, with what to do', async () => {
  const { code, said } = await ask(await proxyTo(await nobody()));
  expect(code).toBe(1);
  expect(said).toMatch(/FAILED\s+answer\s+The web server could not reach/);
  expect(said).toMatch(/What to do: Check host and port/);
  expect(said).toMatch(/Verdict: proxy\. /);
});

test.each([[['nowhere']], [[]], [['--no-such-option', 'http://a.example']]])('refuses %j', async (args) => {
  expect((await ask(...args)).code).toBe(1);
});
