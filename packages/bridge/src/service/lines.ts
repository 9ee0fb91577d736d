/**
 * Waiting lines: which interaction goes to which agent, and what that looks like in a chat. What has waited longest
 * goes first, to the agent who has been idle longest and has room.
 */
import type { AgentRecord, InteractionRecord, QueueReference } from '../store/records.js';
import { capacityOf, changeAgent, findAgent, isSameName, nextTick, type Centre, type Workgroup } from './centre.js';
import { appendSystemText } from './chat-log.js';
import { logEvent } from './interaction-log.js';
import { changeInteraction } from './interactions.js';
import { isChat, type LiveChat, type LiveInteraction } from './live-interaction.js';
import { setPartyState, withdrawInvitation } from './presence.js';

/** Puts an interaction into a line: at its end, or where its old place still counts. Rings of its own it has no more. */
export function enqueue(
  centre: Centre,
  interaction: LiveInteraction,
  queue: QueueReference,
  place: 'last' | 'kept' = 'last',
): void {
  if (isChat(interaction)) {
    for (const name of interaction.invitations.keys()) withdrawInvitation(centre, interaction, name);
  }
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
export const waitingIn = (centre: Centre, queue: QueueReference): readonly LiveInteraction[] =>
  centre.waiting.in(queue);

/** Gives what waits to whoever can take it. */
export function assignWaiting(centre: Centre): void {
  let free = [...centre.agentsByName.values()].filter((agent) => hasRoom(centre, agent));
  if (free.length === 0) return;
  const loadOf = ({ name }: AgentRecord) => centre.loads.of(name);
  // What is like something that nobody can take now is passed over, so that a long line costs no more than a look.
  const inVain = new Set<string>();
  for (const interaction of centre.waiting.all()) {
    const { queue, skills } = interaction.record;
    const demand = [queue.type, queue.name, ...skills].join('\n');
    if (inVain.has(demand)) continue;
    const [agent] = free
      .filter((other) => canTake(centre, other, interaction.record))
      .toSorted((one, other) => loadOf(one) - loadOf(other) || one.idleTick - other.idleTick);
    if (agent) alert(centre, interaction, agent);
    else inVain.add(demand);
    free = free.filter((other) => hasRoom(centre, other));
    if (free.length === 0) return;
  }
}

/** An agent has one interaction less, and begins to be idle. */
export function freeAgent(centre: Centre, agentName: string | undefined): void {
  const agent = findAgent(centre, agentName ?? '');
  if (agent) changeAgent(centre, agent, { idleTick: nextTick(centre) });
}

export const hasRoom = (centre: Centre, agent: AgentRecord): boolean =>
  agent.signedIn && !agent.paused && centre.loads.of(agent.name) < capacityOf(centre, agent);

/** Whether a queue's interactions are this agent's to see. */
export function isMember(centre: Centre, { name }: AgentRecord, queue: QueueReference): boolean {
  if (queue.type === 'user') return isSameName(queue.name, name);
  const members = workgroupOf(centre, queue)?.members;
  return members === undefined || members.some((member) => isSameName(member, name));
}

/** Whether an agent may be given something: a member of its queue, who has every skill that it asks for. */
export function canTake(
  centre: Centre,
  agent: AgentRecord,
  { queue, skills }: Pick<InteractionRecord, 'queue' | 'skills'>,
): boolean {
  if (!isMember(centre, agent, queue)) return false;
  if (queue.type === 'user') return true;
  const wanted = [...skills, ...(workgroupOf(centre, queue)?.skills ?? [])];
  if (wanted.length === 0) return true;
  const own = centre.agents.find(({ name }) => isSameName(name, agent.name))?.skills ?? [];
  return wanted.every((skill) => own.some((known) => isSameName(known, skill)));
}

export const workgroupOf = ({ workgroups }: Centre, { type, name }: QueueReference): Workgroup | undefined =>
  type === 'workgroup' ? workgroups.find((workgroup) => isSameName(workgroup.name, name)) : undefined;

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

/** An invited agent who does not come is left alone for now; the conversation goes on as it was. */
export function passInvitation(centre: Centre, chat: LiveChat, agentName: string): void {
  const agent = findAgent(centre, agentName);
  if (agent) changeAgent(centre, agent, { paused: true });
  logEvent(centre, 'OPF', chat, { agent: agentName });
  withdrawInvitation(centre, chat, agentName);
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
