/**
 * What an agent can do. Commands are checked against the chat as it is now; a refusal says why in a sentence. Every
 * command is a sign that the agent is there, which ends the pause after a missed alert.
 */
import type { AgentCommand, AgentProblem } from './agent-api.js';
import type { AgentRecord, Party } from '../store/records.js';
import { addAgent, changeAgent, findAgent, isSameName, nextTick, type Centre } from '../service/centre.js';
import { appendEvent, appendSystemText, signLine } from '../service/chat-log.js';
import { endChat, leave, setAgentTyping, stopAgentTyping } from '../service/ending.js';
import { logEvent } from '../service/interaction-log.js';
import { alert, assignWaiting, enqueue, isMember, partyOf, setPartyState, withdrawAlert } from '../service/lines.js';
import { changeChat } from '../service/interactions.js';
import { commandKey, type LiveChat } from '../service/live-interaction.js';
import { performOnRequest, releaseRequests } from './request-commands.js';

type ChatCommand = Extract<AgentCommand, { readonly interactionId: string }>;

/** Carries a command out. Answers once that is kept, with the reason if it was refused. */
export function performCommand(centre: Centre, command: AgentCommand): Promise<AgentProblem | undefined> {
  const problem = perform(centre, command);
  return centre.journal.answer(() => problem);
}

function perform(centre: Centre, command: AgentCommand): AgentProblem | undefined {
  if (command.command === 'signIn') return signIn(centre, command.agent);
  const agent = findAgent(centre, command.agent);
  if (!agent) return problem('unknown-agent', 'There is no agent of this name. Sign in first.');
  if (!('interactionId' in command)) return signOut(centre, agent);
  if (!agent.signedIn) return problem('wrong-state', 'You are not signed in.');
  const request = centre.requests.get(command.interactionId);
  if (request) {
    const problemWithRequest = performOnRequest(centre, agent, request, command);
    unpause(centre, agent.name);
    return problemWithRequest;
  }
  const chat = centre.chats.get(command.interactionId);
  if (!chat) return problem('unknown-interaction', 'This interaction no longer exists.');
  const refusal = performInChat(centre, agent, chat, command);
  unpause(centre, agent.name);
  return refusal;
}

function performInChat(
  centre: Centre,
  agent: AgentRecord,
  chat: LiveChat,
  command: ChatCommand,
): AgentProblem | undefined {
  if (command.command === 'pickUp') return pickUp(centre, agent, chat);
  if (isRepeat(chat, command)) return undefined;
  const { state, agentName } = chat.record;
  const party = partyOf(chat.record, agent.name);
  if (agentName !== agent.name || !party || (state !== 'connected' && state !== 'held')) {
    return problem('wrong-state', 'You are not connected to this interaction.');
  }
  switch (command.command) {
    case 'hold':
      return hold(centre, chat, agent);
    case 'resume':
      return resume(centre, chat, agent);
    case 'disconnect':
      endChat(centre, chat, 'agent');
      return undefined;
    case 'transfer':
      return transfer(centre, chat, agent, command.to);
    case 'typing':
      setAgentTyping(centre, chat, command.typing);
      return undefined;
    case 'sendText':
    case 'sendUrl':
      return say(centre, chat, party, command);
    default:
      return problem('invalid-command', 'This interaction knows no such command.');
  }
}

function signIn(centre: Centre, name: string): AgentProblem | undefined {
  const signedIn = [...centre.agentsByName.values()].filter((other) => other.signedIn);
  if (signedIn.length >= centre.maxAgents && !signedIn.some((other) => isSameName(other.name, name))) {
    return problem('too-many-agents', `At most ${centre.maxAgents} agents can be signed in at once.`);
  }
  const agent = addAgent(centre, name);
  if (!agent.signedIn) {
    changeAgent(centre, agent, { signedIn: true, paused: false, idleTick: nextTick(centre) });
    logEvent(centre, 'OO', undefined, { agent: agent.name });
    centre.log('info', `Agent ${agent.name} signed in.`);
    assignWaiting(centre);
  } else {
    unpause(centre, agent.name);
  }
  return undefined;
}

/** Whoever was talking with the agent goes back to the front of the line. */
function signOut(centre: Centre, agent: AgentRecord): undefined {
  if (!agent.signedIn) return undefined;
  changeAgent(centre, agent, { signedIn: false, paused: false });
  for (const chat of centre.chats.values()) {
    const { state, agentName, queue } = chat.record;
    if (agentName !== agent.name || state === 'ended') continue;
    if (state === 'alerting') {
      withdrawAlert(centre, chat);
    } else {
      leave(centre, chat);
      enqueue(centre, chat, queue, 'kept');
    }
  }
  releaseRequests(centre, agent);
  logEvent(centre, 'OF', undefined, { agent: agent.name });
  centre.log('info', `Agent ${agent.name} signed out.`);
  assignWaiting(centre);
  return undefined;
}

function unpause(centre: Centre, name: string): void {
  const agent = findAgent(centre, name);
  if (!agent?.paused) return;
  changeAgent(centre, agent, { paused: false });
  assignWaiting(centre);
}

/** Takes a chat that alerts the agent, or one that waits in a line of the agent's. */
function pickUp(centre: Centre, agent: AgentRecord, chat: LiveChat): AgentProblem | undefined {
  const { state, agentName, queue } = chat.record;
  if (state === 'waiting' && isMember(centre, agent, queue)) alert(centre, chat, agent);
  else if (state !== 'alerting' || agentName !== agent.name) {
    return problem('wrong-state', 'This interaction is not yours to pick up.');
  }
  setPartyState(centre, chat, agent.name, 'active');
  changeChat(centre, chat, { state: 'connected' });
  logEvent(centre, 'OP', chat, { agent: agent.name });
  appendSystemText(centre, chat, 'AgentConnectedMsg', agent.name);
  return undefined;
}

function hold(centre: Centre, chat: LiveChat, agent: AgentRecord): AgentProblem | undefined {
  if (chat.record.state === 'held') return problem('wrong-state', 'This interaction is already on hold.');
  stopAgentTyping(centre, chat);
  setPartyState(centre, chat, agent.name, 'held');
  changeChat(centre, chat, { state: 'held' });
  appendSystemText(centre, chat, 'HoldMsg', agent.name);
  return undefined;
}

function resume(centre: Centre, chat: LiveChat, agent: AgentRecord): AgentProblem | undefined {
  if (chat.record.state !== 'held') return problem('wrong-state', 'This interaction is not on hold.');
  setPartyState(centre, chat, agent.name, 'active');
  changeChat(centre, chat, { state: 'connected' });
  return undefined;
}

function transfer(
  centre: Centre,
  chat: LiveChat,
  agent: AgentRecord,
  to: Extract<AgentCommand, { readonly command: 'transfer' }>['to'],
): AgentProblem | undefined {
  if ('queue' in to) {
    const workgroup = centre.workgroups.find(({ name }) => isSameName(name, to.queue));
    if (!workgroup) return refuseTransfer(centre, chat, agent, 'There is no queue of this name.');
    logEvent(centre, 'TFER', chat, { agent: agent.name, queue: workgroup.name });
    leave(centre, chat);
    enqueue(centre, chat, { type: 'workgroup', name: workgroup.name });
    return undefined;
  }
  const target = findAgent(centre, to.agent);
  if (!target?.signedIn) return refuseTransfer(centre, chat, agent, 'No agent of this name is signed in.');
  if (target.name === agent.name) return refuseTransfer(centre, chat, agent, 'This interaction is already yours.');
  logEvent(centre, 'TFER', chat, { agent: agent.name, queue: target.name });
  leave(centre, chat);
  enqueue(centre, chat, { type: 'user', name: target.name });
  return undefined;
}

function refuseTransfer(centre: Centre, chat: LiveChat, agent: AgentRecord, message: string): AgentProblem {
  logEvent(centre, 'TFEF', chat, { agent: agent.name });
  return problem('unknown-target', message);
}

function say(
  centre: Centre,
  chat: LiveChat,
  party: Party,
  { command, text, commandId }: Extract<AgentCommand, { readonly command: 'sendText' | 'sendUrl' }>,
): AgentProblem | undefined {
  const { MaxMessageLength } = centre.parameters;
  if (text.length > MaxMessageLength) {
    return problem('too-long', `A message has at most ${MaxMessageLength} characters.`);
  }
  if (commandId !== undefined) chat.takenIds.add(commandKey(commandId));
  stopAgentTyping(centre, chat);
  const line = { ...signLine(centre, chat, party.participantId, 'agent', party.name), text };
  const body = command === 'sendUrl' ? ({ type: 'url', ...line } as const) : undefined;
  appendEvent(centre, chat, body ?? { type: 'text', ...line, contentType: 'text/plain' }, { commandId });
  logEvent(centre, 'RMS', chat, { agent: party.name });
  return undefined;
}

/** A command that was carried out before is fine, whatever has become of the chat since. */
const isRepeat = (chat: LiveChat, command: ChatCommand): boolean =>
  'commandId' in command && command.commandId !== undefined && chat.takenIds.has(commandKey(command.commandId));

const problem = (code: AgentProblem['code'], message: string): AgentProblem => ({ code, message });
