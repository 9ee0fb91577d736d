import { reasons } from '@footbridge/protocol';
import { errorOf } from '../chat/error-of.js';
import { FootbridgeError, type FootbridgeErrorCode } from '../errors.js';

const codes = new Map<string, FootbridgeErrorCode>([
  [reasons.accountExists, 'account-exists'],
  [reasons.invalidContent, 'invalid-fields'],
  [reasons.missingData, 'invalid-fields'],
  [reasons.invalidQueue, 'unknown-target'],
  [reasons.invalidQueueType, 'unknown-target'],
]);

/** A refusal as an error, with more codes than a chat has need of. protocol §5.2 and §10.7 */
export function refusalOf(reason: string): FootbridgeError {
  const error = errorOf(reason);
  const code = codes.get(reason);
  return code ? new FootbridgeError(code, error.message) : error;
}
