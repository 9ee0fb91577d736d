import {
  callbackEndpoints,
  decodeCallbackAnswer,
  encodeCallbackRequest,
  type CallbackAnswer,
} from '@footbridge/protocol';
import type { Footbridge } from '../client.js';
import { runErrand } from '../errand/run-errand.js';
import { FootbridgeError } from '../errors.js';
import { linkOf } from '../link-of.js';
import type { CallbackDetails } from './callbacks.js';

const MOST_SUBJECT_CHARACTERS = 2_000;

/** What only the visitor can put right. Throws `invalid-fields`. */
export function assertComplete({ telephone, subject = '' }: CallbackDetails): void {
  if (!telephone.trim() || subject.length > MOST_SUBJECT_CHARACTERS) {
    throw new FootbridgeError(
      'invalid-fields',
      'A callback needs a telephone number, and a subject within its length.',
    );
  }
}

/** The visitor's words as a request; the token makes a second click, or a lost answer, harmless where that is announced. */
export function askForCallback(footbridge: Footbridge, details: CallbackDetails, name: string) {
  const { settings } = linkOf(footbridge);
  const { password = '', telephone, subject = '', preferredTime } = details;
  return runErrand<CallbackAnswer>(footbridge, {
    endpoint: callbackEndpoints.callbackCreate,
    isAllowed: ({ capabilities: { callback: abilities } }) =>
      abilities.has('create') &&
      abilities.has(password ? 'supportAuthenticationTracker' : 'supportAuthenticationAnonymous') &&
      (preferredTime === undefined || abilities.has('footbridge.callbackTime')),
    encode: (clientToken) =>
      encodeCallbackRequest.create({
        target: details.target ?? settings.target,
        targetType: details.targetType ?? settings.targetType,
        language: details.language ?? settings.language,
        customInfo: details.customInfo ?? settings.customInfo,
        attributes: details.attributes ?? settings.attributes,
        routingContexts: details.routingContexts ?? settings.routingContexts,
        name,
        credentials: password,
        telephone,
        subject,
        preferredTime,
        clientToken,
      }),
    read: decodeCallbackAnswer,
  });
}
