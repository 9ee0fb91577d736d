/** Each request of a running callback, spelled out. All of them may be repeated: none does a second time what it did. */
import {
  callbackEndpoints,
  decodeCallbackAnswer,
  decodeCallbackStatusAnswer,
  encodeCallbackRequest,
  endpointPath,
  reasons,
  type CallbackAnswer,
  type CallbackStatusAnswer,
  type Endpoint,
} from '@footbridge/protocol';
import type { ErrandInput } from '../errand/errand-machine.js';
import { FootbridgeError } from '../errors.js';
import { askConfiguration, unusable } from '../switchover/ask-configuration.js';
import type { Attempt } from '../switchover/search-machine.js';
import type { WireRequest } from '../transport/transport.js';
import type { Args, CallbackContext } from './callback-context.js';

/** One request to the server named. Its address holds the visitor's id: never log it. */
export function wireRequest(
  { settings, record }: CallbackContext,
  endpoint: Endpoint,
  server: number,
  participantId = record.participantId,
  body?: string,
): WireRequest {
  const path = endpointPath(endpoint, endpoint.namesVisitor ? participantId : undefined);
  const { servers, requestTimeoutMs } = settings;
  return { method: endpoint.method, url: `${servers[server]}/${path}`, body, timeoutMs: requestTimeoutMs };
}

const common = ({ settings, transport, report, record, configuration }: CallbackContext) => ({
  settings,
  transport,
  at: { server: record.server, configuration },
  reportUnreadable: (message: string) => report(new FootbridgeError('unreadable-answer', message)),
});

export const statusRequest = ({ context }: Args): ErrandInput<CallbackStatusAnswer> => ({
  ...common(context),
  spell: ({ server }) => ({ wire: wireRequest(context, callbackEndpoints.callbackStatus, server), harmless: true }),
  read: decodeCallbackStatusAnswer,
});

export const orderRequest = ({ context }: Args): ErrandInput<CallbackAnswer> => ({
  ...common(context),
  spell: ({ server, reconnected }) => {
    const { order } = context;
    const participantId = reconnected?.answer.participantId ?? context.record.participantId;
    const wire =
      order?.kind === 'reschedule'
        ? wireRequest(
            context,
            callbackEndpoints.callbackReschedule,
            server,
            participantId,
            encodeCallbackRequest.reschedule(order),
          )
        : wireRequest(context, callbackEndpoints.callbackDisconnect, server, participantId);
    return { wire, harmless: true };
  },
  read: decodeCallbackAnswer,
  attempt: (server, timeoutMs, signal) => tryServer(context, server, timeoutMs, signal),
});

/** Asks a server whether it can go on with the callback: its configuration has to say so, then it is taken up again. */
export async function tryServer(
  context: CallbackContext,
  server: number,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Attempt> {
  const { settings, transport, record } = context;
  const { callbackId } = record;
  const attempt = await askConfiguration(transport, settings.servers, server, timeoutMs, signal);
  if (attempt.kind === 'failed') return attempt;
  const { configuration } = attempt.found;
  if (!callbackId || !configuration.capabilities.callback.has('reconnect'))
    return { kind: 'failed', unreadable: false };

  const body = encodeCallbackRequest.reconnect({ callbackId });
  const request = wireRequest(context, callbackEndpoints.callbackReconnect, server, undefined, body);
  const reply = await transport(request, signal);
  const decoded = reply.kind === 'answered' ? decodeCallbackAnswer(reply.body) : undefined;
  if (!decoded?.ok) {
    const denied = reply.kind === 'refused' && reply.status < 500 && reply.status !== 429;
    return { ...unusable(reply), unreadable: !!decoded, denied };
  }
  const answer = decoded.value;
  if (!answer.ok) {
    return answer.reason === reasons.unknownSession ? { kind: 'unknown' } : { kind: 'failed', unreadable: false };
  }
  const { participantId } = answer;
  return {
    kind: 'usable',
    found: { ...attempt.found, reconnected: { answer: { ok: true, events: [], participantId }, sequences: [] } },
  };
}
