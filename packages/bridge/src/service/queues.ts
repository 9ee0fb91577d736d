/** Queues as visitors name them: which there are, whether they take somebody now, and their figures. */
import { closedReasons, reasons, type ClosedReason, type Reason, type TargetType } from '@footbridge/protocol';
import type { QueueReference } from '../store/records.js';
import { findAgent, isSameName, type Centre } from './centre.js';
import { logEvent } from './interaction-log.js';
import { hasRoom, isMember, loadsOf, waitingIn } from './lines.js';
import type { LiveInteraction } from './live-interaction.js';

/** A queue of this name, or why there is none to join. protocol §3.2 */
export function findQueue(centre: Centre, target: string, targetType: TargetType): QueueReference | Reason {
  if (targetType === 'Workgroup') {
    const workgroup = centre.workgroups.find(({ name }) => isSameName(name, target));
    return workgroup ? { type: 'workgroup', name: workgroup.name } : reasons.badTarget;
  }
  const agent = targetType === 'User' ? findAgent(centre, target) : undefined;
  if (!agent) return reasons.badTarget;
  return agent.signedIn ? { type: 'user', name: agent.name } : reasons.userNotOnline;
}

export interface QueueFigures {
  readonly waiting: number;
  readonly agentsLoggedIn: number;
  readonly agentsAvailable: number;
  readonly estimatedWaitSeconds: number;
  /** Of the one that has waited longest. */
  readonly longestWaitSeconds: number;
}

export function figuresOf(centre: Centre, queue: QueueReference): QueueFigures {
  const loads = loadsOf(centre);
  const members = [...centre.agentsByName.values()].filter((agent) => isMember(centre, agent, queue));
  const waiting = waitingIn(centre, queue);
  const oldestMs = Math.min(...waiting.map(({ record }) => record.queuedAtMs));
  return {
    waiting: waiting.length,
    agentsLoggedIn: members.filter(({ signedIn }) => signedIn).length,
    agentsAvailable: members.filter((agent) => hasRoom(centre, agent, loads)).length,
    estimatedWaitSeconds: estimateWait(centre, queue, waiting.length + 1),
    longestWaitSeconds: waiting.length === 0 ? 0 : Math.max(0, Math.round((centre.clock.now() - oldestMs) / 1_000)),
  };
}

/** Where an interaction stands in its line: 1 is next. Undefined unless it waits. */
export const positionOf = (centre: Centre, interaction: LiveInteraction): number | undefined =>
  centre.waiting.placeOf(interaction);

/** How long the interaction at a place in line waits, in seconds. */
export function estimateWait(_centre: Centre, _queue: QueueReference, position: number): number {
  return (position - 1) * 60;
}

/** Whether an operator has stopped new interactions from joining. */
export const isQueuePaused = ({ journal }: Centre, name: string): boolean =>
  journal.find('queues', name.toLowerCase())?.paused ?? false;

/** Whoever waits already goes on waiting. Kept, so that the other bridge of a pair knows it too. */
export function setQueuePaused(centre: Centre, name: string, paused: boolean): void {
  if (isQueuePaused(centre, name) === paused) return;
  centre.journal.put('queues', name.toLowerCase(), paused ? { name, paused } : undefined, centre.clock.now());
  centre.journal.desk();
  logEvent(centre, paused ? 'PS' : 'QR', undefined, { queue: name });
}

/** Why a queue takes nobody new now. protocol §10.7 */
export const closedReason = (centre: Centre, queue: QueueReference): ClosedReason | undefined =>
  queue.type === 'workgroup' && isQueuePaused(centre, queue.name) ? closedReasons.paused : undefined;
