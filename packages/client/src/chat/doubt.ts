/** Whether the server may have a message already, and what that forbids. */
import type { Args, ChatContext } from './chat-context.js';
import { nextOutgoing } from './outgoing.js';

/** Whether a message may be sent again without being said twice. protocol §10.4 */
export const mayResend = ({ configuration }: ChatContext): boolean =>
  configuration.capabilities.chat.has('footbridge.messageId');

/** Whether the next message may be on the server already, so that only its echo can tell. */
export const isInDoubt = ({ context }: Args): boolean =>
  !mayResend(context) && !!nextOutgoing(context.conversation)?.doubts;
