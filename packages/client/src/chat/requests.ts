/** Each request of a chat, spelled out: what it carries, and whether its repeat is harmless. */
import { encodeRequest, endpointPath, endpoints, type EndpointName } from '@footbridge/protocol';
import { FootbridgeError } from '../errors.js';
import type { WireRequest } from '../transport/transport.js';
import type { Args, ChatContext } from './chat-context.js';
import { mayResend } from './doubt.js';
import { nextOutgoing } from './outgoing.js';
import { pollHoldMs } from './polling.js';
import type { RequestInput } from './request-machine.js';
import { announcesTokens } from './starting.js';

/** A visitor waits for a start to go on, or to read that it can't. */
const START_PATIENCE = 2;

export function startRequest({ context }: Args): RequestInput {
  const { settings, details, configuration, clientToken } = context;
  const harmless = announcesTokens(configuration);
  const body = encodeRequest.chatStart({
    ...settings,
    ...details,
    name: details.name || settings.anonymousName,
    credentials: details.password ?? '',
    clientToken: harmless ? clientToken : undefined,
  });
  return withRepeats(context, wireRequest(context, 'chatStart', body), harmless, START_PATIENCE);
}

export function pollRequest({ context }: Args): RequestInput {
  const request = wireRequest(context, 'chatPoll', undefined, pollHoldMs(context));
  return withRepeats(context, request, true, 0);
}

export function sendRequest({ context }: Args): RequestInput {
  const { text = '', messageId } = nextOutgoing(context.conversation) ?? {};
  const harmless = mayResend(context);
  const body = encodeRequest.chatSendMessage({
    text,
    contentType: 'text/plain',
    messageId: harmless ? messageId : undefined,
  });
  return withRepeats(context, wireRequest(context, 'chatSendMessage', body), harmless, Infinity);
}

export const typingRequest =
  (typing: boolean) =>
  ({ context }: Args): RequestInput => {
    const body = encodeRequest.chatSetTypingState({ typing });
    return withRepeats(context, wireRequest(context, 'chatSetTypingState', body), false, 0);
  };

/** The visitor may close the page at once, so the request has to outlive it. */
export const exitRequest = (context: ChatContext): WireRequest => ({
  ...wireRequest(context, 'chatExit'),
  keepalive: true,
});

/** One request to the current server, or to the one named. Its address holds the visitor's id: never log it. */
export function wireRequest(
  { settings, conversation, server, acks }: ChatContext,
  name: EndpointName,
  body?: string,
  holdMs = 0,
  at = server,
): WireRequest {
  const endpoint = endpoints[name];
  const { method, namesVisitor } = endpoint;
  const path = namesVisitor
    ? endpointPath(endpoint, conversation.visitorId, acks ? conversation.lastSequence : undefined, holdMs)
    : endpoint.path;
  return { method, url: `${settings.servers[at]}/${path}`, body, timeoutMs: settings.requestTimeoutMs + holdMs };
}

const withRepeats = (
  context: ChatContext,
  request: WireRequest,
  harmless: boolean,
  patience: number,
): RequestInput => ({
  request,
  harmless,
  patience,
  transport: context.transport,
  pollWaitMs: context.pollWaitMs,
  random: context.settings.random,
  mayRepeat: !context.trouble,
  reportUnreadable: (message) => context.report(new FootbridgeError('unreadable-answer', message)),
});
