import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBridge } from '../bridge.js';
import { createMemoryStore } from '../store/memory-store.js';
import { AGENT_KEY, createTestBridge, startBody, type WireChat } from '../testing/test-bridge.js';
import { serveBridge, type BridgeServer } from './serve-bridge.js';

let server: BridgeServer;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-console-'));
  mkdirSync(join(folder, 'console'));
  writeFileSync(join(folder, 'console', 'index.html'), '<!doctype html><title>Console</title>');
  writeFileSync(join(folder, 'console', 'console.js'), 'export {};');
  writeFileSync(join(folder, 'console', '.hidden.js'), 'hidden');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  server = await serveBridge({
    bridge: createBridge({ store: createMemoryStore(), agentKey: AGENT_KEY }),
    port: 0,
    privatePort: 0,
    consoleFolder: join(folder, 'console'),
    requestTimeoutMs: 400,
    headersTimeoutMs: 200,
    checkEveryMs: 50,
  });
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const url = (path: string): string => `http://127.0.0.1:${server.port}/websvcs/${path}`;
const privateUrl = (path: string): string => `http://127.0.0.1:${server.privatePort}${path}`;

async function post(path: string, body: string): Promise<WireChat> {
  const response = await fetch(url(path), { method: 'POST', body });
  return ((await response.json()) as { chat: WireChat }).chat;
}

const startChat = () => post('chat/start', JSON.stringify(startBody()));

/** Everything a raw connection gets until the other side closes it. */
function talk(text: string, port = server.port): { readonly socket: Socket; readonly reply: Promise<string> } {
  const socket = connect(port, '127.0.0.1');
  socket.write(text);
  const reply = new Promise<string>((resolve) => {
    let received = '';
    socket.on('data', (data) => (received += data.toString()));
    socket.on('error', () => {});
    socket.on('close', () => resolve(received));
  });
  return { socket, reply };
}

describe('the public listener', () => {
  test('serves a chat', async () => {
    const { participantID } = await startChat();
    await post(`chat/sendMessage/${participantID}`, JSON.stringify({ message: 'Hello' }));
    const response = await fetch(url(`chat/poll/${participantID}?ack=-1`));
    const { chat } = (await response.json()) as { chat: WireChat };
    expect(chat.events.at(-1)?.value).toBe('Hello');
    expect(response.headers.get('x-powered-by')).toBeNull();
  });

  test.each([
    ['announced', { 'content-length': '10000000' }],
    ['chunked', { 'transfer-encoding': 'chunked' }],
  ])('answers 413 to a body of 10 MB that is %s, and closes the connection', async (_, headers) => {
    const { participantID } = await startChat();
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = httpRequest(url('chat/start'), { method: 'POST', headers }, resolve);
      request.on('error', reject);
      const part = Buffer.alloc(100_000, 'x');
      for (let parts = 0; parts < 100; parts += 1) request.write(part);
      request.end();
    });
    response.resume();
    expect(response.statusCode).toBe(413);
    expect(response.headers.connection).toBe('close');
    expect((await fetch(url(`chat/poll/${participantID}`))).status).toBe(200);
  });

  test('answers 408 to a body that never ends', async () => {
    const { participantID } = await startChat();
    const { reply } = talk('POST /websvcs/chat/start HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"half":');
    expect(await reply).toMatch(/^HTTP\/1\.1 408 /);
    expect((await fetch(url(`chat/poll/${participantID}`))).status).toBe(200);
  });

  test('answers 408 to headers that never end', async () => {
    expect(await talk('GET /websvcs/serverConfiguration HTTP/1.1\r\nHost: x\r\nX-Slow: ').reply).toMatch(
      /^HTTP\/1\.1 408 /,
    );
  });

  test.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['two lengths', 'POST /websvcs/chat/start HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx'],
    [
      'a length and chunks',
      'POST /websvcs/chat/start HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['no host', 'GET /websvcs/serverConfiguration HTTP/1.1\r\n\r\n'],
    ['a host that is none', 'GET /websvcs/serverConfiguration HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'],
  ])('answers 400 to %s, without a word about itself', async (_, text) => {
    const reply = await talk(text).reply;
    expect(reply).toMatch(/^HTTP\/1\.1 400 /);
    expect(reply).not.toMatch(/Error|at .*\.js/);
  });

  test('takes nothing out of a chat for a connection that is gone', async () => {
    const { participantID } = await startChat();
    const { socket, reply } = talk(`GET /websvcs/chat/poll/${participantID} HTTP/1.1\r\nHost: x\r\n\r\n`);
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.resetAndDestroy();
    await reply;
    const response = await fetch(url(`chat/poll/${participantID}?ack=-1`));
    expect(((await response.json()) as { chat: WireChat }).chat.events).toHaveLength(3);
  });

  test('knows neither agents nor their page', async () => {
    for (const path of ['/agent/', '/agent/api/desk?agent=x', '/']) {
      const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
        headers: { authorization: `Bearer ${AGENT_KEY}` },
      });
      expect(response.status).toBe(404);
    }
  });
});

describe('the private listener', () => {
  test('serves the console with headers that keep its key in the page', async () => {
    const response = await fetch(privateUrl('/agent/'));
    expect(await response.text()).toContain('Console');
    const policy = response.headers.get('content-security-policy');
    for (const part of [
      "default-src 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types footbridge',
    ]) {
      expect(policy).toContain(part);
    }
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect((await fetch(privateUrl('/agent/console.js'))).headers.get('content-type')).toContain('text/javascript');
    expect((await fetch(privateUrl('/agent'), { redirect: 'manual' })).headers.get('location')).toBe('/agent/');
  });

  test.each([
    '/agent/../secret.js',
    '/agent/..%2fsecret.js',
    '/agent/..%5csecret.js',
    '/agent/%2e%2e/secret.js',
    '/agent/.hidden.js',
    '/agent/%00',
    '/agent/%ff',
    '/agent//etc/passwd',
    '/secret.js',
  ])('serves no file outside the console: %s', async (path) => {
    const reply = await talk(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`, server.privatePort)
      .reply;
    expect(reply).toMatch(/^HTTP\/1\.1 404 /);
  });

  test('answers no page of a domain that points here', async () => {
    const reply = await talk(
      'GET /agent/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
      server.privatePort,
    ).reply;
    expect(reply).toMatch(/^HTTP\/1\.1 403 /);
  });

  test('wants the key', async () => {
    expect((await fetch(privateUrl('/agent/api/desk?agent=x'))).status).toBe(401);
    const headers = { authorization: `Bearer ${AGENT_KEY}` };
    expect((await fetch(privateUrl('/agent/api/desk?agent=x'), { headers })).status).toBe(404);
  });
});

test('closes while an agent waits at the desk', async () => {
  const headers = { authorization: `Bearer ${AGENT_KEY}` };
  const body = JSON.stringify({ command: 'signIn', agent: 'Bo' });
  await fetch(privateUrl('/agent/api/commands'), { method: 'POST', headers, body });
  const desk = (await (await fetch(privateUrl('/agent/api/desk?agent=Bo'), { headers })).json()) as { version: number };
  const waiting = fetch(privateUrl(`/agent/api/desk?agent=Bo&version=${desk.version}&waitMs=25000`), { headers });
  // One more answer on this listener shows that the request before it has arrived.
  await fetch(privateUrl('/agent/'));
  await server.close();
  expect((await waiting).status).toBe(503);
});

test('says which port is in use, and leaves the other one closed', async () => {
  const { bridge } = createTestBridge();
  await expect(serveBridge({ bridge, port: 0, privatePort: server.privatePort })).rejects.toMatchObject({
    code: 'port-in-use',
    message: expect.stringContaining(String(server.privatePort)),
  });
});
