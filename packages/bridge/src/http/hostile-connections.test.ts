import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bridge } from '../bridge.js';
import { AGENT_KEY, createTestBridge, startBody } from '../testing/test-bridge.js';
import { serveBridge, type BridgeServer } from './serve-bridge.js';

let server: BridgeServer;
let folder: string;
/** The paths that reached the bridge. */
let served: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-hostile-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Console</title>');
  served = [];
  const { bridge } = createTestBridge();
  const noted: Bridge = {
    ...bridge,
    role: 'active',
    fetch(request, peer) {
      served.push(new URL(request.url).pathname);
      return bridge.fetch(request, peer);
    },
  };
  server = await serveBridge({ bridge: noted, port: 0, privatePort: 0, consoleFolder: folder });
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Talk {
  readonly socket: Socket;
  /** Everything that comes until the other side closes. */
  readonly reply: Promise<string>;
}

function talk(text: string, port = server.port): Talk {
  const socket = connect(port, '127.0.0.1');
  socket.write(text, 'latin1');
  const reply = new Promise<string>((resolve) => {
    const parts: Buffer[] = [];
    socket.on('data', (data) => parts.push(data));
    socket.on('error', () => {});
    socket.on('close', () => resolve(Buffer.concat(parts).toString()));
  });
  return { socket, reply };
}

const lines = (...text: readonly string[]): string => text.join('\r\n');

const statuses = (reply: string): string[] =>
  [...reply.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status = '']) => status);

const SMUGGLED = lines('GET /websvcs/smuggled HTTP/1.1', 'Host: x', '', '');
const CONFIGURATION = '/websvcs/serverConfiguration';

describe('a request that two servers could read in two ways', () => {
  const post = (...headers: readonly string[]): string =>
    lines('POST /websvcs/chat/start HTTP/1.1', 'Host: x', ...headers, '', '');

  test.each([
    ['a length and chunks', post('Content-Length: 4', 'Transfer-Encoding: chunked') + `0\r\n\r\n${SMUGGLED}`],
    ['chunks and a length', post('Transfer-Encoding: chunked', 'Content-Length: 4') + `0\r\n\r\n${SMUGGLED}`],
    ['two lengths', post('Content-Length: 0', `Content-Length: ${SMUGGLED.length}`) + SMUGGLED],
    ['two lengths in one line', post(`Content-Length: 0, ${SMUGGLED.length}`) + SMUGGLED],
    ['a signed length', post('Content-Length: +0') + SMUGGLED],
    ['a length in hex', post('Content-Length: 0x0') + SMUGGLED],
    ['a space before the colon', post('Content-Length : 0') + SMUGGLED],
    ['chunks that are not the last coding', post('Transfer-Encoding: chunked, identity') + `0\r\n\r\n${SMUGGLED}`],
    ['a coding nobody knows', post('Transfer-Encoding: xchunked') + `0\r\n\r\n${SMUGGLED}`],
    ['a folded header', post('X-Folded: a', ' Content-Length: 0') + SMUGGLED],
    ['a folded coding', post('Transfer-Encoding:', ' chunked') + `0\r\n\r\n${SMUGGLED}`],
    ['line feeds alone', `POST /websvcs/chat/start HTTP/1.1\nHost: x\nContent-Length: 0\n\n${SMUGGLED}`],
    ['a carriage return alone', post('X-Bare: a\rContent-Length: 0') + SMUGGLED],
    ['NUL in a header', post('X-Nul: a\0b', 'Content-Length: 0') + SMUGGLED],
    ['NUL in a name', post('X-N\0ul: a', 'Content-Length: 0') + SMUGGLED],
    ['a size of a chunk that is none', post('Transfer-Encoding: chunked') + `-1\r\n\r\n${SMUGGLED}`],
    ['a chunk that is longer than it says', post('Transfer-Encoding: chunked') + `1\r\nabc\r\n0\r\n\r\n${SMUGGLED}`],
    ['a line feed in the size of a chunk', post('Transfer-Encoding: chunked') + `1\n\r\na\r\n0\r\n\r\n${SMUGGLED}`],
    ['a header without a name', post(': x', 'Content-Length: 0') + SMUGGLED],
    ['no version', `GET ${CONFIGURATION}\r\n\r\n${SMUGGLED}`],
    ['a version to come', `GET ${CONFIGURATION} HTTP/3.0\r\nHost: x\r\n\r\n${SMUGGLED}`],
    ['two hosts', `GET ${CONFIGURATION} HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n`],
    ['a host that is none', `GET ${CONFIGURATION} HTTP/1.1\r\nHost: x/y@z\r\nConnection: close\r\n\r\n`],
  ])('is refused, and so is what hides behind it: %s', async (_, text) => {
    const reply = await talk(text).reply;
    expect(statuses(reply)).toEqual(['400']);
    expect(reply).not.toMatch(/Error|HPE_|\.js/);
    expect(served).not.toContain('/websvcs/smuggled');
  });
});

test('a garbled request harms nobody but its sender', async () => {
  const whole = lines(
    'POST /websvcs/chat/start?ack=1 HTTP/1.1',
    ...['Host: x', 'Content-Type: application/json', 'Content-Length: 2', 'Connection: close', '', '{}'],
  );
  const tokens = [
    '\r\n',
    '\n',
    '\r',
    '\0',
    ' ',
    ':',
    '\r\n\r\n',
    'HTTP/1.1',
    'GET ',
    '\x80',
    '\xff',
    '%',
    '//',
    '0\r\n',
  ];
  const more = fc.oneof(
    fc.constantFrom(...tokens, 'Transfer-Encoding: chunked\r\n', 'Content-Length: 9\r\n', 'Expect: 100-continue\r\n'),
    fc.string({ unit: 'binary-ascii', maxLength: 8 }),
  );
  const at = fc.nat(whole.length);
  const garbled = fc
    .array(fc.tuple(at, fc.nat(6), more), { minLength: 1, maxLength: 4 })
    .map((changes) =>
      changes.reduce(
        (text, [start, length, added]) => text.slice(0, start) + added + text.slice(start + length),
        whole,
      ),
    );
  await fc.assert(
    fc.asyncProperty(garbled, fc.nat(1), async (text, listener) => {
      const { socket, reply } = talk(text, listener === 0 ? server.port : server.privatePort);
      socket.end();
      const answer = await reply;
      for (const status of statuses(answer)) expect(Number(status)).toBeLessThan(500);
      expect(answer).not.toMatch(/Error|HPE_|\.js:/);
    }),
    { numRuns: 400 },
  );
  expect((await fetch(`http://127.0.0.1:${server.port}${CONFIGURATION}`)).status).toBe(200);
});

describe('methods', () => {
  test.each(['TRACE', 'TRACK', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'PROPFIND', 'LINK', 'PURGE'])(
    '%s is not allowed where something else is',
    async (method) => {
      for (const path of [CONFIGURATION, '/websvcs/chat/start', '/websvcs/chat/poll/nobody']) {
        const reply = await talk(lines(`${method} ${path} HTTP/1.1`, 'Host: x', 'Connection: close', '', '')).reply;
        expect(reply).toMatch(/^HTTP\/1\.1 40[05] /);
        expect(reply).not.toContain(method);
      }
    },
  );

  test('CONNECT opens nothing', async () => {
    const reply = await talk(lines('CONNECT example.com:80 HTTP/1.1', 'Host: example.com:80', '', '')).reply;
    expect(reply).not.toMatch(/ 2\d\d /);
  });

  test('an upgrade is not made', async () => {
    const reply = await talk(
      lines(`GET ${CONFIGURATION} HTTP/1.1`, 'Host: x', 'Upgrade: websocket', 'Connection: upgrade, close', '', ''),
    ).reply;
    expect(statuses(reply)).toEqual(['200']);
  });
});

describe('many at once', () => {
  test('1,000 requests in one line are answered in order, and others meanwhile', async () => {
    const ask = (index: number): string =>
      lines(`GET ${CONFIGURATION} HTTP/1.1`, 'Host: x', `Accept-Language: x-${index}`, '', '');
    const last = lines(`GET ${CONFIGURATION} HTTP/1.1`, 'Host: x', 'Connection: close', '', '');
    const { reply } = talk(Array.from({ length: 999 }, (_, index) => ask(index)).join('') + last);
    const other = await fetch(`http://127.0.0.1:${server.port}${CONFIGURATION}`);
    expect(other.status).toBe(200);
    const text = await reply;
    expect(statuses(text)).toEqual(Array.from({ length: 1_000 }, () => '200'));
    expect([...text.matchAll(/"browserAcceptLanguage":"x-(\d+)"/g)].map(([, index]) => Number(index))).toEqual(
      Array.from({ length: 999 }, (_, index) => index),
    );
  });

  test('500 connections that never finish a request keep nobody waiting', async () => {
    const beginnings = [
      `GET ${CONFIGURATION} HTTP/1.1\r\nHost: x\r\nX-Slow: `,
      'POST /websvcs/chat/start HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"half":',
      '',
    ];
    const half = Array.from({ length: 500 }, (_, index) => talk(beginnings[index % beginnings.length] ?? ''));
    await Promise.all(half.map(({ socket }) => new Promise((resolve) => socket.once('connect', resolve))));
    const response = await fetch(`http://127.0.0.1:${server.port}${CONFIGURATION}`);
    expect(response.status).toBe(200);
    for (const { socket } of half) socket.destroy();
  });

  test.each([
    [
      'headers',
      lines(`GET ${CONFIGURATION} HTTP/1.1`, 'Host: x', ...Array.from({ length: 5_000 }, () => 'X-A: b'), '', ''),
    ],
    ['long headers', lines(`GET ${CONFIGURATION} HTTP/1.1`, 'Host: x', `X-A: ${'b'.repeat(100_000)}`, '', '')],
    ['long cookies', lines(`GET ${CONFIGURATION} HTTP/1.1`, 'Host: x', `Cookie: ${'a=b;'.repeat(30_000)}`, '', '')],
    ['a long path', lines(`GET /websvcs/${'x'.repeat(100_000)} HTTP/1.1`, 'Host: x', '', '')],
  ])('a flood of %s is cut off', async (_, text) => {
    const reply = await talk(text).reply;
    expect(statuses(reply)).toEqual(['431']);
    expect(served).toEqual([]);
  });
});

describe('every answer', () => {
  const get = (path: string, ...more: readonly string[]): string =>
    lines(`GET ${path} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close', ...more, '', '');
  const post = (path: string, body: string, ...more: readonly string[]): string =>
    lines(
      ...[`POST ${path} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close'],
      ...[`Content-Length: ${body.length}`, ...more, '', body],
    );
  const KEY = `Authorization: Bearer ${AGENT_KEY}`;
  const START = JSON.stringify(startBody());

  const publicRequests: readonly (readonly [status: number, text: string])[] = [
    [200, get(CONFIGURATION)],
    [200, get(CONFIGURATION, 'Accept: application/xml')],
    [200, get(CONFIGURATION, 'Accept: image/png')],
    [200, get(CONFIGURATION, 'Range: bytes=0-0')],
    [200, post('/websvcs/chat/start', START)],
    [200, post('/websvcs/chat/start', '<a/>', 'Content-Type: application/xml')],
    [200, get('/websvcs/chat/poll/nobody')],
    [400, 'hello\r\n\r\n'],
    [400, get(CONFIGURATION).replace('127.0.0.1', 'a b')],
    [404, get('/')],
    [404, get('/agent/')],
    [404, get('/ops/status.json', KEY)],
    [404, get('/websvcs/chat/getfile/a/b/c.html')],
    [405, get('/websvcs/chat/start')],
    [413, post('/websvcs/chat/start', 'x'.repeat(1_100_000))],
    [431, get(`/${'x'.repeat(50_000)}`)],
  ];
  const privateRequests: readonly (readonly [status: number, text: string])[] = [
    [200, get('/agent/')],
    [302, get('/agent')],
    [400, 'hello\r\n\r\n'],
    [400, post('/agent/api/commands', '{', KEY)],
    [401, get('/agent/api/desk?agent=x')],
    [403, get('/agent/').replace('127.0.0.1', 'evil.example')],
    [404, get('/agent/api/desk?agent=x', KEY)],
    [404, get('/agent/secret.html')],
    [405, get('/agent/api/commands', KEY)],
    [413, post('/agent/api/commands', 'x'.repeat(1_100_000), KEY)],
    [431, get(`/${'x'.repeat(50_000)}`)],
  ];

  function expectHeaders(reply: string, status: number): void {
    expect(statuses(reply)).toEqual([String(status)]);
    const head = reply.slice(0, reply.indexOf('\r\n\r\n')).toLowerCase();
    expect(head).toContain('\r\nx-content-type-options: nosniff');
    expect(head).toContain('\r\ncache-control: no-store');
    expect(head).toContain('\r\nreferrer-policy: no-referrer');
    expect(head).toContain('\r\ncross-origin-resource-policy: same-origin');
    expect(head).toMatch(/\r\ncontent-security-policy: [^\r]*frame-ancestors 'none'/);
    expect(head).not.toMatch(/x-powered-by|\r\nserver:|set-cookie|accept-ranges|content-range|access-control/);
    expect(reply).not.toMatch(/ at \S+ \(|\.js:\d|Error/);
  }

  test.each(publicRequests)('of the public listener is marked: %i', async (status, text) => {
    expectHeaders(await talk(text).reply, status);
  });

  test.each(privateRequests)('of the private listener is marked: %i', async (status, text) => {
    const reply = await talk(text, server.privatePort).reply;
    expectHeaders(reply, status);
    if (reply.includes('text/html')) expect(reply.toLowerCase()).toContain('cross-origin-opener-policy: same-origin');
  });
});
