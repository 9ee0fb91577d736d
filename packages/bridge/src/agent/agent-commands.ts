/**
 * What an agent can do. Commands are checked against the interaction as it is now; a refusal says why in a sentence. Every
 * command is a sign that the agent is there, which ends the pause after a missed alert.
 */
import type { AgentRecord } from '../store/records.js';
import { addAgent, changeAgent, findAgent, isSameName, nextTick, type Centre } from '../service/centre.js';
import { logEvent } from '../service/interaction-log.js';
import { assignWaiting, enqueue, withdrawAlert } from '../service/lines.js';
import { agentsIn } from '../service/loads.js';
import { leave, withdrawInvitation } from '../service/presence.js';
import { isChat, type LiveChat } from '../service/live-interaction.js';
import type { AgentCommand, AgentProblem } from './agent-api.js';
import { performInChat } from './chat-commands.js';
import { performOnRequest, releaseRequests } from './request-commands.js';

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

/** Whoever was talking with the agent alone goes back to the front of the line. */
function signOut(centre: Centre, agent: AgentRecord): undefined {
  if (!agent.signedIn) return undefined;
  changeAgent(centre, agent, { signedIn: false, paused: false });
  for (const interaction of centre.loads.everOf(agent.name)) {
    if (isChat(interaction) && agentsIn(interaction.record).has(agent.name)) release(centre, interaction, agent.name);
  }
  releaseRequests(centre, agent);
  logEvent(centre, 'OF', undefined, { agent: agent.name });
  centre.log('info', `Agent ${agent.name} signed out.`);
  assignWaiting(centre);
  return undefined;
}

function release(centre: Centre, chat: LiveChat, agentName: string): void {
  const { state, queue } = chat.record;
  if (state === 'alerting') {
    withdrawAlert(centre, chat);
    return;
  }
  if (chat.invitations.has(agentName)) {
    withdrawInvitation(centre, chat, agentName);
    return;
  }
  leave(centre, chat, agentName);
  if (chat.record.agentName === undefined) enqueue(centre, chat, queue, 'kept');
}

function unpause(centre: Centre, name: string): void {
  const agent = findAgent(centre, name);
  if (!agent?.paused) return;
  changeAgent(centre, agent, { paused: false });
  assignWaiting(centre);
}

const problem = (code: AgentProblem['code'], message: string): AgentProblem => ({ code, message });
