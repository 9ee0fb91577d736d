/** What trouble with a server, and a server that was found after it, change. */
import type { ServerConfiguration } from '@footbridge/protocol';
import type { SearchProgress, SearchResult } from '../switchover/search-machine.js';
import { foldAnswer } from './answers.js';
import type { Args, Change, ChatContext, Done } from './chat-context.js';
import { moveTo, restartNumbering } from './conversation.js';
import { markGaps } from './gaps.js';
import type { RequestOutcome } from './request-machine.js';

/** Whether events stay with the server until they are acknowledged. protocol §10.2 */
export const announcesAcks = ({ capabilities }: ServerConfiguration): boolean =>
  capabilities.chat.has('footbridge.ack');

/** Notes what a failed request says about its server, and which one to ask first. */
export function takeTrouble({ context, event: { output } }: Done<RequestOutcome>): Change {
  const { server, settings, trouble = newSearch(context) } = context;
  const serverCount = settings.servers.length;
  const { asked, sent, denials } = trouble;
  const denied = output.kind === 'failed' ? output.denials : Infinity;
  const isElsewhere = output.kind !== 'failed' || output.askFirst === 'other';
  return {
    trouble: {
      ...trouble,
      // A search that was cut short by success begins its next round, and rests before it.
      asked: Math.ceil(asked / serverCount) * serverCount,
      sent: sent + (output.kind === 'failed' ? output.tries - 1 : 0),
      server: isElsewhere ? otherServer(context) : server,
      denials: { ...denials, [server]: (denials[server] ?? 0) + denied },
    },
  };
}

/** A machine that slept has not been looking for a server meanwhile: its deadlines begin anew. */
export const takeWake = ({ context: { trouble, settings } }: Args): Change => ({
  trouble: trouble && { ...trouble, sinceMs: settings.clock.monotonic(), restUntilMs: {} },
});

const otherServer = ({ server, settings }: ChatContext): number => (server + 1) % settings.servers.length;

export const newSearch = ({ server, settings }: Pick<ChatContext, 'server' | 'settings'>): SearchProgress => ({
  sinceMs: settings.clock.monotonic(),
  server,
  asked: 0,
  sent: 0,
  denials: {},
  restUntilMs: {},
});

export const hasFound = ({ event }: Done<SearchResult>): boolean => event.output.last?.kind === 'usable';

export function takeFoundServer({ context, event: { output } }: Done<SearchResult>): Change {
  if (output.last?.kind !== 'usable') return {};
  const { settings } = context;
  const { server, configuration, reconnected } = output.last.found;
  const moved = moveTo(context.conversation, settings.servers[server] ?? '');
  const change = { server, configuration, trouble: output.progress, conversation: moved };
  if (!reconnected) return change;
  const { events } = reconnected.answer;
  const participantId = reconnected.answer.participantId || moved.visitorId;
  const acks = announcesAcks(configuration);
  // A server that hands out another id has made a new session of it, whatever it announces.
  const numbered =
    acks && participantId === moved.visitorId ? moved : restartNumbering(markGaps(moved, settings.clock.now()), events);
  return {
    ...change,
    acks,
    conversation: foldAnswer(context, { ...numbered, visitorId: participantId }, reconnected),
  };
}

export const takeOtherServer = ({ context }: Args): Change => ({ server: otherServer(context) });
