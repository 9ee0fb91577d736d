import { isLimitReason, reasons } from '@footbridge/protocol';
import { FootbridgeError, type Closure, type FootbridgeErrorCode } from '../errors.js';

const codes = new Map<string, FootbridgeErrorCode>([
  [reasons.badTarget, 'unknown-target'],
  [reasons.badCredentials, 'sign-in-refused'],
  [reasons.unsupportedOperation, 'not-allowed'],
]);

/** A refusal as an error. The reason is told only if it looks like one: a server could write anything there. */
export function errorOf(reason: string): FootbridgeError {
  const told = /^[a-z.]{1,99}$/i.test(reason) ? reason : 'no readable reason';
  const closure = /^error\.websvc\.general\.closed\.(paused|hours|full|wait|nobody)$/.exec(reason)?.[1];
  const limit = isLimitReason(reason) && /\.(\w{1,60})$/.exec(reason)?.[1];
  const code =
    closure || reason === reasons.userNotOnline ? 'closed' : isLimitReason(reason) ? 'limit-reached' : 'refused';
  return new FootbridgeError(codes.get(reason) ?? code, `The server refused: ${told}.`, {
    ...(closure && { closure: closure as Closure }),
    ...(limit && { limit }),
  });
}

/** Why there is no answer. */
export const noAnswer = (isUnreadable: boolean): FootbridgeError =>
  isUnreadable
    ? new FootbridgeError('unreadable-answer', 'The answer cannot be read.')
    : new FootbridgeError('unreachable', 'No server answered.');
