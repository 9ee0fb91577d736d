/** Which ports there are, what they speak, and what stands between them and a browser. */
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createBridge, type BridgeOptions } from '../bridge.js';
import { createMemoryStore } from '../store/memory-store.js';
import { startProxy, type Proxy } from '../testing/reverse-proxy.js';
import { createCertificate } from '../testing/self-signed.js';
import { AGENT_KEY, startBody, type WireChat } from '../testing/test-bridge.js';
import type { Certificate } from './listener.js';
import { serveBridge, type BridgeServer, type ServeBridgeOptions } from './serve-bridge.js';

let certificate: Certificate;
let renewed: Certificate;
let open: (BridgeServer | Proxy)[] = [];

beforeAll(async () => {
  [certificate, renewed] = await Promise.all([createCertificate(), createCertificate()]);
});

afterEach(async () => {
  await Promise.all(open.map((server) => server.close()));
  open = [];
});

async function serve(
  options: Partial<ServeBridgeOptions> = {},
  bridgeOptions: Partial<BridgeOptions> = {},
): Promise<BridgeServer> {
  const bridge = createBridge({ store: createMemoryStore(), agentKey: AGENT_KEY, ...bridgeOptions });
  const server = await serveBridge({ bridge, port: 0, privatePort: 0, ...options });
  open.push(server);
  return server;
}

async function proxyTo(origin: string, options: { certificate?: Certificate; trusted?: string } = {}): Promise<string> {
  const proxy = await startProxy({ routes: [{ prefix: '/I3Root/Server1', origin }], ...options });
  open.push(proxy);
  return `${proxy.origin}/I3Root/Server1`;
}

interface Reply {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** Asks over either protocol, trusting the certificates of this test. */
function get(
  url: string,
  init: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Reply> {
  const { method = init.body === undefined ? 'GET' : 'POST', headers } = init;
  return new Promise((resolve, reject) => {
    const options = { method, headers, ca: [certificate.chain, renewed.chain], agent: false as const };
    const request = (url.startsWith('https') ? httpsRequest : httpRequest)(url, options, (answer) => {
      let body = '';
      answer.on('data', (data) => (body += String(data)));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body }));
    });
    request.on('error', reject);
    request.end(init.body === undefined ? undefined : JSON.stringify(init.body));
  });
}

async function chat(url: string, body?: unknown): Promise<WireChat> {
  const reply = await get(url, body === undefined ? {} : { body });
  expect(reply.status).toBe(200);
  return (JSON.parse(reply.body) as { chat: WireChat }).chat;
}

const configurationAt = async (origin: string) => (await get(`${origin}/websvcs/serverConfiguration`)).status;

describe('the ports', () => {
  test('are as many as there shall be, with and without TLS', async () => {
    const https = { port: 0, additionalPorts: [0], readCertificate: () => certificate };
    const { httpPorts, httpsPorts, port } = await serve({ additionalPorts: [0, 0], https });
    expect(httpPorts).toHaveLength(3);
    expect(httpsPorts).toHaveLength(2);
    expect(port).toBe(httpPorts[0]);
    for (const plain of httpPorts) expect(await configurationAt(`http://127.0.0.1:${plain}`)).toBe(200);
    for (const secure of httpsPorts) expect(await configurationAt(`https://127.0.0.1:${secure}`)).toBe(200);
  });

  test('may all speak TLS', async () => {
    const { httpPorts, httpsPorts, port } = await serve({
      port: 'off',
      https: { port: 0, readCertificate: () => certificate },
    });
    expect(httpPorts).toEqual([]);
    expect([port]).toEqual(httpsPorts);
  });

  test('are all closed again where one of them is in use', async () => {
    const { port: used } = await serve();
    const bridge = createBridge({ store: createMemoryStore(), agentKey: AGENT_KEY });
    // A port that was free a moment ago, to see that it is free again.
    const free = (await serve()).port;
    await open.pop()?.close();
    await expect(serveBridge({ bridge, port: free, additionalPorts: [used], privatePort: 0 })).rejects.toMatchObject({
      code: 'port-in-use',
      message: expect.stringContaining(String(used)),
    });
    await expect(configurationAt(`http://127.0.0.1:${free}`)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    bridge.dispose();
  });

  test('are at least one', async () => {
    await expect(serve({ port: 'off' })).rejects.toMatchObject({ code: 'options-invalid' });
  });

  test('take no more connections at once than they may', async () => {
    const { port } = await serve({ maxConnections: 2 });
    const sockets = [0, 1, 2].map(() => connect(port, '127.0.0.1'));
    await new Promise((resolve) => sockets[2]?.once('close', resolve));
    const [first] = sockets;
    const answer = new Promise<string>((resolve) => first?.once('data', (data) => resolve(String(data))));
    first?.write('GET /websvcs/serverConfiguration HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(await answer).toMatch(/^HTTP\/1\.1 200 /);
    for (const socket of sockets) socket.destroy();
  });
});

describe('TLS', () => {
  const https = { port: 0, readCertificate: () => certificate };

  test('is answered with a promise to go on with it; plain HTTP is not', async () => {
    const server = await serve({ https });
    const secure = await get(`https://127.0.0.1:${server.httpsPorts[0]}/websvcs/serverConfiguration`);
    expect(secure.headers['strict-transport-security']).toBe('max-age=31536000');
    const plain = await get(`http://127.0.0.1:${server.port}/websvcs/serverConfiguration`);
    expect(plain.headers['strict-transport-security']).toBeUndefined();
  });

  test('is never left by a redirect: a plain request to its port gets no answer', async () => {
    const server = await serve({ https });
    const socket = connect(server.httpsPorts[0] ?? 0, '127.0.0.1');
    socket.write('GET /websvcs/serverConfiguration HTTP/1.1\r\nHost: x\r\n\r\n');
    const received = await new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (data) => (text += data.toString('latin1')));
      socket.on('error', () => {});
      socket.on('close', () => resolve(text));
    });
    expect(received).not.toMatch(/HTTP\/1\.1 [23]/);
    expect(await configurationAt(`https://127.0.0.1:${server.httpsPorts[0]}`)).toBe(200);
  });

  test.each([
    ['TLSv1.1', false],
    ['TLSv1.2', true],
    ['TLSv1.3', true],
  ] as const)('of version %s: %s', async (version, isTaken) => {
    const server = await serve({ https });
    const taken = await new Promise<boolean>((resolve) => {
      const socket = connectTls(server.httpsPorts[0] ?? 0, '127.0.0.1', {
        ca: certificate.chain,
        minVersion: version,
        maxVersion: version,
        ...(version === 'TLSv1.1' && { ciphers: 'DEFAULT@SECLEVEL=0' }),
      });
      socket.once('secureConnect', () => {
        resolve(true);
        socket.destroy();
      });
      socket.once('error', () => resolve(false));
      socket.once('close', () => resolve(false));
    });
    expect(taken).toBe(isTaken);
  });

  test('takes a renewed certificate without closing a port', async () => {
    let current = certificate;
    const server = await serve({ https: { port: 0, readCertificate: () => current } });
    const shown = () =>
      new Promise<string>((resolve) => {
        const socket = connectTls(server.httpsPorts[0] ?? 0, '127.0.0.1', { rejectUnauthorized: false }, () => {
          resolve(socket.getPeerX509Certificate()?.toString() ?? '');
          socket.destroy();
        });
      });
    expect((await shown()).trim()).toBe(certificate.chain.trim());
    current = renewed;
    server.reloadCertificate();
    expect((await shown()).trim()).toBe(renewed.chain.trim());
    current = { ...renewed, key: certificate.key };
    expect(() => server.reloadCertificate()).toThrow(expect.objectContaining({ code: 'certificate-invalid' }));
    expect((await shown()).trim()).toBe(renewed.chain.trim());
  });

  test('needs a certificate that fits its key', async () => {
    for (const bad of [
      { ...certificate, key: renewed.key },
      { chain: 'no PEM', key: 'no PEM' },
    ]) {
      await expect(serve({ https: { port: 0, readCertificate: () => bad } })).rejects.toMatchObject({
        code: 'certificate-invalid',
      });
    }
  });

  // protocol §1.2
  test.each([
    ['plain', 'plain'],
    ['plain', 'TLS'],
    ['TLS', 'plain'],
    ['TLS', 'TLS'],
  ])('carries a chat from a browser that speaks %s to a web server that speaks %s', async (front, back) => {
    const server = await serve({ https });
    const origin =
      back === 'TLS' ? `https://127.0.0.1:${server.httpsPorts[0]}` : `http://127.0.0.1:${server.httpPorts[0]}`;
    const url = await proxyTo(origin, { trusted: certificate.chain, ...(front === 'TLS' && { certificate }) });
    expect(url.startsWith('https')).toBe(front === 'TLS');
    const { participantID } = await chat(`${url}/websvcs/chat/start`, startBody());
    await chat(`${url}/websvcs/chat/sendMessage/${participantID}`, { message: 'Hello' });
    const { events } = await chat(`${url}/websvcs/chat/poll/${participantID}?ack=-1`);
    expect(events.at(-1)?.value).toBe('Hello');
    expect((await chat(`${url}/websvcs/chat/exit/${participantID}`, '')).status.type).toBe('success');
  });
});

test('a chat goes on whichever of two web servers its requests come through', async () => {
  const server = await serve();
  const origin = `http://127.0.0.1:${server.port}`;
  const urls = [await proxyTo(origin), await proxyTo(origin)];
  const through = (number: number) => `${urls[number % 2]}/websvcs/chat`;
  const { participantID } = await chat(`${through(0)}/start`, startBody());
  for (const number of [1, 2, 3, 4, 5, 6]) {
    await chat(`${through(number + 1)}/sendMessage/${participantID}`, { message: `line ${number}` });
  }
  const received: unknown[] = [];
  for (let number = 0, cursor = -1; number < 4; number += 1) {
    const { events } = await chat(`${through(number)}/poll/${participantID}?ack=${cursor}`);
    cursor = events.at(-1)?.sequenceNumber ?? cursor;
    received.push(...events.map(({ value }) => value).filter((value) => String(value).startsWith('line')));
  }
  expect(received).toEqual([1, 2, 3, 4, 5, 6].map((number) => `line ${number}`));
});

describe('pages of other origins', () => {
  const SHOP = 'https://shop.example';
  const allowing = { allowedOrigins: [SHOP, 'http://localhost:3000'] };
  const ask = async (server: BridgeServer, origin: string | undefined, method = 'GET') => {
    const headers: Record<string, string> = { ...(origin !== undefined && { origin }) };
    if (method === 'OPTIONS') headers['access-control-request-method'] = 'POST';
    return get(`http://127.0.0.1:${server.port}/websvcs/serverConfiguration`, { method, headers });
  };

  test('read nothing by default', async () => {
    const server = await serve();
    const { status, headers } = await ask(server, SHOP);
    expect(status).toBe(200);
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect((await ask(server, SHOP, 'OPTIONS')).headers['access-control-allow-origin']).toBeUndefined();
  });

  test.each(['GET', 'OPTIONS'])('read it once their origin is listed: %s', async (method) => {
    const { status, headers } = await ask(await serve({}, allowing), SHOP, method);
    expect(status).toBe(method === 'GET' ? 200 : 204);
    expect(headers['access-control-allow-origin']).toBe(SHOP);
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    expect(String(headers['vary'])).toContain('Origin');
    if (method === 'GET') expect(headers['access-control-expose-headers']).toBe('Retry-After');
    else expect(headers['access-control-allow-methods']).toBe('GET, POST');
  });

  test.each([
    ['another site', 'https://other.example'],
    ['a sandboxed frame', 'null'],
    ['the name as a beginning', 'https://shop.example.evil'],
    ['the name as an end', 'https://evil-shop.example'],
    ['a sub-domain', 'https://www.shop.example'],
    ['another scheme', 'http://shop.example'],
    ['another port', 'https://shop.example:8443'],
    ['another spelling', 'https://SHOP.example'],
    ['a path', 'https://shop.example/'],
    ['two at once', `${SHOP} https://evil.example`],
    ['a star', '*'],
    ['nothing', undefined],
  ])('stay out that are %s', async (_, origin) => {
    const server = await serve({}, allowing);
    for (const method of ['GET', 'OPTIONS']) {
      const { headers } = await ask(server, origin, method);
      expect(headers['access-control-allow-origin']).toBeUndefined();
      expect(String(headers['vary'])).toContain('Origin');
    }
  });

  test('never read what agents see, listed or not', async () => {
    const server = await serve({}, allowing);
    for (const path of ['/agent/api/desk?agent=Bo', '/agent/', '/ops/status.json']) {
      for (const method of ['GET', 'OPTIONS']) {
        const { headers } = await get(`http://127.0.0.1:${server.privatePort}${path}`, {
          method,
          headers: { origin: SHOP, authorization: `Bearer ${AGENT_KEY}`, 'access-control-request-method': 'GET' },
        });
        expect(headers['access-control-allow-origin']).toBeUndefined();
      }
    }
  });
});

test('nothing for agents or operators is on a port for visitors', async () => {
  const server = await serve({ https: { port: 0, readCertificate: () => certificate } });
  const origins = [`http://127.0.0.1:${server.port}`, `https://127.0.0.1:${server.httpsPorts[0]}`];
  const paths = ['/agent/', '/agent/api/desk?agent=Bo', '/ops', '/ops/status.json', '/ops/metrics', '/ops/health'];
  for (const url of origins.flatMap((origin) => paths.map((path) => origin + path))) {
    expect((await get(url, { headers: { authorization: `Bearer ${AGENT_KEY}` } })).status).toBe(404);
  }
});
