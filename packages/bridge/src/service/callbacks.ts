/** What a visitor can do about a callback. protocol §3.11-3.14 and §10.6 */
import {
  reasons,
  type CallbackAnswer,
  type CallbackCreateRequest,
  type CallbackReconnectRequest,
  type CallbackRescheduleRequest,
  type CallbackStatusAnswer,
} from '@footbridge/protocol';
import type { Centre } from './centre.js';
import type { VisitorCall } from './visitor-chats.js';

const notYet = (centre: Centre) =>
  centre.journal.answer(() => ({ ok: false, reason: reasons.unsupportedOperation }) as const);

export const createCallback = (
  centre: Centre,
  _request: CallbackCreateRequest,
  _address: string | undefined,
): Promise<CallbackAnswer> => notYet(centre);

export const callbackStatus = (centre: Centre, _call: VisitorCall): Promise<CallbackStatusAnswer> => notYet(centre);

export const disconnectCallback = (centre: Centre, _call: VisitorCall): Promise<CallbackAnswer> => notYet(centre);

export const reconnectCallback = (centre: Centre, _request: CallbackReconnectRequest): Promise<CallbackAnswer> =>
  notYet(centre);

export const rescheduleCallback = (
  centre: Centre,
  _call: VisitorCall,
  _request: CallbackRescheduleRequest,
): Promise<CallbackAnswer> => notYet(centre);
