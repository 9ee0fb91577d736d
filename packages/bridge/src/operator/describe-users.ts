/** Agents as operators see them. */
import { capacityOf, isSameName, type Centre } from '../service/centre.js';
import { isMember } from '../service/lines.js';
import { agentsIn } from '../service/loads.js';
import type { AgentRecord } from '../store/records.js';
import type { UserDocument } from './operator-api.js';

export function describeUsers(centre: Centre): UserDocument[] {
  return [...centre.agentsByName.values()]
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map((agent) => describeUser(centre, agent));
}

function describeUser(centre: Centre, agent: AgentRecord): UserDocument {
  const { name, signedIn, paused } = agent;
  const configured = centre.agents.find((other) => isSameName(other.name, name));
  return {
    name,
    displayName: configured?.displayName,
    department: configured?.department,
    signedIn,
    paused,
    capacity: capacityOf(centre, agent),
    load: centre.loads.of(name),
    queues: centre.workgroups
      .filter((workgroup) => isMember(centre, agent, { type: 'workgroup', name: workgroup.name }))
      .map((workgroup) => workgroup.name),
    interactions: centre.loads
      .everOf(name)
      .filter(({ record }) => agentsIn(record).has(name))
      .map(({ record }) => record.interactionId)
      .toSorted(),
  };
}
