/** Each request of a chat, spelled out: what it carries, and whether its repeat is harmless. */
import { encodeRequest, endpointPath, endpoints, type EndpointName } from '@footbridge/protocol';
import { FootbridgeError } from '../errors.js';
import type { WireRequest } from '../transport/transport.js';
import type { Args, ChatContext } from './chat-context.js';
import { nextOutgoing } from './outgoing.js';
import type { RequestInput } from './request-machine.js';
import { mayResend } from './sending.js';
import { announcesTokens } from './starting.js';

export function startRequest({ context }: Args): RequestInput {
  const { settings, details, configuration, clientToken } = context;
  const harmless = announcesTokens(configuration);
  const body = encodeRequest.chatStart({
    ...settings,
    name: details.name || settings.anonymousName,
    credentials: details.password ?? '',
    clientToken: harmless ? clientToken : undefined,
  });
  return withRepeats(context, wireRequest(context, 'chatStart', body), harmless);
}

export const pollRequest = ({ context }: Args): RequestInput =>
  withRepeats(context, wireRequest(context, 'chatPoll'), true);

export function sendRequest({ context }: Args): RequestInput {
  const { text = '', messageId } = nextOutgoing(context.conversation) ?? {};
  const harmless = mayResend(context);
  const body = encodeRequest.chatSendMessage({
    text,
    contentType: 'text/plain',
    messageId: harmless ? messageId : undefined,
  });
  return withRepeats(context, wireRequest(context, 'chatSendMessage', body), harmless);
}

export const typingRequest =
  (typing: boolean) =>
  ({ context }: Args): RequestInput =>
    withRepeats(
      context,
      wireRequest(context, 'chatSetTypingState', encodeRequest.chatSetTypingState({ typing })),
      false,
    );

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
  at = server,
): WireRequest {
  const endpoint = endpoints[name];
  const { method, namesVisitor } = endpoint;
  const path = namesVisitor
    ? endpointPath(endpoint, conversation.visitorId, acks ? conversation.lastSequence : undefined)
    : endpoint.path;
  return { method, url: `${settings.servers[at]}/${path}`, body, timeoutMs: settings.requestTimeoutMs };
}

const withRepeats = (context: ChatContext, request: WireRequest, harmless: boolean): RequestInput => ({
  request,
  harmless,
  transport: context.transport,
  pollWaitMs: context.pollWaitMs,
  random: context.settings.random,
  mayRepeat: !context.trouble,
  reportUnreadable: (message) => context.report(new FootbridgeError('unreadable-answer', message)),
});
