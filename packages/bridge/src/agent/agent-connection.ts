import { findAgent, type Centre } from '../service/centre.js';
import { isTalking, partyOf } from '../service/presence.js';
import type { LiveChat } from '../service/live-interaction.js';
import type { AgentRecord, Party } from '../store/records.js';
import type { AgentProblem } from './agent-api.js';

/** An agent who is talking in a chat. */
export interface Connection {
  readonly agent: AgentRecord;
  readonly chat: LiveChat;
  readonly party: Party;
}

/** The agent and the chat that a command names, if the agent is in it; else why not. */
export function connectionOf(
  centre: Centre,
  command: { readonly agent: string; readonly interactionId: string },
): Connection | AgentProblem {
  const agent = findAgent(centre, command.agent);
  if (!agent) return { code: 'unknown-agent', message: 'There is no agent of this name. Sign in first.' };
  if (!agent.signedIn) return { code: 'wrong-state', message: 'You are not signed in.' };
  const chat = centre.chats.get(command.interactionId);
  if (!chat) return { code: 'unknown-interaction', message: 'This interaction no longer exists.' };
  const party = partyOf(chat.record, agent.name);
  if (!party || !isTalking(chat.record, agent.name))
    return { code: 'wrong-state', message: 'You are not connected to this interaction.' };
  return { agent, chat, party };
}

export const isProblem = (result: Connection | AgentProblem): result is AgentProblem => 'code' in result;
