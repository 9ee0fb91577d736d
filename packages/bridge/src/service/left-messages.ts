import { reasons, type MessageCreateRequest, type PlainAnswer } from '@footbridge/protocol';
import type { Centre } from './centre.js';

/** What a visitor leaves when nobody can chat. protocol §10.6 */
export const createMessage = (
  centre: Centre,
  _request: MessageCreateRequest,
  _address: string | undefined,
): Promise<PlainAnswer> => centre.journal.answer(() => ({ ok: false, reason: reasons.unsupportedOperation }));
