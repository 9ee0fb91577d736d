/**
 * Waiting lines: which chat goes to which agent, and what that looks like in the chat. The chat that has waited longest
 * goes first, to the agent who has been idle longest and has room.
 */
import type { AgentRecord, ChatRecord, Party, QueueReference } from '../store/records.js';
import { capacityOf, changeAgent, changeChat, findAgent, isSameName, nextTick, type Centre } from './centre.js';
import { appendState, appendSystemText } from './chat-log.js';
import type { LiveChat } from './live-chat.js';

/** Puts a chat into a line: at its end, or where its old place still counts. */
export function enqueue(centre: Centre, chat: LiveChat, queue: QueueReference, place: 'last' | 'kept' = 'last'): void {
  changeChat(centre, chat, {
    queue,
    state: 'waiting',
    agentName: undefined,
    queuedTick: place === 'last' ? nextTick(centre) : chat.record.queuedTick,
  });
  appendSystemText(centre, chat, centre.parameters.TransferredMsg, queue.name);
  assignWaiting(centre);
}

/** Gives waiting chats to whoever can take them. */
export function assignWaiting(centre: Centre): void {
  const waiting = [...centre.chats.values()]
    .filter(({ record }) => record.state === 'waiting')
    .toSorted((one, other) => one.record.queuedTick - other.record.queuedTick);
  if (waiting.length === 0) return;
  const loads = loadsOf(centre);
  const loadOf = ({ name }: AgentRecord) => loads.get(name) ?? 0;
  for (const chat of waiting) {
    const [agent] = [...centre.agentsByName.values()]
      .filter((other) => isMember(centre, other, chat.record.queue) && hasRoom(centre, other, loads))
      .toSorted((one, other) => loadOf(one) - loadOf(other) || one.idleTick - other.idleTick);
    if (!agent) continue;
    loads.set(agent.name, loadOf(agent) + 1);
    alert(centre, chat, agent);
  }
}

/** How many chats each agent has or is alerted to. */
export function loadsOf(centre: Centre): Map<string, number> {
  const loads = new Map<string, number>();
  for (const { record } of centre.chats.values()) {
    if (record.state === 'ended' || record.agentName === undefined) continue;
    loads.set(record.agentName, (loads.get(record.agentName) ?? 0) + 1);
  }
  return loads;
}

export const hasRoom = (centre: Centre, agent: AgentRecord, loads: ReadonlyMap<string, number>): boolean =>
  agent.signedIn && !agent.paused && (loads.get(agent.name) ?? 0) < capacityOf(centre, agent);

/** Whether a queue's chats are this agent's to take. */
export function isMember(centre: Centre, { name }: AgentRecord, queue: QueueReference): boolean {
  if (queue.type === 'user') return isSameName(queue.name, name);
  const members = centre.workgroups.find((workgroup) => isSameName(workgroup.name, queue.name))?.members;
  return members === undefined || members.some((member) => isSameName(member, name));
}

/** A chat that an agent has not picked up in time goes back to the front, and the agent is left alone for now. */
export function passAlert(centre: Centre, chat: LiveChat): void {
  const agent = findAgent(centre, chat.record.agentName ?? '');
  if (agent) changeAgent(centre, agent, { paused: true });
  withdrawAlert(centre, chat);
  assignWaiting(centre);
}

/** Takes an alert back; the chat keeps its place in line. */
export function withdrawAlert(centre: Centre, chat: LiveChat): void {
  setPartyState(centre, chat, chat.record.agentName, 'disconnected');
  changeChat(centre, chat, { state: 'waiting', agentName: undefined });
}

export function alert(centre: Centre, chat: LiveChat, agent: AgentRecord): void {
  chat.alertedAtMs = centre.clock.monotonic();
  changeChat(centre, chat, { state: 'alerting', agentName: agent.name });
  appendSystemText(centre, chat, centre.parameters.AlertingMsg, agent.name);
  setPartyState(centre, chat, agent.name, 'alerting');
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
