import type { ServerConfiguration } from '@footbridge/protocol';
import type { SnapshotFrom } from 'xstate';
import type { callbackMachine } from './callback-machine.js';
import type { CallbackEvent, CallbackRecord, CallbackSnapshot } from './callbacks.js';

export type CallbackState = SnapshotFrom<typeof callbackMachine>;

/** What a callback shows of itself: `before` itself where nothing has changed. */
export function callbackSnapshotOf(state: CallbackState, before: CallbackSnapshot | undefined): CallbackSnapshot {
  const { record, progress, isStale, order, endReason, configuration } = state.context;
  const isTold = state.matches({ open: { health: { troubled: 'told' } } });
  const after: CallbackSnapshot = {
    ...shownOf(record, configuration),
    status: state.status !== 'active' ? 'ended' : order?.kind === 'cancel' ? 'cancelling' : 'open',
    endReason,
    connection: isTold ? 'reconnecting' : 'connected',
    progress,
    stale: isStale,
  };
  const names = Object.keys(after) as (keyof CallbackSnapshot)[];
  return before && names.every((name) => before[name] === after[name]) ? before : after;
}

/** What there is to show of a callback of which nothing has been heard. */
export function shownOf(
  { name, telephone, subject, createdAtMs, preferredTime }: Shown,
  configuration: ServerConfiguration | undefined,
): CallbackSnapshot {
  const abilities = configuration?.capabilities.callback;
  return {
    status: 'creating',
    endReason: undefined,
    connection: 'connected',
    name,
    telephone,
    subject,
    createdAtMs,
    preferredTime,
    progress: undefined,
    stale: false,
    mayCancel: !!abilities?.has('disconnect'),
    mayReschedule: hasTime(configuration),
  };
}

/** Whether a server calls back at a time that the visitor names. */
export const hasTime = (configuration: ServerConfiguration | undefined): boolean =>
  !!configuration?.capabilities.callback.has('footbridge.callbackTime');

export type Shown = Pick<CallbackRecord, 'name' | 'telephone' | 'subject' | 'createdAtMs' | 'preferredTime'>;

/** The facts that lie between two snapshots of the same callback. */
export function callbackNewsBetween(before: CallbackSnapshot, after: CallbackSnapshot): CallbackEvent[] {
  const { progress, connection, preferredTime, endReason } = after;
  const agent = progress?.agent?.name;
  const news: (CallbackEvent | false | undefined)[] = [
    after.status !== 'ended' &&
      connection !== before.connection && {
        type: connection === 'reconnecting' ? 'connectionLost' : 'connectionRestored',
      },
    progress && progress.atMs !== before.progress?.atMs && { type: 'statusReceived', progress },
    after.stale && !before.stale && { type: 'statusFailed' },
    agent !== undefined && agent !== before.progress?.agent?.name && { type: 'agentAssigned', name: agent },
    preferredTime !== undefined &&
      preferredTime !== before.preferredTime && { type: 'callbackRescheduled', preferredTime },
    endReason && endReason !== before.endReason && { type: 'callbackEnded', reason: endReason },
  ];
  return news.filter((fact) => !!fact);
}
