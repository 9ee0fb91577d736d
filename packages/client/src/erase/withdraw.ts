import { callbackEndpoints, decodeEraseAnswer, siteEndpoints, type PlainAnswer } from '@footbridge/protocol';
import type { Callbacks } from '../callback/callbacks.js';
import type { Footbridge } from '../client.js';
import { runErrand } from '../errand/run-errand.js';
import { linkOf } from '../link-of.js';
import type { SharedFootbridge } from '../tabs/shared-footbridge.js';

/**
 * Does what a visitor wants who withdraws their consent: forgets what this tab keeps, at once; ends the chat and takes the
 * callback back; and asks the server to delete what they wrote and said about themselves. protocol §10.6
 *
 * @returns Whether a server said of all there was that it is deleted. False where the server deletes nothing for visitors,
 * and where none could be asked: then only its operators can.
 * @throws FootbridgeError `invalid-options` for a foreign client.
 */
export async function withdraw(
  footbridge: Footbridge & Partial<SharedFootbridge>,
  callbacks?: Callbacks,
): Promise<boolean> {
  const link = linkOf(footbridge);
  // What is over is forgotten, and its ids with it.
  const chatVisitorId = link.chat()?.conversation.visitorId || link.visitorId?.();
  const callbackVisitorId = callbacks?.record?.participantId;
  if (footbridge.forget) {
    await footbridge.forget();
  } else {
    await footbridge.leave();
    footbridge.reset();
  }
  footbridge.draft = '';
  await callbacks?.cancel().catch(() => undefined);
  callbacks?.reset();
  const erased = await Promise.all([
    !chatVisitorId || erase(footbridge, 'chat', chatVisitorId),
    !callbackVisitorId || erase(footbridge, 'callback', callbackVisitorId),
  ]);
  return erased.every(Boolean);
}

/** Only what is over can be erased; a second time it is unknown, so that a lost answer may be asked for again. */
const erase = (footbridge: Footbridge, kind: 'chat' | 'callback', visitorId: string): Promise<boolean> =>
  runErrand<PlainAnswer>(footbridge, {
    endpoint: kind === 'chat' ? siteEndpoints.chatErase : callbackEndpoints.callbackErase,
    visitorId,
    isAllowed: ({ capabilities }) => capabilities.common.has('footbridge.erase'),
    encode: () => '{}',
    read: decodeEraseAnswer(kind),
    isQuestion: true,
  }).then(
    () => true,
    () => false,
  );
