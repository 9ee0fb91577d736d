import { request as httpRequest } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createBridge } from '../bridge.js';
import { createMemoryStore } from '../store/memory-store.js';
import { AGENT_KEY, OPERATOR_KEY } from '../testing/test-bridge.js';
import { serveBridge, type BridgeServer } from './serve-bridge.js';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(): Promise<BridgeServer> {
  const bridge = createBridge({
    store: createMemoryStore(),
    agentKey: AGENT_KEY,
    operatorKey: OPERATOR_KEY,
    tenants: [{ name: 'north', hosts: ['north.example'], agentKey: 'north-agents', workgroups: [{ name: 'Fjords' }] }],
  });
  const server = await serveBridge({ bridge, port: 0, privatePort: 0 });
  closing.push(() => server.close());
  return server;
}

/** Unlike `fetch`, this may say any host. */
function askOver(port: number, path: string, headers: Readonly<Record<string, string>>, body?: string) {
  return new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

const asOperator = { authorization: `Bearer ${OPERATOR_KEY}` };

test('operators are served at the private port, and nowhere else', async () => {
  const { port, privatePort } = await serve();
  const local = await askOver(privatePort, '/ops/status.json', asOperator);
  expect([local.status, JSON.parse(local.text)]).toMatchObject([200, { role: 'active' }]);
  expect((await askOver(privatePort, '/ops/status.json', {})).status).toBe(401);
  expect((await askOver(privatePort, '/ops/status.json', { ...asOperator, host: 'rebound.example' })).status).toBe(403);
  for (const path of [
    '/ops/status.json',
    '/ops/health',
    '/ops/pause',
    '//ops/status.json',
    '/websvcs/../ops/status.json',
  ]) {
    expect((await askOver(port, path, asOperator)).status, path).toBe(404);
  }
});

test('commands come as curl sends them', async () => {
  const { privatePort } = await serve();
  const form = { ...asOperator, 'content-type': 'application/x-www-form-urlencoded' };
  expect(await askOver(privatePort, '/ops/parameters', form, 'MaxPollFrequency=1000')).toMatchObject({ status: 200 });
  const { text } = await askOver(privatePort, '/ops/parameters.json', asOperator);
  expect(JSON.parse(text)).toContainEqual(expect.objectContaining({ name: 'MaxPollFrequency', value: 1_000 }));
});

test('a tenant is found by the Host that arrives', async () => {
  const { port } = await serve();
  const body = JSON.stringify({
    supportedContentTypes: 'text/plain',
    participant: { name: 'Ann', credentials: '' },
    target: 'Fjords',
    targetType: 'Workgroup',
  });
  const start = async (host: string) => (await askOver(port, '/websvcs/chat/start', { host }, body)).text;
  expect(await start(`North.Example:${port}`)).toContain('"success"');
  expect(await start(`127.0.0.1:${port}`)).toContain('badTarget');
});
