/** Who is in a chat: how agents come, go, hold and type, and what the visitor is told of it. protocol §4.3 */
import type { AgentRecord, ChatRecord, Party } from '../store/records.js';
import type { Centre } from './centre.js';
import { appendEvent, appendState, appendSystemText } from './chat-log.js';
import { logEvent } from './interaction-log.js';
import { changeChat } from './interactions.js';
import type { LiveChat } from './live-interaction.js';

export const partyOf = ({ parties }: ChatRecord, agentName: string): Party | undefined =>
  parties.find(({ kind, name }) => kind === 'agent' && name === agentName);

const isTalkingState = (state: Party['state'] | undefined): boolean => state === 'active' || state === 'held';

/** Whether an agent is in the conversation now. */
export const isTalking = (record: ChatRecord, agentName: string): boolean =>
  record.state !== 'ended' && isTalkingState(partyOf(record, agentName)?.state);

/** Every agent in the conversation, the one who came first first. */
export const talkingAgents = (record: ChatRecord): readonly string[] =>
  record.state === 'ended'
    ? []
    : record.parties.filter(({ kind, state }) => kind === 'agent' && isTalkingState(state)).map(({ name }) => name);

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
    hasTalked: known?.hasTalked === true || isTalkingState(state),
    leftBefore: leftBeforeIn(chat, known, state),
  };
  const parties = known
    ? chat.record.parties.map((other) => (other === known ? party : other))
    : [...chat.record.parties, party];
  changeChat(centre, chat, { parties });
  appendState(centre, chat, party);
}

/** Where a party's reading ends: where it left the conversation last; a ring moves that no further. */
function leftBeforeIn({ events }: LiveChat, known: Party | undefined, state: Party['state']): number | undefined {
  if (isTalkingState(state)) return undefined;
  return isTalkingState(known?.state) ? events.length : known?.leftBefore;
}

/** An agent comes in, alone or beside others. */
export function join(centre: Centre, chat: LiveChat, { name }: AgentRecord): void {
  chat.invitations.delete(name);
  const isFirst = talkingAgents(chat.record).length === 0;
  setPartyState(centre, chat, name, 'active');
  if (isFirst) chat.connectedAtMs = centre.clock.monotonic();
  changeChat(centre, chat, { state: 'connected', agentName: isFirst ? name : chat.record.agentName });
  logEvent(centre, 'OP', chat, { agent: name });
  appendSystemText(centre, chat, 'AgentConnectedMsg', name);
}

/** Rings another agent while the conversation goes on. */
export function invite(centre: Centre, chat: LiveChat, agentName: string): void {
  chat.invitations.set(agentName, centre.clock.monotonic());
  appendSystemText(centre, chat, 'AlertingMsg', agentName);
  setPartyState(centre, chat, agentName, 'alerting');
}

/** An invited agent did not come, or is not to any more. */
export function withdrawInvitation(centre: Centre, chat: LiveChat, agentName: string): void {
  chat.invitations.delete(agentName);
  setPartyState(centre, chat, agentName, 'disconnected');
}

/**
 * An agent leaves: for the visitor, somebody who had joined has left the conversation. Where others stay, one of them
 * answers for the chat from now on; where nobody does, it has no agent.
 */
export function leave(centre: Centre, chat: LiveChat, agentName: string): void {
  setAgentTyping(centre, chat, agentName, false);
  if (isTalkingState(partyOf(chat.record, agentName)?.state)) {
    appendSystemText(centre, chat, 'AgentDisconnectedMsg', agentName);
    logEvent(centre, 'OL', chat, { agent: agentName });
  }
  setPartyState(centre, chat, agentName, 'disconnected');
  if (chat.record.agentName === agentName) changeChat(centre, chat, { agentName: talkingAgents(chat.record)[0] });
  updateHold(centre, chat);
}

/** One who holds leaves the others talking. */
export function setHeld(centre: Centre, chat: LiveChat, agentName: string, isHeld: boolean): void {
  if (isHeld) setAgentTyping(centre, chat, agentName, false);
  setPartyState(centre, chat, agentName, isHeld ? 'held' : 'active');
  updateHold(centre, chat);
  if (isHeld) appendSystemText(centre, chat, 'HoldMsg', agentName);
}

/** A chat is on hold while every agent in it holds. */
function updateHold(centre: Centre, chat: LiveChat): void {
  const { record } = chat;
  const talking = talkingAgents(record);
  if ((record.state !== 'connected' && record.state !== 'held') || talking.length === 0) return;
  const isHeld = talking.every((name) => partyOf(record, name)?.state === 'held');
  const state = isHeld ? 'held' : 'connected';
  if (state !== record.state) changeChat(centre, chat, { state });
}

export function setAgentTyping(centre: Centre, chat: LiveChat, agentName: string, typing: boolean): void {
  const party = partyOf(chat.record, agentName);
  if (!party || chat.typingAgents.has(agentName) === typing) return;
  if (typing) chat.typingAgents.add(agentName);
  else chat.typingAgents.delete(agentName);
  appendEvent(centre, chat, { type: 'typing', participantId: party.participantId, participantType: 'agent', typing });
}
