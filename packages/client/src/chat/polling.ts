/** When to ask for news, and how long the server may keep the question. */
import type { Args, Change, ChatContext } from './chat-context.js';
import { isInDoubt } from './doubt.js';
import type { RequestOutcome } from './request-machine.js';

/** A poll in the making. */
export interface Poll {
  /** Monotonic time at which it was sent. */
  readonly sentAtMs: number;
  /** The highest number that it acknowledged. */
  readonly ack: number;
  /** How long the server may hold it. */
  readonly holdMs: number;
}

const SHORTEST_INTERVAL_MS = 250;
/** A poll that was held for this part of its time was not sent away. */
const HELD = 0.9;

/**
 * How long the server is asked to hold the next poll; not while it has yet to prove that it answers, nor while a message
 * waits for an echo that may never come. protocol §10.3
 */
export const pollHoldMs = (context: ChatContext): number =>
  context.acks &&
  !context.trouble &&
  !isInDoubt({ context }) &&
  context.configuration.capabilities.chat.has('footbridge.hold')
    ? context.settings.livenessIntervalMs
    : 0;

export const isHeldInDoubt = (args: Args): boolean => args.context.poll.holdMs > 0 && isInDoubt(args);

/** How long to wait before the next poll. */
export const pauseBeforePollMs = ({ context }: Args): number =>
  pollHoldMs(context) ? context.nextPollMs : Math.max(context.nextPollMs, context.settings.pollPace());

export const takePolling = ({ context }: Args): Change => ({
  poll: {
    sentAtMs: context.settings.clock.monotonic(),
    ack: context.conversation.lastSequence,
    holdMs: pollHoldMs(context),
  },
});

/** Whether a poll may be sent before its time; a server that asked for a longer wait than usual gets it. protocol §1.6 */
export const mayPollNow = ({ context: { poll, nextPollMs, pollWaitMs, settings } }: Args): boolean =>
  nextPollMs <= pollWaitMs && settings.clock.monotonic() - poll.sentAtMs >= SHORTEST_INTERVAL_MS;

/**
 * The wait after a poll that led to no search: the server's wish; none where it holds polls, unless it sent this one
 * away early and empty, as it does with a poll that a newer one has displaced.
 */
export function waitAfterPoll(after: ChatContext, outcome: RequestOutcome): number {
  const { poll, pollWaitMs, settings } = after;
  if (outcome.kind === 'failed') return outcome.pauseMs;
  if (outcome.kind !== 'granted' || !pollHoldMs(after)) return pollWaitMs;
  const elapsedMs = settings.clock.monotonic() - poll.sentAtMs;
  const isSentAway = elapsedMs < poll.holdMs * HELD && outcome.sequences.every((sequence) => sequence <= poll.ack);
  return isSentAway ? pollWaitMs : Math.max(0, SHORTEST_INTERVAL_MS - elapsedMs);
}
