/**
 * What an agent can do in a chat. A command that finds things as it would leave them is fine, so that one whose answer was
 * lost can be sent again.
 */
import { findAgent, isSameName, type Centre } from '../service/centre.js';
import { appendEvent, signLine } from '../service/chat-log.js';
import { endChat } from '../service/ending.js';
import { logEvent } from '../service/interaction-log.js';
import { alert, assignWaiting, canTake, enqueue, freeAgent } from '../service/lines.js';
import { commandKey, type LiveChat } from '../service/live-interaction.js';
import {
  invite,
  isTalking,
  join,
  leave,
  partyOf,
  setAgentTyping,
  setHeld,
  talkingAgents,
} from '../service/presence.js';
import type { AgentRecord, EventBody, Party } from '../store/records.js';
import type { AgentCommand, AgentProblem } from './agent-api.js';
import { recogniseRepeat } from './repeated-command.js';

type ChatCommand = Extract<AgentCommand, { readonly interactionId: string }>;
type SayCommand = Extract<AgentCommand, { readonly command: 'sendText' | 'sendUrl' }>;

export function performInChat(
  centre: Centre,
  agent: AgentRecord,
  chat: LiveChat,
  command: ChatCommand,
): AgentProblem | undefined {
  if (command.command === 'pickUp') return pickUp(centre, agent, chat);
  const identified = 'commandId' in command ? recogniseRepeat(chat, command, (said) => isAlike(said, command)) : 'new';
  if (typeof identified !== 'string') return identified;
  if (identified === 'repeat' || isDone(chat, agent, command)) return undefined;
  const party = partyOf(chat.record, agent.name);
  if (!party || !isTalking(chat.record, agent.name)) {
    return problem('wrong-state', 'You are not connected to this interaction.');
  }
  switch (command.command) {
    case 'hold':
    case 'resume':
      return holdOrResume(centre, chat, party, command.command === 'hold');
    case 'disconnect':
      endChat(centre, chat, 'agent');
      return undefined;
    case 'transfer':
      return transfer(centre, chat, agent, command.to);
    case 'invite':
      return inviteAnother(centre, chat, command.invited);
    case 'leave':
      return leaveToOthers(centre, chat, agent);
    case 'typing':
      setAgentTyping(centre, chat, agent.name, command.typing);
      return undefined;
    case 'sendText':
    case 'sendUrl':
      return say(centre, chat, party, command);
    default:
      return problem('invalid-command', 'A chat knows no such command.');
  }
}

/** What was carried out before, whatever has become of the chat since. */
function isDone(chat: LiveChat, agent: AgentRecord, command: ChatCommand): boolean {
  const party = partyOf(chat.record, agent.name);
  if (command.command === 'disconnect') return chat.record.endReason === 'agent' && party?.hasTalked === true;
  return command.command === 'leave' && party?.state === 'disconnected' && party.hasTalked === true;
}

const isAlike = (said: EventBody, command: ChatCommand): boolean =>
  'text' in command &&
  (said.type === 'text' || said.type === 'url') &&
  said.type === (command.command === 'sendUrl' ? 'url' : 'text') &&
  said.text === command.text;

/** Takes a chat that rings for the agent, or one that waits in a line of the agent's. */
function pickUp(centre: Centre, agent: AgentRecord, chat: LiveChat): AgentProblem | undefined {
  const { record } = chat;
  if (isTalking(record, agent.name)) return undefined;
  if (record.state === 'waiting' && canTake(centre, agent, record)) alert(centre, chat, agent);
  const isOffered = chat.record.state === 'alerting' && chat.record.agentName === agent.name;
  if (!isOffered && !chat.invitations.has(agent.name)) {
    return problem('wrong-state', 'This interaction is not yours to pick up.');
  }
  join(centre, chat, agent);
  return undefined;
}

function holdOrResume(centre: Centre, chat: LiveChat, party: Party, isHeld: boolean): undefined {
  if ((party.state === 'held') !== isHeld) setHeld(centre, chat, party.name, isHeld);
  return undefined;
}

function transfer(
  centre: Centre,
  chat: LiveChat,
  agent: AgentRecord,
  to: Extract<AgentCommand, { readonly command: 'transfer' }>['to'],
): AgentProblem | undefined {
  const refuse = (message: string): AgentProblem => {
    logEvent(centre, 'TFEF', chat, { agent: agent.name });
    return problem('unknown-target', message);
  };
  const isAlone = talkingAgents(chat.record).length === 1;
  if ('queue' in to) {
    const workgroup = centre.workgroups.find(({ name }) => isSameName(name, to.queue));
    if (!workgroup) return refuse('There is no queue of this name.');
    if (!isAlone) return refuse('Others are still in this chat. Leave it to them instead.');
    logEvent(centre, 'TFER', chat, { agent: agent.name, queue: workgroup.name });
    leave(centre, chat, agent.name);
    freeAgent(centre, agent.name);
    enqueue(centre, chat, { type: 'workgroup', name: workgroup.name });
    return undefined;
  }
  const target = findAgent(centre, to.agent);
  if (!target?.signedIn) return refuse('No agent of this name is signed in.');
  if (target.name === agent.name) return refuse('This interaction is already yours.');
  if (isTalking(chat.record, target.name)) return refuse('This agent is in the chat already.');
  logEvent(centre, 'TFER', chat, { agent: agent.name, queue: target.name });
  // Where others go on talking, the new one is rung for beside them.
  if (!isAlone) invite(centre, chat, target.name);
  leave(centre, chat, agent.name);
  freeAgent(centre, agent.name);
  if (isAlone) enqueue(centre, chat, { type: 'user', name: target.name });
  else assignWaiting(centre);
  return undefined;
}

function inviteAnother(centre: Centre, chat: LiveChat, name: string): AgentProblem | undefined {
  const target = findAgent(centre, name);
  if (!target?.signedIn) return problem('unknown-target', 'No agent of this name is signed in.');
  if (isTalking(chat.record, target.name) || chat.invitations.has(target.name)) return undefined;
  invite(centre, chat, target.name);
  return undefined;
}

function leaveToOthers(centre: Centre, chat: LiveChat, agent: AgentRecord): AgentProblem | undefined {
  if (talkingAgents(chat.record).length === 1) {
    return problem('wrong-state', 'Nobody else is in this chat. Transfer it, or end it.');
  }
  leave(centre, chat, agent.name);
  freeAgent(centre, agent.name);
  assignWaiting(centre);
  return undefined;
}

function say(
  centre: Centre,
  chat: LiveChat,
  party: Party,
  { command, text, commandId }: SayCommand,
): AgentProblem | undefined {
  const { MaxMessageLength } = centre.parameters;
  if (text.length > MaxMessageLength) {
    return problem('too-long', `A message has at most ${MaxMessageLength} characters.`);
  }
  if (commandId !== undefined) chat.takenIds.add(commandKey(commandId));
  setAgentTyping(centre, chat, party.name, false);
  const line = { ...signLine(centre, chat, party.participantId, 'agent', party.name), text };
  const body = command === 'sendUrl' ? ({ type: 'url', ...line } as const) : undefined;
  appendEvent(centre, chat, body ?? { type: 'text', ...line, contentType: 'text/plain' }, { commandId });
  logEvent(centre, 'RMS', chat, { agent: party.name });
  return undefined;
}

const problem = (code: AgentProblem['code'], message: string): AgentProblem => ({ code, message });
