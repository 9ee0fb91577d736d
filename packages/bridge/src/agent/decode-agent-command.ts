import { isMessageId, type Decoded } from '@footbridge/protocol';
import type { AgentCommand, AgentProblem } from './agent-api.js';

const MAX_AGENT_NAME_CHARACTERS = 64;

type Fields = Readonly<Record<string, unknown>>;

/** One reader for each command; undefined where a field is missing or of the wrong type. */
const readers = new Map<string, (agent: string, fields: Fields) => AgentCommand | undefined>([
  ['signIn', (agent) => ({ command: 'signIn', agent })],
  ['signOut', (agent) => ({ command: 'signOut', agent })],
  ['pickUp', onChat('pickUp')],
  ['hold', onChat('hold')],
  ['resume', onChat('resume')],
  ['disconnect', onChat('disconnect')],
  ['leave', onChat('leave')],
  ['complete', onChat('complete')],
  ['fail', onChat('fail')],
  ['retryLater', onChat('retryLater')],
  ['sendText', saying('sendText')],
  ['sendUrl', saying('sendUrl')],
  [
    'typing',
    (agent, { interactionId, typing }) =>
      isId(interactionId) && typeof typing === 'boolean'
        ? { command: 'typing', agent, interactionId, typing }
        : undefined,
  ],
  ['invite', readInvitation],
  ['transfer', readTransfer],
  ['sendResponse', readResponse],
]);

/** Reads an agent's command. Never throws; the problem says which part is wrong and quotes nothing. */
export function decodeAgentCommand(body: unknown): Decoded<AgentCommand, AgentProblem> {
  if (!isFields(body)) return invalid('A command is a JSON object.');
  const { command, agent } = body;
  const name = decodeAgentName(agent);
  if (name === undefined) return invalid(`"agent" is a name of 1 to ${MAX_AGENT_NAME_CHARACTERS} characters.`);
  const read = typeof command === 'string' ? readers.get(command) : undefined;
  if (!read) return invalid('"command" is no command.');
  const value = read(name, body);
  return value ? { ok: true, value } : invalid('A field of this command is missing or of the wrong type.');
}

/** An agent's name as it is kept: trimmed, on one line, not empty. */
export function decodeAgentName(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const name = value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return name !== '' && name.length <= MAX_AGENT_NAME_CHARACTERS ? name : undefined;
}

function onChat(command: 'pickUp' | 'hold' | 'resume' | 'disconnect' | 'leave' | 'complete' | 'fail' | 'retryLater') {
  return (agent: string, { interactionId }: Fields): AgentCommand | undefined =>
    isId(interactionId) ? { command, agent, interactionId } : undefined;
}

function saying(command: 'sendText' | 'sendUrl') {
  return (agent: string, { interactionId, text, commandId }: Fields): AgentCommand | undefined => {
    if (!isId(interactionId) || typeof text !== 'string' || text === '') return undefined;
    if (commandId === undefined) return { command, agent, interactionId, text };
    return isMessageId(commandId) ? { command, agent, interactionId, text, commandId } : undefined;
  };
}

function readInvitation(agent: string, { interactionId, invited }: Fields): AgentCommand | undefined {
  const other = decodeAgentName(invited);
  return isId(interactionId) && other !== undefined
    ? { command: 'invite', agent, interactionId, invited: other }
    : undefined;
}

function readTransfer(agent: string, { interactionId, to }: Fields): AgentCommand | undefined {
  if (!isId(interactionId) || !isFields(to)) return undefined;
  const other = decodeAgentName(to.agent);
  if (typeof to.queue === 'string') return { command: 'transfer', agent, interactionId, to: { queue: to.queue } };
  return other === undefined ? undefined : { command: 'transfer', agent, interactionId, to: { agent: other } };
}

function readResponse(agent: string, { interactionId, responseId, commandId }: Fields): AgentCommand | undefined {
  if (!isId(interactionId) || typeof responseId !== 'string') return undefined;
  if (commandId === undefined) return { command: 'sendResponse', agent, interactionId, responseId };
  return isMessageId(commandId) ? { command: 'sendResponse', agent, interactionId, responseId, commandId } : undefined;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isId = (value: unknown): value is string => typeof value === 'string' && /^\d{1,15}$/.test(value);

const invalid = (message: string): { ok: false; problem: AgentProblem } => ({
  ok: false,
  problem: { code: 'invalid-command', message },
});
