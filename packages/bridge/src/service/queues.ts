/** Queues as visitors name them: which there are, whether they take somebody now, and their figures. */
import { closedReasons, reasons, type ClosedReason, type Reason, type TargetType } from '@footbridge/protocol';
import type { QueueReference } from '../store/records.js';
import { findAgent, isSameName, type Centre, type Workgroup } from './centre.js';
import { logEvent } from './interaction-log.js';
import { canTake, hasRoom, isMember, waitingIn, workgroupOf } from './lines.js';
import type { LiveInteraction } from './live-interaction.js';
import { isOpen } from './opening-hours.js';

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

/** Of a queue, for something that asks for these skills. */
export function figuresOf(centre: Centre, queue: QueueReference, skills: readonly string[] = []): QueueFigures {
  const able = [...centre.agentsByName.values()].filter((agent) => canTake(centre, agent, { queue, skills }));
  const waiting = waitingIn(centre, queue);
  const [oldest] = waiting;
  const oldestMs = oldest?.record.queuedAtMs ?? centre.clock.now();
  return {
    waiting: waiting.length,
    agentsLoggedIn: able.filter(({ signedIn }) => signedIn).length,
    agentsAvailable: able.filter((agent) => hasRoom(centre, agent)).length,
    estimatedWaitSeconds: estimateWait(centre, queue, waiting.length + 1),
    longestWaitSeconds: Math.max(0, Math.round((centre.clock.now() - oldestMs) / 1_000)),
  };
}

/** Where an interaction stands in its line: 1 is next. Undefined unless it waits. */
export const positionOf = (centre: Centre, interaction: LiveInteraction): number | undefined =>
  centre.waiting.placeOf(interaction);

/**
 * How long the interaction at a place in line waits, in seconds: those before it take as long as others have taken lately,
 * shared among the agents who are signed in.
 */
export function estimateWait(centre: Centre, queue: QueueReference, position: number): number {
  const before = position - 1;
  return Math.round((before / Math.max(1, countSignedIn(centre, queue))) * centre.handlingTimes.average(queue));
}

/** How many of a queue's agents are signed in. Remembered, since everybody who waits asks for it with every poll. */
function countSignedIn(centre: Centre, queue: QueueReference): number {
  const key = `${queue.type} ${queue.name}`;
  const known = centre.signedInByQueue.get(key);
  if (known !== undefined) return known;
  const agents = [...centre.agentsByName.values()].filter((agent) => agent.signedIn && isMember(centre, agent, queue));
  centre.signedInByQueue.set(key, agents.length);
  return agents.length;
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

/**
 * Why a queue takes nobody new now who asks for these skills. A callback is the way out where nobody can chat: only what stops everything stops it.
 * protocol §10.7
 */
export function closedReason(
  centre: Centre,
  queue: QueueReference,
  kind: 'chat' | 'callback',
  skills: readonly string[] = [],
): ClosedReason | undefined {
  const workgroup = workgroupOf(centre, queue);
  if (!workgroup) return undefined;
  const isOff = kind === 'chat' ? workgroup.chats === false : workgroup.callbacks === false;
  if (isOff || isQueuePaused(centre, workgroup.name)) return closedReasons.paused;
  if (kind === 'chat' && workgroup.hours && !isOpen(workgroup.hours, centre.clock.now())) return closedReasons.hours;
  if (isFull(centre, workgroup, queue)) return closedReasons.full;
  return kind === 'chat' ? whyNobodyAnswers(centre, workgroup, queue, skills) : undefined;
}

const isFull = (centre: Centre, { capacity = Infinity, maxQueueLength = Infinity }: Workgroup, queue: QueueReference) =>
  waitingIn(centre, queue).length >= maxQueueLength || centre.limits.tally.count('queue', queue.name) >= capacity;

function whyNobodyAnswers(
  centre: Centre,
  workgroup: Workgroup,
  queue: QueueReference,
  skills: readonly string[],
): ClosedReason | undefined {
  const { needsAgents = false, maxWaitSeconds = Infinity } = workgroup;
  const { agentsLoggedIn, agentsAvailable, estimatedWaitSeconds } = figuresOf(centre, queue, skills);
  if (needsAgents && agentsLoggedIn === 0) return closedReasons.nobody;
  return agentsAvailable === 0 && estimatedWaitSeconds > maxWaitSeconds ? closedReasons.wait : undefined;
}
