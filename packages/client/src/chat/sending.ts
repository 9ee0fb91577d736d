/** How the visitor's messages go out one by one, as functions that the states of `chatMachine` call. */
import { reasons } from '@footbridge/protocol';
import { FootbridgeError } from '../errors.js';
import { isTrouble } from './answers.js';
import type { Args, Change, Done } from './chat-context.js';
import { errorOf } from './error-of.js';
import { changeOutgoing, nextOutgoing } from './outgoing.js';
import type { RequestOutcome } from './request-machine.js';

const POLLS_FOR_AN_ECHO = 3;
/** A message that led to trouble this often is given up: the chat is worth more. */
const MOST_STRIKES = 3;

/** While a server has yet to prove itself by a poll, no message is risked. */
export const hasNothingToSend = ({ context: { trouble, conversation } }: Args): boolean =>
  !!trouble || !nextOutgoing(conversation);

/** Notes that a message goes out: from now on the server may have it. */
export function takeSending({ context: { conversation } }: Args): Change {
  const sendingKey = nextOutgoing(conversation)?.key ?? '';
  return {
    sendingKey,
    conversation: changeOutgoing(conversation, sendingKey, ({ doubts }) => ({ doubts: doubts + 1 })),
  };
}

/** What becomes of the message whose request has ended; an echo may have confirmed it before. */
export const takeSent = ({ context, event: { output } }: Done<RequestOutcome>): Change => ({
  conversation: changeOutgoing(context.conversation, context.sendingKey, ({ doubts, strikes }) => {
    if (output.kind === 'granted') return { delivery: 'sent' };
    if (output.kind === 'declined' && !isTrouble(output)) return { delivery: 'failed', doubts: 0 };
    const left = output.kind === 'failed' && output.ambiguous ? doubts : doubts - 1;
    const isGivenUp = !isTrouble(output) || strikes + 1 >= MOST_STRIKES;
    return { doubts: left, strikes: strikes + 1, ...(isGivenUp && { delivery: left ? 'unconfirmed' : 'failed' }) };
  }),
});

/** Tells why a message was refused. */
export function reportRefusal({ context, event: { output } }: Done<RequestOutcome>): void {
  if (output.kind !== 'declined') return;
  const { reason } = output.answer;
  context.report(
    // protocol §10.7
    reason === reasons.invalidContent ? new FootbridgeError('too-long', 'The message is too long.') : errorOf(reason),
  );
}

export const takeLook = ({ context }: Args): Change => ({ lookUntil: context.pollCount + POLLS_FOR_AN_ECHO });

export const hasLookedEnough = ({ context: { pollCount, lookUntil } }: Args): boolean => pollCount >= lookUntil;

export const takeNoEcho = ({ context: { conversation } }: Args): Change => ({
  conversation: changeOutgoing(conversation, nextOutgoing(conversation)?.key ?? '', () => ({
    delivery: 'unconfirmed',
  })),
});
