/** What answers to a running chat's requests change. */
import { reasons } from '@footbridge/protocol';
import type { Attempt } from '../switchover/search-machine.js';
import type { Args, Change, ChatContext, Done } from './chat-context.js';
import { foldEvents, introduceMember, type Conversation } from './conversation.js';
import { markGaps } from './gaps.js';
import type { Introduction } from './introduce.js';
import { closeOutgoing } from './outgoing.js';
import { waitAfterPoll } from './polling.js';
import type { Granted, RequestOutcome } from './request-machine.js';

const SHORTEST_POLL_WAIT_MS = 250;
const LONGEST_POLL_WAIT_MS = 60_000;

export const isUnknownSession = (outcome: RequestOutcome): boolean =>
  outcome.kind === 'declined' && outcome.answer.reason === reasons.unknownSession;

/** Whether a request ended in such a way that a server has to be looked for. */
export const isTrouble = (outcome: RequestOutcome): boolean =>
  outcome.kind === 'failed' ? !!outcome.askFirst : isUnknownSession(outcome);

/** Takes in what every answer carries. */
export function takeAnswer({ context, event: { output } }: Done<RequestOutcome>): Change {
  if (output.kind === 'failed') return {};
  const { pollWaitMs = context.pollWaitMs, configurationVersion } = output.answer;
  return {
    announcedVersion: configurationVersion,
    pollWaitMs: Math.min(LONGEST_POLL_WAIT_MS, Math.max(SHORTEST_POLL_WAIT_MS, pollWaitMs)),
    ...(output.kind === 'granted' && {
      conversation: foldAnswer(context, context.conversation, output),
      queue: output.answer.queue,
    }),
  };
}

/** Takes in the events of an answer. */
export const foldAnswer = (
  { settings }: ChatContext,
  conversation: Conversation,
  { answer, sequences }: Pick<Granted, 'answer' | 'sequences'>,
): Conversation => foldEvents(conversation, answer.events, sequences, settings.clock.now());

/** An answered poll is what ends trouble, and what a missing echo is counted by. */
export function takePoll(done: Done<RequestOutcome>): Change {
  const { context, event } = done;
  const change: Change = {
    ...takeAnswer(done),
    ...(event.output.kind !== 'failed' && { trouble: undefined, pollCount: context.pollCount + 1 }),
  };
  return { ...change, nextPollMs: waitAfterPoll({ ...context, ...change }, event.output) };
}

export const takeIntroduction = ({ context, event }: Done<Introduction>): Change => ({
  conversation: introduceMember(context.conversation, event.output),
});

/** Whether the server has said that its configuration is another than the one that is known. protocol §6.4 */
export const isOutdated = ({ context: { announcedVersion, configuration } }: Args): boolean =>
  announcedVersion !== undefined && announcedVersion !== configuration.configurationVersion;

export const takeConfiguration = ({ event: { output } }: Done<Attempt>): Change => ({
  // Asked again only when the next answer says so: a failure here is nobody's business.
  announcedVersion: undefined,
  ...(output.kind === 'usable' && { configuration: output.found.configuration }),
});

export const takeGaps = ({ context: { conversation, settings } }: Args): Change => ({
  conversation: markGaps(conversation, settings.clock.now()),
});

export const takeEnd = ({ context: { endReason, conversation, settings } }: Args): Change => ({
  endReason: endReason ?? conversation.endReason,
  conversation: markGaps(closeOutgoing(conversation), settings.clock.now()),
});
