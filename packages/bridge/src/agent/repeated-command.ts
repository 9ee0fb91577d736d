import type { EventBody } from '../store/records.js';
import { isSameName } from '../service/centre.js';
import { commandKey, type LiveChat } from '../service/live-interaction.js';
import type { AgentProblem } from './agent-api.js';

interface Identified {
  readonly agent: string;
  readonly commandId?: string | undefined;
}

/**
 * Whether a command is new. One that carries the id of another was carried out already if it says the same, whatever has
 * become of the chat since. If it does not, it is refused: words that were dropped would be taken for said.
 */
export function recogniseRepeat(
  chat: LiveChat,
  { agent, commandId }: Identified,
  saysTheSame: (said: EventBody) => boolean,
): 'new' | 'repeat' | AgentProblem {
  if (commandId === undefined || !chat.takenIds.has(commandKey(commandId))) return 'new';
  const said = chat.events.find((event) => event.commandId === commandId)?.body;
  return said && isSaidBy(agent, said) && saysTheSame(said) ? 'repeat' : differs;
}

const isSaidBy = (agent: string, said: EventBody): boolean =>
  'displayName' in said && said.participantType === 'agent' && isSameName(said.displayName ?? '', agent);

const differs: AgentProblem = {
  code: 'repeat-differs',
  message: 'Another command had this id. Give each command an id of its own.',
};
