import type { CallbackCreateRequest, CallbackReconnectRequest, CallbackRescheduleRequest } from './requests.js';

/** What is asked about callbacks, in the spellings that the original client sends. protocol §3.11-3.14 and §10.6 */
export const encodeCallbackRequest = {
  create: (request: CallbackCreateRequest): string =>
    JSON.stringify({
      target: request.target,
      targettype: request.targetType,
      subject: request.subject,
      participant: { name: request.name, credentials: request.credentials, telephone: request.telephone },
      language: request.language,
      customInfo: request.customInfo || undefined,
      attributes: request.attributes,
      routingContexts: request.routingContexts?.map(({ context, category }) => ({ context, category })),
      preferredTime: request.preferredTime,
      clientToken: request.clientToken ?? 'deprecated',
    }),

  reconnect: (request: CallbackReconnectRequest): string => JSON.stringify({ callbackID: request.callbackId }),

  reschedule: (request: CallbackRescheduleRequest): string => JSON.stringify({ preferredTime: request.preferredTime }),
} as const;
