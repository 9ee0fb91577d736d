/** The server's process: a bridge with open chats, or a bare route that answers what a poll of that bridge answers. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createBridge, openSqliteStore, serveBridge, defaultParameters, type Bridge } from '@footbridge/bridge';
import { Hono } from 'hono';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerRequests } from './child.ts';

export type ServeRequest =
  | { readonly do: 'bridge' }
  | { readonly do: 'bare'; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | { readonly do: 'open chats'; readonly count: number }
  | { readonly do: 'measure memory' }
  | { readonly do: 'measure processor time' };

export interface Serving {
  readonly port: number;
  readonly privatePort: number;
}

export interface OpenChats {
  readonly participantIds: readonly string[];
  readonly interactionIds: readonly string[];
  /** The last event of each. */
  readonly last: number;
  /** What a poll without news is answered. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Memory {
  /** After everything is collected that can be. */
  readonly bytes: number;
}

export interface ProcessorTime {
  /** Since the process began. */
  readonly seconds: number;
}

export const AGENT = 'Alicia Adams';
export const AGENT_KEY = 'the-key-of-the-bench';
const ORIGIN = 'http://127.0.0.1';

let bridge: Bridge;

answerRequests(async (request: ServeRequest) => {
  switch (request.do) {
    case 'bridge':
      return serve();
    case 'bare':
      return serveBare(request.headers, request.body);
    case 'open chats':
      return openChats(request.count);
    case 'measure memory':
      return measureMemory();
    case 'measure processor time':
      return measureProcessorTime();
  }
});

async function serve(): Promise<Serving> {
  const folder = mkdtempSync(join(tmpdir(), 'footbridge-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const limits = Object.keys(defaultParameters).filter((name) => /^Max.*Allowed/.test(name));
  bridge = createBridge({
    store: openSqliteStore(join(folder, 'bridge.sqlite')),
    agentKey: AGENT_KEY,
    recovery: true,
    agents: [{ name: AGENT, capacity: 1_000_000 }],
    parameters: { ...Object.fromEntries(limits.map((name) => [name, 1_000_000])), VisitorGoneTime: 3_600 },
  });
  const { port, privatePort } = await serveBridge({ bridge, port: 0, privatePort: 0 });
  return { port, privatePort };
}

async function serveBare(headers: Readonly<Record<string, string>>, body: string): Promise<Serving> {
  const app = new Hono();
  app.get('/websvcs/chat/poll/:participantId', () => new Response(body, { headers }));
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, privatePort: 0 };
}

/** Chats in which an agent has joined and the visitor has read everything. */
async function openChats(count: number): Promise<OpenChats> {
  await command({ command: 'signIn' });
  const participantIds: string[] = [];
  for (let number = 0; number < count; number += 1) participantIds.push(await startChat());
  const { interactions } = await askAgentApi<{ interactions: { interactionId: string }[] }>(`desk?agent=${AGENT}`);
  const interactionIds = interactions.map(({ interactionId }) => interactionId).toSorted();
  for (const interactionId of interactionIds) await command({ command: 'pickUp', interactionId });
  let last = -1;
  for (const id of participantIds) last = await readAll(id);
  const idle = await poll(participantIds[0] ?? '', last);
  return { participantIds, interactionIds, last, headers: Object.fromEntries(idle.headers), body: await idle.text() };
}

async function startChat(): Promise<string> {
  const body = { supportedContentTypes: 'text/plain', participant: { name: 'Ann' }, target: 'Marketing' };
  const request = new Request(`${ORIGIN}/websvcs/chat/start`, { method: 'POST', body: JSON.stringify(body) });
  const answer = (await (await bridge.fetch(request)).json()) as { chat: { participantID: string } };
  return answer.chat.participantID;
}

async function readAll(participantId: string): Promise<number> {
  const answer = (await (await poll(participantId, -1)).json()) as { chat: { events: { sequenceNumber: number }[] } };
  const last = answer.chat.events.at(-1)?.sequenceNumber ?? -1;
  await poll(participantId, last);
  return last;
}

const poll = (participantId: string, ack: number): Promise<Response> =>
  bridge.fetch(new Request(`${ORIGIN}/websvcs/chat/poll/${participantId}?ack=${ack}`));

const command = (more: Readonly<Record<string, string>>): Promise<unknown> =>
  bridge.fetchPrivate(
    new Request(`${ORIGIN}/agent/api/commands`, {
      method: 'POST',
      headers: { authorization: `Bearer ${AGENT_KEY}` },
      body: JSON.stringify({ agent: AGENT, ...more }),
    }),
  );

async function askAgentApi<Answer>(path: string): Promise<Answer> {
  const headers = { authorization: `Bearer ${AGENT_KEY}` };
  const response = await bridge.fetchPrivate(new Request(`${ORIGIN}/agent/api/${path}`, { headers }));
  return (await response.json()) as Answer;
}

async function measureMemory(): Promise<Memory> {
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external } = process.memoryUsage();
  return { bytes: heapUsed + external };
}

function measureProcessorTime(): ProcessorTime {
  const { user, system } = process.cpuUsage();
  return { seconds: (user + system) / 1_000_000 };
}
