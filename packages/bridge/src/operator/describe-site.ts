/** What a tenant is and how busy it is. */
import { nearestName } from '../nearest-name.js';
import { figuresOf, isQueuePaused } from '../service/queues.js';
import { isSameName, type Centre, type Workgroup } from '../service/centre.js';
import { allInteractions } from '../service/interactions.js';
import type { InteractionKind } from '../store/records.js';
import type { LiveState, QueueDocument, SiteDocument, StatusDocument } from './operator-api.js';

const liveStates: readonly LiveState[] = ['waiting', 'alerting', 'connected', 'held', 'snoozed'];

/** How many interactions of each kind are in each state. */
export function countLive(centre: Centre): Record<InteractionKind, Record<LiveState, number>> {
  const none = (): Record<LiveState, number> => ({ waiting: 0, alerting: 0, connected: 0, held: 0, snoozed: 0 });
  const counts = { chat: none(), callback: none(), message: none() };
  for (const { record } of allInteractions(centre)) {
    const state = liveStates.find((live) => live === record.state);
    if (state) counts[record.kind][state] += 1;
  }
  return counts;
}

/** The part of the status that only an active bridge can tell. */
export const describeActivity = (centre: Centre): Omit<StatusDocument, 'role' | 'tenant' | 'now' | 'startedAt'> => ({
  configurationVersion: centre.counters.configurationVersion,
  interactions: countLive(centre),
  heldPolls: centre.heldPolls.size,
  queues: centre.workgroups.map(({ name }) => describeQueue(centre, name)),
  agentsSignedIn: countSignedIn(centre),
  events: Object.fromEntries([...centre.counts.events].toSorted()),
});

export const countSignedIn = (centre: Centre): number =>
  [...centre.agentsByName.values()].filter(({ signedIn }) => signedIn).length;

export function describeQueue(centre: Centre, name: string): QueueDocument {
  const figures = figuresOf(centre, { type: 'workgroup', name });
  const { waiting, longestWaitSeconds, agentsLoggedIn, agentsAvailable } = figures;
  return { name, paused: isQueuePaused(centre, name), waiting, longestWaitSeconds, agentsLoggedIn, agentsAvailable };
}

export const describeSite = (
  centre: Centre,
  { name, hosts }: { readonly name: string; readonly hosts: readonly string[] },
): SiteDocument => ({
  tenant: name,
  hosts,
  queues: centre.workgroups.map((queue) => ({ name: queue.name, members: queue.members })),
  extensions: { ...centre.extensions },
  notice: { severity: centre.parameters.NoticeSeverity, text: centre.parameters.NoticeText },
});

export const findWorkgroup = (centre: Centre, name: string): Workgroup | undefined =>
  centre.workgroups.find((workgroup) => isSameName(workgroup.name, name));

/** For whoever has mistyped a queue's name. */
export const nearestQueue = (centre: Centre, name: string): string | undefined =>
  nearestName(
    name.slice(0, 100),
    centre.workgroups.map((workgroup) => workgroup.name),
  );
