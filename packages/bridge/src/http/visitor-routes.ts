/**
 * The public listener: decode, call a service, encode. Only this folder knows status codes and formats. Nothing here
 * remembers anything between two requests.
 */
import { isLimitReason, reasons, type Endpoint, type Reason } from '@footbridge/protocol';
import { allEndpoints, decodeAck, type AnyEndpointName } from '@footbridge/protocol/server';
import { Hono } from 'hono';
import type { Log } from '../log.js';
import type { Centre } from '../service/centre.js';
import { refuse } from '../service/chat-answer.js';
import { document, empty, isDamage, isUnavailable, methodNotAllowed, tooLarge } from './answers.js';
import { FILE_PATHS, serveFile } from './file-routes.js';
import { inLivingCentre } from './living-centre.js';
import { negotiate } from './negotiate.js';
import { parseDocument } from './parse-document.js';
import { readBody } from './read-body.js';
import { visitorHandlers } from './visitor-handlers.js';

/** What the host knows of a connection. */
export interface Peer {
  readonly address: string;
}

export interface VisitorRoutesOptions {
  /** The centre that a request is for, if this bridge is the active one. */
  readonly centre: (request: Request) => Centre | undefined;
  /** Where the visitor is, as far as that can be trusted. */
  readonly addressOf: (request: Request, peer: Peer | undefined) => string | undefined;
  /** What a limit's refusal looks like. protocol §10.7 */
  readonly dosReply: 'reason' | '404';
  readonly log: Log;
}

export type ServeVisitor = (request: Request, peer?: Peer) => Promise<Response>;

interface Bindings {
  readonly Bindings: { readonly peer: Peer | undefined };
}

export function createVisitorRoutes({ centre, addressOf, dosReply, log }: VisitorRoutesOptions): ServeVisitor {
  // Paths match in any case (protocol §1.3); the visitor's id is read from the path as it was sent.
  const app = new Hono<Bindings>({ getPath: (request) => pathOf(request).toLowerCase() });
  for (const [name, endpoint] of Object.entries(allEndpoints) as [AnyEndpointName, Endpoint][]) {
    const path = `/${endpoint.path.toLowerCase()}${endpoint.namesVisitor ? '/:participantId' : ''}`;
    app.all(path, async ({ env, req: { raw: request } }) => {
      // Also HEAD is refused: it would take events out of a chat and show them to nobody.
      if (request.method !== endpoint.method) return methodNotAllowed(endpoint.method);
      const active = centre(request);
      if (!active) return empty(503);
      const address = (): string | undefined => addressOf(request, env.peer);
      return await serve({ centre: active, current: () => centre(request), name, request, address, dosReply });
    });
  }
  for (const path of FILE_PATHS) {
    app.all(path, async ({ req: { raw: request } }) => {
      if (request.method !== 'GET') return methodNotAllowed('GET');
      const active = centre(request);
      return active ? await serveFile(active, pathOf(request)) : empty(503);
    });
  }
  app.notFound(({ req }) => empty(req.path.startsWith('/websvcs/') && !centre(req.raw) ? 503 : 404));
  app.onError((error, { req }) => {
    const unavailable = isUnavailable(error);
    if (!unavailable || isDamage(error)) {
      log('error', `A request could not be served: ${req.method} ${routeForLog(req.path)} (${error.name})`);
    }
    return empty(unavailable ? 503 : 500);
  });
  return async (request, peer) => app.fetch(request, { peer });
}

interface Serving extends Pick<VisitorRoutesOptions, 'dosReply'> {
  readonly centre: Centre;
  /** The centre by the time that it is asked for. */
  readonly current: () => Centre | undefined;
  readonly name: AnyEndpointName;
  readonly request: Request;
  readonly address: () => string | undefined;
}

async function serve({ centre, current, name, request, address, dosReply }: Serving): Promise<Response> {
  const { decode, handle, encode, isOpaque } = visitorHandlers[name];
  const body = request.method === 'GET' ? ({ kind: 'text', text: '' } as const) : await readBody(request);
  if (body.kind === 'too-large') return tooLarge();
  if (body.kind === 'cut-off') return empty(408, { connection: 'close' });
  const forms = negotiate(request.headers);
  const answer = (value: unknown): Response => document(encode(value, request.headers), forms.answerAs);
  const refuseFor = async (reason: Reason): Promise<Response> => answer(await refuse(centre, reason));
  if (!forms.ok) return refuseFor(forms.problem);
  if (body.kind !== 'text') return refuseFor(reasons.invalidContent);
  const value = isOpaque ? ({ ok: true, value: undefined } as const) : parseDocument(body.text, forms.readAs);
  const decoded = value.ok ? decode(value.value, body.text) : value;
  if (!decoded.ok) return refuseFor(decoded.problem);
  const handled = await inLivingCentre(centre, current, (living) =>
    handle({ centre: living, call: callOf(request), address, body: decoded.value }),
  );
  // Who has something already must be told: a 404 there would say that it is gone.
  const isSilent = dosReply === '404' && !allEndpoints[name].namesVisitor;
  return isSilent && isLimitRefusal(handled) ? empty(404) : answer(handled);
}

/** Whether an answer, whatever its kind, says that a limit was reached. protocol §10.7 */
const isLimitRefusal = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'reason' in answer && isLimitReason(answer.reason);

function callOf(request: Request) {
  const path = pathOf(request);
  const query = queryOf(request);
  const wait = query.get('wait');
  return {
    participantId: decodeSegment(path.slice(path.lastIndexOf('/') + 1)),
    ack: decodeAck(query.get('ack')),
    waitMs: wait !== null && /^\d{1,9}$/.test(wait) ? Number(wait) : undefined,
    // A host makes the signal when it is first asked for, which most polls are spared.
    get signal() {
      return request.signal;
    },
  };
}

/** A request's URL is whole and in normal form: taking it apart by hand is worth its while in what is asked most. */
function pathOf({ url }: Request): string {
  const end = url.search(/[?#]/);
  return url.slice(url.indexOf('/', url.indexOf('://') + 3), end === -1 ? undefined : end);
}

function queryOf({ url }: Request): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start === -1 ? '' : url.slice(start + 1).split('#', 1)[0]);
}

/** An id that is no legal path text belongs to nobody. */
function decodeSegment(segment: string): string {
  try {
    return segment.includes('%') ? decodeURIComponent(segment) : segment;
  } catch {
    return '';
  }
}

/** Which request it was; never what else is in the path, which may be a visitor's id. */
const routeForLog = (path: string): string =>
  Object.values(allEndpoints).find((endpoint) => path.toLowerCase().startsWith(`/${endpoint.path.toLowerCase()}`))
    ?.path ?? 'an unknown path';
