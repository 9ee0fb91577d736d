/**
 * Waiting lines: which interaction goes to which agent, and what that looks like in a chat. What has waited longest
 * goes first, to the agent who has been idle longest and has room.
 */
import type { AgentRecord, ChatRecord, Party, QueueReference } from '../store/records.js';
import { capacityOf, changeAgent, findAgent, isSameName, nextTick, type Centre } from './centre.js';
import { appendState, appendSystemText } from './chat-log.js';
import { logEvent } from './interaction-log.js';
import { allInteractions, changeChat, changeInteraction } from './interactions.js';
import { isChat, type LiveChat, type LiveInteraction } from './live-interaction.js';

/** Puts an interaction into a line: at its end, or where its old place still counts. */
export function enqueue(
  centre: Centre,
  interaction: LiveInteraction,
  queue: QueueReference,
  place: 'last' | 'kept' = 'last',
): void {
  changeInteraction(centre, interaction, {
    queue,
    state: 'waiting',
    agentName: undefined,
    ...(place === 'last' && { queuedTick: nextTick(centre), queuedAtMs: centre.clock.now() }),
  });
  if (isChat(interaction)) {
    appendSystemText(centre, interaction, 'TransferredMsg', queue.name);
    logEvent(centre, 'CQ', interaction, { queue: queue.name });
  }
  assignWaiting(centre);
}

/** Who waits in a queue, the next one first. */
export const waitingIn = (centre: Centre, queue: QueueReference): readonly LiveInteraction[] => centre.waiting.in(queue);

/** Gives what waits to whoever can take it. */
export function assignWaiting(centre: Centre): void {
  const loads = loadsOf(centre);
  if (![...centre.agentsByName.values()].some((agent) => hasRoom(centre, agent, loads))) return;
  const loadOf = ({ name }: AgentRecord) => loads.get(name) ?? 0;
  for (const interaction of centre.waiting.all()) {
    const [agent] = [...centre.agentsByName.values()]
      .filter((other) => isMember(centre, other, interaction.record.queue) && hasRoom(centre, other, loads))
      .toSorted((one, other) => loadOf(one) - loadOf(other) || one.idleTick - other.idleTick);
    if (!agent) continue;
    loads.set(agent.name, loadOf(agent) + 1);
    alert(centre, interaction, agent);
  }
}

/** How many interactions each agent has or is alerted to. */
export function loadsOf(centre: Centre): Map<string, number> {
  const loads = new Map<string, number>();
  for (const { record } of allInteractions(centre)) {
    if (record.state === 'ended' || record.agentName === undefined) continue;
    loads.set(record.agentName, (loads.get(record.agentName) ?? 0) + 1);
  }
  return loads;
}

/** An agent has one interaction less, and begins to be idle. */
export function freeAgent(centre: Centre, agentName: string | undefined): void {
  const agent = findAgent(centre, agentName ?? '');
  if (agent) changeAgent(centre, agent, { idleTick: nextTick(centre) });
}

export const hasRoom = (centre: Centre, agent: AgentRecord, loads: ReadonlyMap<string, number>): boolean =>
  agent.signedIn && !agent.paused && (loads.get(agent.name) ?? 0) < capacityOf(centre, agent);

/** Whether a queue's chats are this agent's to take. */
export function isMember(centre: Centre, { name }: AgentRecord, queue: QueueReference): boolean {
  if (queue.type === 'user') return isSameName(queue.name, name);
  const members = centre.workgroups.find((workgroup) => isSameName(workgroup.name, queue.name))?.members;
  return members === undefined || members.some((member) => isSameName(member, name));
}

/** What an agent has not picked up in time goes back to the front, and the agent is left alone for now. */
export function passAlert(centre: Centre, interaction: LiveInteraction): void {
  const agent = findAgent(centre, interaction.record.agentName ?? '');
  if (agent) {
    changeAgent(centre, agent, { paused: true });
    logEvent(centre, 'OPF', interaction, { agent: agent.name });
  }
  withdrawAlert(centre, interaction);
  assignWaiting(centre);
}

/** Takes an alert back; the interaction keeps its place in line. */
export function withdrawAlert(centre: Centre, interaction: LiveInteraction): void {
  if (isChat(interaction)) setPartyState(centre, interaction, interaction.record.agentName, 'disconnected');
  changeInteraction(centre, interaction, { state: 'waiting', agentName: undefined });
  logEvent(centre, 'MR', interaction, { queue: interaction.record.queue.name });
}

export function alert(centre: Centre, interaction: LiveInteraction, agent: AgentRecord): void {
  interaction.alertedAtMs = centre.clock.monotonic();
  changeInteraction(centre, interaction, { state: 'alerting', agentName: agent.name });
  if (!isChat(interaction)) return;
  appendSystemText(centre, interaction, 'AlertingMsg', agent.name);
  setPartyState(centre, interaction, agent.name, 'alerting');
}

/** Changes an agent's state in a chat and says so; the agent becomes a party with the first one. */
export function setPartyState(
  centre: Centre,
  chat: LiveChat,
  agentName: string | undefined,
  state: Party['state'],
): void {
  if (agentName === undefined) return;
  const known = partyOf(chat.record, agentName);
  const party: Party = {
    participantId: known?.participantId ?? centre.newGuid(),
    kind: 'agent',
    name: agentName,
    state,
  };
  const others = chat.record.parties.filter((other) => other !== known);
  changeChat(centre, chat, { parties: [...others, party] });
  appendState(centre, chat, party);
}

export const partyOf = ({ parties }: ChatRecord, agentName: string): Party | undefined =>
  parties.find(({ kind, name }) => kind === 'agent' && name === agentName);
