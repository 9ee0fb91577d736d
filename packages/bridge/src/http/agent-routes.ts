/**
 * The private listener's API for agents: the key first, then decode, call a service, encode. It answers only under a
 * loopback name, so that no page can reach it through a domain that points here.
 */
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
import { inLivingCentre } from './living-centre.js';
import { bearerOf, isLoopbackHost, type Keyring } from './private-access.js';
import { readBody } from './read-body.js';

/** Whose agents they are. */
interface AgentsTenant {
  /** The centre, if this bridge is the active one. */
  centre(): Centre | undefined;
}

interface Bindings {
  readonly Variables: { readonly tenant: AgentsTenant };
}

export interface AgentRoutesOptions {
  /** By their key. */
  readonly tenantOf: Keyring<AgentsTenant>;
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
  'repeat-differs': 409,
  'no-retries-left': 409,
  'too-many-agents': 409,
  'too-large': 413,
};

export function createAgentRoutes({ tenantOf, log }: AgentRoutesOptions): (request: Request) => Promise<Response> {
  const app = new Hono<Bindings>();
  app.use(async ({ req, set }, next) => {
    if (!isLoopbackHost(new URL(req.url).hostname)) return empty(403);
    const tenant = tenantOf(bearerOf(req.raw.headers));
    if (!tenant) return empty(401, { 'www-authenticate': 'Bearer' });
    set('tenant', tenant);
    return next();
  });
  const serve = (
    path: string,
    method: 'GET' | 'POST',
    answer: (centre: Centre, request: Request) => Response | Promise<Response>,
  ): void => {
    app.all(`/agent/api/${path}`, async ({ req: { raw: request }, get }) => {
      if (request.method !== method) return methodNotAllowed(method);
      const tenant = get('tenant');
      const centre = tenant.centre();
      if (!centre) return empty(503);
      // A body can be read only once; who posted it asks again, as after any 503.
      if (method === 'POST') return await answer(centre, request);
      return await inLivingCentre(
        centre,
        () => tenant.centre(),
        (living) => answer(living, request),
      );
    });
  };
  serve('desk', 'GET', serveDesk);
  serve('commands', 'POST', serveCommand);
  serve('files', 'POST', serveFile);
  serve('responses', 'GET', serveResponses);
  serve('photo', 'GET', serveAgentPhoto);
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

async function serveFile(centre: Centre, request: Request): Promise<Response> {
  const problem = await takeFile(centre, request);
  if (problem === 'cut-off') return empty(408, { connection: 'close' });
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
