import type {
  ChatStartRequest,
  PartyInfoRequest,
  ReconnectRequest,
  SendMessageRequest,
  TypingStateRequest,
} from './requests.js';

/** Typed requests as bodies, in the spellings that the original client sends. protocol §3 */
export const encodeRequest = {
  chatStart: (request: ChatStartRequest): string =>
    JSON.stringify({
      supportedContentTypes: 'text/plain',
      participant: { name: request.name, credentials: request.credentials },
      target: request.target,
      targetType: request.targetType,
      language: request.language,
      customInfo: request.customInfo || undefined,
      attributes: request.attributes,
      routingContexts: request.routingContexts?.map(({ context, category }) => ({ context, category })),
      transcriptRequired: !!request.transcriptTo,
      emailAddress: request.transcriptTo ?? '',
      clientToken: request.clientToken ?? 'deprecated',
    }),

  chatSendMessage: (request: SendMessageRequest): string =>
    JSON.stringify({ message: request.text, contentType: request.contentType, messageID: request.messageId }),

  chatSetTypingState: (request: TypingStateRequest): string => JSON.stringify({ typingIndicator: request.typing }),

  chatReconnect: (request: ReconnectRequest): string => JSON.stringify({ chatID: request.chatId, ack: request.ack }),

  partyInfo: (request: PartyInfoRequest): string => JSON.stringify({ participantID: request.participantId }),
} as const;
