/** What answers, trouble and orders change. */
import { reasons, type CallbackAnswer, type CallbackStatus, type CallbackStatusAnswer } from '@footbridge/protocol';
import { newSearch } from '../chat/switching.js';
import type { ErrandOutcome, ErrandResult, Place } from '../errand/errand-machine.js';
import { refusalOf } from '../errand/refusal.js';
import { FootbridgeError } from '../errors.js';
import type { SearchResult } from '../switchover/search-machine.js';
import type { Args, CallbackContext, Change, Done } from './callback-context.js';
import type { CallbackProgress, CallbackRecord } from './callbacks.js';

const STATUS_INTERVAL_MS = 10_000;

const isUnknown = (outcome: ErrandOutcome<CallbackAnswer | CallbackStatusAnswer>): boolean =>
  outcome.kind === 'answered' && !outcome.answer.ok && outcome.answer.reason === reasons.unknownSession;

/** Whether a request ended in such a way that a server has to be looked for. */
export const isTrouble = ({
  event: {
    output: { outcome },
  },
}: Done<ErrandResult<CallbackAnswer | CallbackStatusAnswer>>): boolean =>
  outcome.kind === 'failed' ? !!outcome.askFirst : isUnknown(outcome);

/** Notes what a failed request says about its server, and which one to ask first. */
export function takeTrouble({
  context,
  event: {
    output: { outcome },
  },
}: Done<ErrandResult<CallbackAnswer | CallbackStatusAnswer>>): Change {
  const { settings, record } = context;
  const { server } = record;
  const trouble = context.trouble ?? newSearch({ settings, server });
  const serverCount = settings.servers.length;
  const denied = outcome.kind === 'failed' ? (outcome.denied ? outcome.tries : 0) : Infinity;
  const isElsewhere = outcome.kind !== 'failed' || outcome.askFirst === 'other';
  return {
    trouble: {
      ...trouble,
      // A search that was cut short by success begins its next round, and rests before it.
      asked: Math.ceil(trouble.asked / serverCount) * serverCount,
      server: isElsewhere ? (server + 1) % serverCount : server,
      denials: { ...trouble.denials, [server]: (trouble.denials[server] ?? 0) + denied },
    },
  };
}

export const hasFound = ({ event }: Done<SearchResult>): boolean => event.output.last?.kind === 'usable';

export function takeFoundServer({ context, event: { output } }: Done<SearchResult>): Change {
  if (output.last?.kind !== 'usable') return {};
  return { ...moveTo(context, output.last.found), trouble: output.progress, dueMs: 0 };
}

function moveTo({ record, configuration }: CallbackContext, found: Place) {
  const participantId = found.reconnected?.answer.participantId || record.participantId;
  return {
    record: { ...record, server: found.server, participantId },
    configuration: found.configuration ?? configuration,
  };
}

/** A refusal is no reason to stop asking; a server that was too busy has not refused. protocol §5.3 */
export function takeStatus({ context, event: { output } }: Done<ErrandResult<CallbackStatusAnswer>>): Change {
  const { outcome } = output;
  const { clock } = context.settings;
  const dueMs = clock.monotonic() + STATUS_INTERVAL_MS;
  if (outcome.kind !== 'answered' || !outcome.answer.ok) return { dueMs, isStale: true };
  const { assignedAgent, preferredTime } = outcome.answer;
  const { record } = context;
  return {
    dueMs,
    isStale: false,
    trouble: undefined,
    progress: progressOf(context, outcome.answer),
    agentId: assignedAgent?.participantId,
    record: {
      ...record,
      isAssigned: !!assignedAgent,
      preferredTime: preferredTime ?? record.preferredTime,
    },
  };
}

function progressOf({ settings, progress, agentId }: CallbackContext, status: CallbackStatus): CallbackProgress {
  const { assignedAgent, acd } = status;
  const { interactionState: text, estimatedCallbackSeconds = -1 } = acd;
  const isSame = assignedAgent?.participantId === agentId;
  return {
    agent: assignedAgent && {
      name: assignedAgent.name,
      photoUrl: isSame ? progress?.agent?.photoUrl : undefined,
    },
    // A text with a gap that the server did not fill is for nobody's eyes. protocol §3.12
    stateText: text && !/%\d+%/.test(text) ? text : undefined,
    queueName: acd.queueName,
    queuePosition: acd.queuePosition,
    queueWaitSeconds: acd.queueWaitSeconds,
    estimatedCallbackSeconds: estimatedCallbackSeconds < 0 ? undefined : estimatedCallbackSeconds,
    longestWaitSeconds: acd.longestWaitSeconds,
    waitingCount: acd.waitingCount,
    agentsLoggedIn: acd.loggedInAgentsCount,
    agentsAvailable: acd.availableAgentsCount,
    atMs: settings.clock.now(),
  };
}

export const isCancelled = ({ context, event }: Done<ErrandResult<CallbackAnswer>>): boolean =>
  context.order?.kind === 'cancel' && event.output.outcome.kind === 'answered' && event.output.outcome.answer.ok;

/** Whether a server that is well does not have what the order is about. */
export const isDenied = ({ event: { output } }: Done<ErrandResult<CallbackAnswer>>): boolean =>
  isUnknown(output.outcome) || Object.values(output.sought?.denials ?? {}).includes(Infinity);

/** An order is not settled before it is certain that no server has the callback. */
export function takeDenial(done: Done<ErrandResult<CallbackAnswer>>): Change {
  const { context, event } = done;
  const { outcome, sought } = event.output;
  const record = doubted(context, outcome, context.record);
  return isUnknown(outcome) ? takeTrouble(done) : { record, trouble: sought };
}

/** Notes that the callback may have been taken back without an answer that says so. */
const doubted = ({ order }: CallbackContext, outcome: ErrandOutcome<CallbackAnswer>, record: CallbackRecord) =>
  order?.kind === 'cancel' && outcome.kind === 'failed' && outcome.ambiguous
    ? { ...record, mayBeCancelled: true }
    : record;

/** An order is settled, one way or the other; what came of it is asked at once. */
export function takeOrderAnswer({ context, event }: Done<ErrandResult<CallbackAnswer>>): Change {
  const { outcome, at } = event.output;
  const moved = moveTo(context, at);
  const settled = { ...moved, order: undefined, dueMs: 0, record: doubted(context, outcome, moved.record) };
  if (isCancelled({ context, event })) return { ...settled, endReason: 'cancelled' };
  if (outcome.kind === 'failed') return { ...settled, orderFailure: unreachable() };
  if (!outcome.answer.ok) return { ...settled, orderFailure: refusalOf(outcome.answer.reason) };
  const { order } = context;
  return order?.kind === 'reschedule'
    ? { ...settled, record: { ...settled.record, preferredTime: order.preferredTime } }
    : settled;
}

/** No server has it: whoever wanted it gone has what they wanted, and the agent who had it is done with it. */
export function takeLoss({ context, event: { output } }: Done<SearchResult>): Change {
  const { order, record } = context;
  const isGone = Object.values(output.progress.denials).includes(Infinity);
  if (isGone && (order?.kind === 'cancel' || record.mayBeCancelled))
    return { endReason: 'cancelled', order: undefined };
  const orderFailure =
    order && (isGone ? new FootbridgeError('no-callback', 'The callback has ended.') : unreachable());
  return { endReason: isGone && record.isAssigned ? 'completed' : 'lost', order: undefined, orderFailure };
}

/** A machine that slept has not been looking for a server meanwhile: its deadlines begin anew. */
export const takeWake = ({ context: { trouble, settings } }: Args): Change => ({
  dueMs: 0,
  trouble: trouble && { ...trouble, sinceMs: settings.clock.monotonic(), restUntilMs: {} },
});

const unreachable = () => new FootbridgeError('unreachable', 'No server answered.');
