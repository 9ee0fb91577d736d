/** Agents as operators see them. */
import { capacityOf, isSameName, type Centre } from '../service/centre.js';
import { isMember, loadsOf } from '../service/lines.js';
import { allInteractions } from '../service/interactions.js';
import type { AgentRecord } from '../store/records.js';
import type { UserDocument } from './operator-api.js';

export function describeUsers(centre: Centre): UserDocument[] {
  const loads = loadsOf(centre);
  return [...centre.agentsByName.values()]
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map((agent) => describeUser(centre, agent, loads));
}

function describeUser(centre: Centre, agent: AgentRecord, loads: ReadonlyMap<string, number>): UserDocument {
  const { name, signedIn, paused } = agent;
  const configured = centre.agents.find((other) => isSameName(other.name, name));
  return {
    name,
    displayName: configured?.displayName,
    department: configured?.department,
    signedIn,
    paused,
    capacity: capacityOf(centre, agent),
    load: loads.get(name) ?? 0,
    queues: centre.workgroups
      .filter((workgroup) => isMember(centre, agent, { type: 'workgroup', name: workgroup.name }))
      .map((workgroup) => workgroup.name),
    interactions: allInteractions(centre)
      .filter(({ record }) => record.state !== 'ended' && record.agentName === name)
      .map(({ record }) => record.interactionId),
  };
}
