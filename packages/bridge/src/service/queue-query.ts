import { reasons, type QueueQueryAnswer, type QueueQueryRequest } from '@footbridge/protocol';
import type { Centre } from './centre.js';

/** protocol §3.10 and §7.6 */
export const queryQueue = (
  centre: Centre,
  _request: QueueQueryRequest,
  _address: string | undefined,
): Promise<QueueQueryAnswer> => centre.journal.answer(() => ({ ok: false, reason: reasons.unsupportedOperation }));
