/** What a visitor is told of a callback: its own state as it is now, its queue's figures from a cache. protocol §3.12 and §7.6 */
import type { AcdStatus, CallbackStatus } from '@footbridge/protocol';
import type { InteractionState } from '../store/records.js';
import type { Centre } from './centre.js';
import { logEvent } from './interaction-log.js';
import type { LiveCallback } from './live-interaction.js';
import { estimateWait, figuresOf, positionOf, type QueueFigures } from './queues.js';
import { secondsUntilDue } from './snooze.js';

/** What is costly to find out about a callback. */
export interface CallbackPlace {
  /** 1 is next; undefined unless it waits. */
  readonly position: number | undefined;
  /** For a callback at that place, or at the end of the line where it has none. */
  readonly estimatedWaitSeconds: number;
  readonly figures: QueueFigures;
}

/** protocol §7.9 */
const stateNames: Readonly<Record<InteractionState, string>> = {
  waiting: 'Waiting Agent',
  alerting: 'Alerting',
  connected: 'Connected',
  held: 'On Hold',
  snoozed: 'Snoozed',
  ended: 'Disconnected',
};

const UNKNOWN_SECONDS = -1;

export function describeStatus(centre: Centre, callback: LiveCallback): CallbackStatus {
  const { agentName, agentParticipantId, preferredTime } = callback.record;
  // An agent whom it only alerts has no id yet.
  const isAssigned = agentName !== undefined && agentParticipantId !== undefined;
  return {
    ok: true,
    assignedAgent: isAssigned ? { name: agentName, participantId: agentParticipantId } : undefined,
    acd: describeQueue(centre, callback),
    preferredTime: centre.extensions.callbackTime ? preferredTime : undefined,
  };
}

function describeQueue(centre: Centre, callback: LiveCallback): AcdStatus {
  const { state, queue } = callback.record;
  const { position, estimatedWaitSeconds, figures } = placeOf(centre, callback);
  return {
    interactionState: stateNames[state],
    queueName: queue.name,
    queuePosition: position,
    queueWaitSeconds: figures.estimatedWaitSeconds,
    estimatedCallbackSeconds: estimateCallback(centre, callback, estimatedWaitSeconds, figures),
    longestWaitSeconds: figures.longestWaitSeconds,
    waitingCount: figures.waiting,
    loggedInAgentsCount: figures.agentsLoggedIn,
    availableAgentsCount: figures.agentsAvailable,
  };
}

/** A callback that has moved meanwhile has another key, so that no visitor reads where it was. */
function placeOf(centre: Centre, callback: LiveCallback): CallbackPlace {
  const { interactionId, state, queue, queuedTick } = callback.record;
  return centre.callbackPlaces.get(JSON.stringify([interactionId, state, queue, queuedTick]), () => {
    logEvent(centre, 'ACD', callback, { queue: queue.name });
    const figures = figuresOf(centre, queue, callback.record.skills);
    const position = positionOf(centre, callback);
    return {
      position,
      estimatedWaitSeconds: estimateWait(centre, queue, position ?? figures.waiting + 1),
      figures,
    };
  });
}

function estimateCallback(
  centre: Centre,
  callback: LiveCallback,
  waitSeconds: number,
  { agentsLoggedIn }: QueueFigures,
): number | undefined {
  const { state } = callback.record;
  if (state === 'snoozed') return secondsUntilDue(centre, callback);
  if (state !== 'waiting') return undefined;
  return agentsLoggedIn === 0 ? UNKNOWN_SECONDS : waitSeconds;
}
