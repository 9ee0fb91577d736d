/** Runs one errand of a client to its end, as a promise: connects first, and goes where the client's server is. */
import { endpointPath, type Endpoint, type ServerConfiguration } from '@footbridge/protocol';
import { createActor } from 'xstate';
import { noAnswer } from '../chat/error-of.js';
import type { Footbridge } from '../client.js';
import { FootbridgeError } from '../errors.js';
import { linkOf } from '../link-of.js';
import type { Found, Link } from '../link.js';
import { askConfiguration } from '../switchover/ask-configuration.js';
import { until } from '../until.js';
import { errandMachineFor, type AnyAnswer, type ErrandInput, type ErrandResult } from './errand-machine.js';
import { refusalOf } from './refusal.js';
import { tellFound } from './tell-found.js';

export interface Errand<Answer extends AnyAnswer> {
  readonly endpoint: Endpoint;
  /** Whether a server that is set up like this may be asked at all. */
  readonly isAllowed: (configuration: ServerConfiguration) => boolean;
  /** Of whom the address tells; a secret. */
  readonly visitorId?: string;
  readonly encode: (clientToken: string | undefined) => string;
  readonly read: ErrandInput<Answer>['read'];
  /** It asks without changing anything. What does change something is repeated only where its token is known. */
  readonly isQuestion?: boolean;
}

/** The success, and the server that it came from. */
export interface ErrandSuccess<Answer> {
  readonly answer: Extract<Answer, { readonly ok: true }>;
  readonly at: Found;
}

/**
 * Rejects with `unreachable`, `unreadable-answer`, `unconfirmed` where the server may have done it, `not-allowed`,
 * `disposed`, or what the server's refusal says.
 */
export async function runErrand<Answer extends AnyAnswer>(
  footbridge: Footbridge,
  errand: Errand<Answer>,
): Promise<ErrandSuccess<Answer>> {
  const link = linkOf(footbridge);
  if (!link.current().configuration) await link.connect();
  const { server, configuration } = link.current();
  if (link.life.aborted) throw disposed();
  if (!configuration || !errand.isAllowed(configuration)) {
    throw new FootbridgeError('not-allowed', 'The server does not allow this.');
  }
  const { outcome, at } = await finish(link, inputOf(link, errand, { server, configuration }));
  const found = { server: at.server, configuration: at.configuration ?? configuration };
  tellFound(footbridge, found);
  if (outcome.kind === 'failed') {
    throw outcome.ambiguous && !errand.isQuestion ? unconfirmed() : noAnswer(outcome.unreadable);
  }
  if (!outcome.answer.ok) throw refusalOf(outcome.answer.reason);
  return { answer: outcome.answer as Extract<Answer, { readonly ok: true }>, at: found };
}

function inputOf<Answer extends AnyAnswer>(
  { settings, transport, createToken, report }: Link,
  { endpoint, visitorId, encode, read, isQuestion = false }: Errand<Answer>,
  at: Found,
): ErrandInput<Answer> {
  const { servers, requestTimeoutMs } = settings;
  const clientToken = createToken();
  return {
    settings,
    transport,
    at,
    spell: ({ server, configuration }) => {
      const hasTokens = !isQuestion && !!configuration?.capabilities.common.has('footbridge.clientToken');
      return {
        wire: {
          method: endpoint.method,
          url: `${servers[server]}/${endpointPath(endpoint, visitorId)}`,
          body: encode(hasTokens ? clientToken : undefined),
          timeoutMs: requestTimeoutMs,
        },
        harmless: isQuestion || hasTokens,
      };
    },
    read,
    attempt: (server, timeoutMs, signal) => askConfiguration(transport, servers, server, timeoutMs, signal),
    reportUnreadable: (message) => report(new FootbridgeError('unreadable-answer', message)),
  };
}

async function finish<Answer extends AnyAnswer>(
  { settings, life }: Link,
  input: ErrandInput<Answer>,
): Promise<ErrandResult<Answer>> {
  const actor = createActor(errandMachineFor<Answer>(), { clock: settings.clock, input });
  const stop = () => actor.stop();
  life.addEventListener('abort', stop);
  const over = until(actor, ({ status }) => status !== 'active');
  actor.start();
  const { output } = await over;
  life.removeEventListener('abort', stop);
  if (!output) throw disposed();
  return output;
}

const disposed = () => new FootbridgeError('disposed', 'The client was disposed of.');

const unconfirmed = () => new FootbridgeError('unconfirmed', 'The server may have done it, and no answer says so.');
