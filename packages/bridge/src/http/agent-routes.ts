/**
 * The private listener's API for agents: the key first, then decode, call a service, encode. It answers only under a
 * loopback name, so that no page can reach it through a domain that points here.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { performCommand } from '../agent/agent-commands.js';
import { sendResponse } from '../agent/canned-responses.js';
import type { AgentProblem } from '../agent/agent-api.js';
import { decodeAgentCommand, decodeAgentName } from '../agent/decode-agent-command.js';
import { readDesk } from '../agent/desk.js';
import type { Log } from '../log.js';
import type { Centre } from '../service/centre.js';
import { serveAgentPhoto, serveResponses, takeFile } from './agent-file-routes.js';
import { empty, isUnavailable, json, methodNotAllowed, tooLarge } from './answers.js';
import { readBody } from './read-body.js';

export interface AgentRoutesOptions {
  /** The centre, if this bridge is the active one. */
  readonly centre: () => Centre | undefined;
  readonly agentKey: string;
  readonly log: Log;
}

const MAX_WAIT_MS = 25_000;

const statusOf: Readonly<Record<AgentProblem['code'], 400 | 404 | 409 | 413>> = {
  'invalid-command': 400,
  'too-long': 400,
  'unknown-agent': 404,
  'unknown-interaction': 404,
  'unknown-target': 404,
  'unknown-response': 404,
  'wrong-state': 409,
  'no-retries-left': 409,
  'too-large': 413,
};

export function createAgentRoutes({
  centre,
  agentKey,
  log,
}: AgentRoutesOptions): (request: Request) => Promise<Response> {
  const app = new Hono();
  app.use(async ({ req }, next) => {
    if (!isLoopbackHost(new URL(req.url).hostname)) return empty(403);
    if (!hasKey(req.raw.headers, agentKey)) return empty(401, { 'www-authenticate': 'Bearer' });
    return next();
  });
  app.all('/agent/api/desk', async ({ req: { raw: request } }) => {
    if (request.method !== 'GET') return methodNotAllowed('GET');
    const active = centre();
    return active ? await serveDesk(active, request) : empty(503);
  });
  app.all('/agent/api/commands', async ({ req: { raw: request } }) => {
    if (request.method !== 'POST') return methodNotAllowed('POST');
    const active = centre();
    return active ? await serveCommand(active, request) : empty(503);
  });
  app.all('/agent/api/files', async ({ req: { raw: request } }) => {
    if (request.method !== 'POST') return methodNotAllowed('POST');
    const active = centre();
    if (!active) return empty(503);
    const problem = await takeFile(active, request);
    if (problem === 'cut-off') return empty(408, { connection: 'close' });
    return problem ? refuse(problem) : empty(204);
  });
  app.all('/agent/api/responses', async ({ req: { raw: request } }) => {
    if (request.method !== 'GET') return methodNotAllowed('GET');
    const active = centre();
    return active ? serveResponses(active) : empty(503);
  });
  app.all('/agent/api/photo', async ({ req: { raw: request } }) => {
    if (request.method !== 'GET') return methodNotAllowed('GET');
    const active = centre();
    return active ? await serveAgentPhoto(active, request) : empty(503);
  });
  app.notFound(() => empty(404));
  app.onError((error, { req }) => {
    if (isUnavailable(error)) return empty(503);
    log('error', `An agent's request could not be served: ${req.method} ${req.path} (${error.name})`);
    return empty(500);
  });
  return async (request) => app.fetch(request);
}

async function serveDesk(centre: Centre, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const agent = decodeAgentName(query.get('agent'));
  if (agent === undefined) return refuse({ code: 'invalid-command', message: 'The query names no agent.' });
  const desk = await readDesk(centre, {
    agent,
    version: readCount(query.get('version')),
    waitMs: Math.min(MAX_WAIT_MS, readCount(query.get('waitMs')) ?? 0),
    signal: request.signal,
  });
  return desk
    ? json(desk)
    : refuse({ code: 'unknown-agent', message: 'There is no agent of this name. Sign in first.' });
}

async function serveCommand(centre: Centre, request: Request): Promise<Response> {
  const body = await readBody(request);
  if (body.kind === 'too-large') return tooLarge();
  if (body.kind === 'cut-off') return empty(408, { connection: 'close' });
  const command = decodeAgentCommand(body.kind === 'text' ? parseJson(body.text) : undefined);
  if (!command.ok) return refuse(command.problem);
  const { value } = command;
  const problem =
    value.command === 'sendResponse' ? await sendResponse(centre, value) : await performCommand(centre, value);
  return problem ? refuse(problem) : empty(204);
}

const refuse = (problem: AgentProblem): Response => json(problem, statusOf[problem.code]);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const readCount = (text: string | null): number | undefined =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;

export const isLoopbackHost = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

/** Compares digests, which are equally long, in a time that tells nothing about the key. */
function hasKey(headers: Headers, key: string): boolean {
  const given = /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(key));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
