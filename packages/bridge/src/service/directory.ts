import { reasons, type DirectoryAnswer, type DirectoryQueryRequest } from '@footbridge/protocol';
import type { Centre } from './centre.js';

/** protocol §10.6 */
export const queryDirectory = (
  centre: Centre,
  _request: DirectoryQueryRequest,
  _address: string | undefined,
): Promise<DirectoryAnswer> => centre.journal.answer(() => ({ ok: false, reason: reasons.unsupportedOperation }));
