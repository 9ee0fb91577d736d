/** What the answer to a start changes. */
import type { ServerConfiguration } from '@footbridge/protocol';
import { isTrouble, takeAnswer } from './answers.js';
import type { Args, Change, Done } from './chat-context.js';
import { errorOf, noAnswer } from './error-of.js';
import type { RequestOutcome } from './request-machine.js';
import { announcesAcks } from './switching.js';

/** Whether a start may be repeated without making two chats. protocol §10.5 */
export const announcesTokens = ({ capabilities }: ServerConfiguration): boolean =>
  capabilities.common.has('footbridge.clientToken');

export const isResumed = ({ context }: Args): boolean => !!context.conversation.visitorId;

/**
 * Whether the page before may have been looking for a server without knowing how that ended: where nothing is acknowledged,
 * that begins a new numbering, in which a poll's events would pass for known ones. protocol §3.7
 */
export const isTornOff = ({ context: { acks, chatId, configuration, conversation } }: Args): boolean =>
  !!conversation.visitorId && !acks && !!chatId && configuration.capabilities.chat.has('reconnect');

export const hasStarted = ({ event: { output } }: Done<RequestOutcome>): boolean =>
  output.kind === 'granted' && !!output.answer.participantId;

export function takeStart({ context, event }: Done<RequestOutcome>): Change {
  const { output } = event;
  if (output.kind !== 'granted') return {};
  const { participantId = '', chatId, interactionId } = output.answer;
  const conversation = { ...context.conversation, visitorId: participantId };
  return {
    ...takeAnswer({ context: { ...context, conversation }, event }),
    chatId,
    interactionId,
    acks: announcesAcks(context.configuration),
    trouble: undefined,
  };
}

/** Whether a chat that did not start may be asked for once more without becoming two. */
export const mayStartAgain = ({ context, event: { output } }: Done<RequestOutcome>): boolean =>
  !context.trouble &&
  output.kind === 'failed' &&
  isTrouble(output) &&
  (!output.ambiguous || announcesTokens(context.configuration));

export function takeStartFailure({ event: { output } }: Done<RequestOutcome>): Change {
  if (output.kind === 'declined') return { failure: errorOf(output.answer.reason) };
  return { failure: noAnswer(output.kind === 'granted' || output.unreadable) };
}
