/** What went wrong lately, kept for reports: plain data, the oldest forgotten first. It holds no id. protocol §6.12 */
import type { ProblemReport } from '@footbridge/protocol';
import type { Exchange } from '../transport/observe-transport.js';
import { maskUrl, type Place } from '../transport/place-of.js';
import type { WireReply } from '../transport/transport.js';

export type History = Pick<ProblemReport, 'failedRequests' | 'timedOutRequests' | 'connectivity'>;

const MOST_KEPT = 8;

export const emptyHistory: History = { failedRequests: [], timedOutRequests: [], connectivity: [] };

/** How a request ended, as reports count it. */
export type Ending = 'answered' | 'failed' | 'timedOut';

export function endingOf({ request, reply, durationMs }: Exchange): Ending {
  if (reply.kind === 'silent') return durationMs < request.timeoutMs ? 'failed' : 'timedOut';
  // A network that wants a sign-in answers with a page, and with 200.
  return reply.kind === 'answered' && /^\s*[[{]/.test(reply.body) ? 'answered' : 'failed';
}

export function addFailure(history: History, place: Place, { reply, durationMs }: Exchange, nowMs: number): History {
  const failure = { status: statusOf(reply), url: maskUrl(place), sentAtMs: nowMs - durationMs, durationMs };
  return { ...history, failedRequests: keep(history.failedRequests, failure) };
}

export function addTimeOut(history: History, place: Place, { durationMs }: Exchange, nowMs: number): History {
  const timeOut = { status: 0, url: maskUrl(place), sentAtMs: nowMs - durationMs, durationMs };
  return { ...history, timedOutRequests: keep(history.timedOutRequests, timeOut) };
}

export const addActivity = (history: History, activity: 'failover' | 'resumedPolling', atMs: number): History => ({
  ...history,
  connectivity: keep(history.connectivity, { activity, atMs }),
});

const keep = <Item>(list: readonly Item[], item: Item): readonly Item[] => [...list, item].slice(-MOST_KEPT);

function statusOf(reply: WireReply): number {
  if (reply.kind === 'silent') return 0;
  return reply.kind === 'refused' ? reply.status : 200;
}
