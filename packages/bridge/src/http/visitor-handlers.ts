/** One row for each request of a visitor's: how its body is read, which service it asks, how the answer is written. */
import type { Decoded, Failure, Reason, ServerConfiguration } from '@footbridge/protocol';
import {
  decodeCallbackCreateRequest,
  decodeCallbackReconnectRequest,
  decodeCallbackRescheduleRequest,
  decodeChatStartRequest,
  decodeDirectoryQueryRequest,
  decodeMessageCreateRequest,
  decodePartyInfoRequest,
  decodeQueueQueryRequest,
  decodeReconnectRequest,
  decodeRegisterRequest,
  decodeSendMessageRequest,
  decodeTypingStateRequest,
  encodeCallbackAnswer,
  encodeCallbackStatusAnswer,
  encodeChatAnswer,
  encodeDirectoryAnswer,
  encodeMessageAnswer,
  encodePartyInfoAnswer,
  encodeQueueQueryAnswer,
  encodeRegistrationAnswer,
  encodeServerConfiguration,
  type AnyEndpointName,
  type WireValue,
} from '@footbridge/protocol/server';
import { register } from '../service/accounts.js';
import { callbackStatus, disconnectCallback, reconnectCallback, rescheduleCallback } from '../service/callbacks.js';
import type { Centre } from '../service/centre.js';
import { describeConfiguration } from '../service/configuration.js';
import { createCallback } from '../service/create-callback.js';
import { queryDirectory } from '../service/directory.js';
import { eraseChat, eraseForVisitor } from '../service/erasure.js';
import { createMessage } from '../service/left-messages.js';
import { partyInfo } from '../service/party-info.js';
import { reportProblem } from '../service/problem-reports.js';
import { queryQueue } from '../service/queue-query.js';
import { startChat } from '../service/start-chat.js';
import {
  exitChat,
  poll,
  reconnectChat,
  sendMessage,
  setTypingState,
  type VisitorCall,
} from '../service/visitor-chats.js';

/** A request whose form is fine, on its way to a service. */
export interface Ask<Body> {
  readonly centre: Centre;
  readonly call: VisitorCall;
  /** Finds out where the visitor is, as far as that can be trusted; no poll has to. */
  readonly address: () => string | undefined;
  readonly body: Body;
}

export interface VisitorHandler {
  /** `value` is the body's own, as JSON or XML gave it; `text` is the body as it came. */
  readonly decode: (value: unknown, text: string) => Decoded<unknown, Reason>;
  readonly handle: (ask: Ask<unknown>) => Promise<unknown>;
  readonly encode: (answer: unknown, headers: Headers) => WireValue;
  /** The body is no document, or empty: it is not parsed. */
  readonly isOpaque?: true;
}

/** The types of a row fit each other; outside it nobody needs them. Every answer may also be a failure. */
const withBody = <Body, Answer>(
  decode: (value: unknown) => Decoded<Body, Reason>,
  handle: (ask: Ask<Body>) => Promise<NoInfer<Answer>>,
  encode: (answer: Answer, headers: Headers) => WireValue,
): VisitorHandler => ({ decode, handle, encode }) as VisitorHandler;

const withoutBody = <Answer>(
  handle: (ask: Ask<undefined>) => Promise<NoInfer<Answer>>,
  encode: (answer: Answer, headers: Headers) => WireValue,
): VisitorHandler =>
  ({ decode: () => ({ ok: true, value: undefined }), handle, encode, isOpaque: true }) as VisitorHandler;

export const visitorHandlers: Readonly<Record<AnyEndpointName, VisitorHandler>> = {
  serverConfiguration: withoutBody(
    ({ centre }) => describeConfiguration(centre),
    (answer: ServerConfiguration | Failure, headers) =>
      'capabilities' in answer
        ? encodeServerConfiguration(answer, headers.get('accept-language') ?? '')
        : encodeChatAnswer(answer),
  ),
  chatStart: withBody(
    decodeChatStartRequest,
    ({ centre, body, address }) => startChat(centre, body, address()),
    encodeChatAnswer,
  ),
  chatPoll: withoutBody(({ centre, call }) => poll(centre, call), encodeChatAnswer),
  chatSendMessage: withBody(
    decodeSendMessageRequest,
    ({ centre, call, body }) => sendMessage(centre, call, body),
    encodeChatAnswer,
  ),
  chatSetTypingState: withBody(
    decodeTypingStateRequest,
    ({ centre, call, body }) => setTypingState(centre, call, body),
    encodeChatAnswer,
  ),
  chatExit: withoutBody(({ centre, call }) => exitChat(centre, call), encodeChatAnswer),
  chatReconnect: withBody(
    decodeReconnectRequest,
    ({ centre, call, body }) => reconnectChat(centre, body, call.signal),
    encodeChatAnswer,
  ),
  chatErase: withoutBody(({ centre, call }) => eraseChat(centre, call), encodeChatAnswer),
  partyInfo: withBody(
    decodePartyInfoRequest,
    ({ centre, call, body }) => partyInfo(centre, call, body.participantId),
    encodePartyInfoAnswer,
  ),
  queueQuery: withBody(
    decodeQueueQueryRequest,
    ({ centre, body, address }) => queryQueue(centre, body, address()),
    encodeQueueQueryAnswer,
  ),
  callbackCreate: withBody(
    decodeCallbackCreateRequest,
    ({ centre, body, address }) => createCallback(centre, body, address()),
    encodeCallbackAnswer,
  ),
  callbackStatus: withoutBody(({ centre, call }) => callbackStatus(centre, call), encodeCallbackStatusAnswer),
  callbackDisconnect: withoutBody(({ centre, call }) => disconnectCallback(centre, call), encodeCallbackAnswer),
  callbackReconnect: withBody(
    decodeCallbackReconnectRequest,
    ({ centre, body }) => reconnectCallback(centre, body),
    encodeCallbackAnswer,
  ),
  callbackReschedule: withBody(
    decodeCallbackRescheduleRequest,
    ({ centre, call, body }) => rescheduleCallback(centre, call, body),
    encodeCallbackAnswer,
  ),
  callbackErase: withoutBody(({ centre, call }) => eraseForVisitor(centre, call, 'callback'), encodeCallbackAnswer),
  register: withBody(
    decodeRegisterRequest,
    ({ centre, body, address }) => register(centre, body, address()),
    encodeRegistrationAnswer,
  ),
  messageCreate: withBody(
    decodeMessageCreateRequest,
    ({ centre, body, address }) => createMessage(centre, body, address()),
    encodeMessageAnswer,
  ),
  directoryQuery: withBody(
    decodeDirectoryQueryRequest,
    ({ centre, body, address }) => queryDirectory(centre, body, address()),
    encodeDirectoryAnswer,
  ),
  // A report may be cut anywhere, so it is text and nothing else. protocol §3.16
  problemReport: {
    isOpaque: true,
    decode: (_, text) => ({ ok: true, value: text }),
    handle: ({ centre, call, body }) => reportProblem(centre, call, typeof body === 'string' ? body : ''),
    encode: () => ({}),
  },
};
