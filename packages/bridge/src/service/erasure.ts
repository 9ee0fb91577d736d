import { reasons, type PlainAnswer } from '@footbridge/protocol';
import type { Centre } from './centre.js';
import type { VisitorCall } from './visitor-chats.js';

/** Deletes what a visitor wrote and said about themselves, after the end. protocol §10.6 */
export const eraseForVisitor = (centre: Centre, _call: VisitorCall, _kind: 'chat' | 'callback'): Promise<PlainAnswer> =>
  centre.journal.answer(() => ({ ok: false, reason: reasons.unsupportedOperation }));
