import { reasons, type PlainAnswer, type RegisterRequest } from '@footbridge/protocol';
import type { Centre } from './centre.js';

/** protocol §3.15 */
export const register = (
  centre: Centre,
  _request: RegisterRequest,
  _address: string | undefined,
): Promise<PlainAnswer> => centre.journal.answer(() => ({ ok: false, reason: reasons.unsupportedOperation }));
