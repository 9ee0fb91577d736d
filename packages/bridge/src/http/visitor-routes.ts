/**
 * The public listener: decode, call a service, encode. The only place with `agent-routes.ts` that knows status codes.
 * Nothing here remembers anything between two requests.
 */
import {
  endpoints,
  reasons,
  type ChatAnswer,
  type ChatFailure,
  type Decoded,
  type EndpointName,
  type Reason,
} from '@footbridge/protocol';
import {
  decodeAck,
  decodeChatStartRequest,
  decodePartyInfoRequest,
  decodeReconnectRequest,
  decodeSendMessageRequest,
  decodeTypingStateRequest,
  encodeChatAnswer,
  encodePartyInfoAnswer,
  encodeServerConfiguration,
} from '@footbridge/protocol/server';
import { Hono } from 'hono';
import type { Log } from '../log.js';
import type { Centre } from '../service/centre.js';
import { refuse } from '../service/chat-answer.js';
import { describeConfiguration } from '../service/configuration.js';
import { startChat } from '../service/start-chat.js';
import {
  exitChat,
  partyInfo,
  poll,
  reconnectChat,
  sendMessage,
  setTypingState,
  type VisitorCall,
} from '../service/visitor-chats.js';
import { empty, isUnavailable, json, methodNotAllowed, tooLarge } from './answers.js';
import { findContentProblem } from './negotiate.js';
import { readBody } from './read-body.js';

export interface VisitorRoutesOptions {
  /** The centre, if this bridge is the active one. */
  readonly centre: () => Centre | undefined;
  readonly log: Log;
}

/** A request whose form is fine, on its way to a service. */
interface Ask {
  readonly centre: Centre;
  readonly call: VisitorCall;
  readonly headers: Headers;
  readonly text: string;
}

type Handler = (ask: Ask) => Promise<unknown>;

export function createVisitorRoutes({ centre, log }: VisitorRoutesOptions): (request: Request) => Promise<Response> {
  // Paths match in any case (protocol §1.3); the visitor's id is read from the path as it was sent.
  const app = new Hono({ getPath: (request) => pathOf(request).toLowerCase() });
  for (const [name, endpoint] of Object.entries(endpoints) as [EndpointName, (typeof endpoints)[EndpointName]][]) {
    const path = `/${endpoint.path.toLowerCase()}${endpoint.namesVisitor ? '/:participantId' : ''}`;
    app.all(path, async ({ req: { raw: request } }) => {
      // Also HEAD is refused: it would take events out of a chat and show them to nobody.
      if (request.method !== endpoint.method) return methodNotAllowed(endpoint.method);
      const active = centre();
      return active ? await serve(active, name, request) : empty(503);
    });
  }
  app.notFound(({ req }) => empty(req.path.startsWith('/websvcs/') && !centre() ? 503 : 404));
  app.onError((error, { req }) => {
    if (isUnavailable(error)) return empty(503);
    log('error', `A request could not be served: ${req.method} ${routeForLog(req.path)} (${error.name})`);
    return empty(500);
  });
  return async (request) => app.fetch(request);
}

async function serve(centre: Centre, name: EndpointName, request: Request): Promise<Response> {
  const { encodeFailure, handle } = handlers[name];
  const body = request.method === 'GET' ? ({ kind: 'text', text: '' } as const) : await readBody(request);
  if (body.kind === 'too-large') return tooLarge();
  if (body.kind === 'cut-off') return empty(408, { connection: 'close' });
  const problem = findContentProblem(request.headers) ?? (body.kind === 'text' ? undefined : reasons.invalidContent);
  if (problem !== undefined || body.kind !== 'text') {
    return json(encodeFailure(await refuse(centre, problem ?? reasons.invalidContent)));
  }
  const path = pathOf(request);
  const call = {
    participantId: decodeSegment(path.slice(path.lastIndexOf('/') + 1)),
    ack: decodeAck(new URL(request.url).searchParams.get('ack')),
    signal: request.signal,
  };
  return json(await handle({ centre, call, headers: request.headers, text: body.text }));
}

/** An endpoint whose answer is a chat's and whose body, if it has one, is decoded first. */
const chat = (handle: (ask: Ask) => Promise<ChatAnswer>) => ({
  encodeFailure: encodeChatAnswer,
  handle: async (ask: Ask) => encodeChatAnswer(await handle(ask)),
});

const handlers: Readonly<
  Record<EndpointName, { readonly encodeFailure: (failure: ChatFailure) => unknown; readonly handle: Handler }>
> = {
  serverConfiguration: {
    encodeFailure: encodeChatAnswer,
    handle: async ({ centre, headers }) =>
      encodeServerConfiguration(await describeConfiguration(centre), headers.get('accept-language') ?? ''),
  },
  chatStart: chat((ask) => decoded(ask, decodeChatStartRequest, (request) => startChat(ask.centre, request))),
  chatPoll: chat(({ centre, call }) => poll(centre, call)),
  chatSendMessage: chat((ask) =>
    decoded(ask, decodeSendMessageRequest, (request) => sendMessage(ask.centre, ask.call, request)),
  ),
  chatSetTypingState: chat((ask) =>
    decoded(ask, decodeTypingStateRequest, (request) => setTypingState(ask.centre, ask.call, request)),
  ),
  chatExit: chat(({ centre, call }) => exitChat(centre, call)),
  chatReconnect: chat((ask) =>
    decoded(ask, decodeReconnectRequest, (request) => reconnectChat(ask.centre, request, ask.call.signal)),
  ),
  partyInfo: {
    encodeFailure: encodePartyInfoAnswer,
    handle: async (ask) =>
      encodePartyInfoAnswer(
        await decoded(ask, decodePartyInfoRequest, ({ participantId }) =>
          partyInfo(ask.centre, ask.call, participantId),
        ),
      ),
  },
};

/** Calls a service with a decoded body, or answers why there is none. */
async function decoded<Request, Answer>(
  { centre, text }: Ask,
  decode: (body: unknown) => Decoded<Request, Reason>,
  use: (request: Request) => Promise<Answer>,
): Promise<Answer | ChatFailure> {
  const body = parseJson(text);
  const request = body.ok ? decode(body.value) : body;
  return request.ok ? use(request.value) : refuse(centre, request.problem);
}

function parseJson(text: string): Decoded<unknown, Reason> {
  if (text.trim() === '') return { ok: false, problem: reasons.missingData };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, problem: reasons.invalidContent };
  }
}

const pathOf = ({ url }: Request): string => new URL(url).pathname;

/** An id that is no legal path text belongs to nobody. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}

/** Which request it was; never what else is in the path, which may be a visitor's id. */
const routeForLog = (path: string): string =>
  Object.values(endpoints).find((endpoint) => path.toLowerCase().startsWith(`/${endpoint.path.toLowerCase()}`))?.path ??
  'an unknown path';
