import {
  decodeMessageAnswer,
  encodeMessageCreateRequest,
  siteEndpoints,
  type PlainAnswer,
  type TargetType,
} from '@footbridge/protocol';
import type { Footbridge } from '../client.js';
import { runErrand } from '../errand/run-errand.js';
import { FootbridgeError } from '../errors.js';
import { linkOf } from '../link-of.js';

/** A message for when nobody can chat. */
export interface LeftMessage {
  /** Default: `anonymousName`. */
  readonly name?: string;
  readonly password?: string;
  /** Where the answer goes. */
  readonly emailAddress: string;
  /** Up to 4,000 characters. */
  readonly text: string;
  /** The next three default to the client's own. */
  readonly language?: string;
  readonly target?: string;
  readonly targetType?: TargetType;
}

const MOST_CHARACTERS = 4_000;

/**
 * Leaves a message for a queue, connecting first where needed. Rejects with `invalid-fields`, `not-allowed` where the server
 * takes none, `unknown-target`, `sign-in-refused`, `limit-reached`, `unconfirmed` where it may have been taken,
 * `unreachable`, `unreadable-answer`, `refused` or `disposed`.
 */
export async function leaveMessage(footbridge: Footbridge, message: LeftMessage): Promise<void> {
  const { settings } = linkOf(footbridge);
  const { name = '', password = '', emailAddress, text } = message;
  if (!text.trim() || text.length > MOST_CHARACTERS || !emailAddress.includes('@')) {
    throw new FootbridgeError(
      'invalid-fields',
      'A message needs a text within its length, and an address for the answer.',
    );
  }
  await runErrand<PlainAnswer>(footbridge, {
    endpoint: siteEndpoints.messageCreate,
    isAllowed: ({ capabilities }) => capabilities.common.has('footbridge.offlineMessage'),
    encode: (clientToken) =>
      encodeMessageCreateRequest({
        name: name || settings.anonymousName,
        credentials: password,
        target: message.target ?? settings.target,
        targetType: message.targetType ?? settings.targetType,
        emailAddress,
        text,
        language: message.language ?? settings.language,
        clientToken,
      }),
    read: decodeMessageAnswer,
  });
}
