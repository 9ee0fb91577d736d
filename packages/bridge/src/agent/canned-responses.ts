/** What agents send often, by one id instead of by typing. */
import { findAgent, type Centre } from '../service/centre.js';
import type { AgentCommand, AgentProblem, CannedResponse } from './agent-api.js';
import { performCommand } from './agent-commands.js';
import { sendFile } from './file-command.js';

type SendResponse = Extract<AgentCommand, { readonly command: 'sendResponse' }>;

/** A file's path stays here; its name is what agents see. */
export const cannedResponses = ({ cannedResponses: configured }: Centre): CannedResponse[] =>
  configured.map(({ id, title, kind, text }) => ({ id, title, kind, text: kind === 'file' ? nameOf(text) : text }));

export async function sendResponse(centre: Centre, command: SendResponse): Promise<AgentProblem | undefined> {
  const { agent, interactionId, commandId, responseId } = command;
  const response = centre.cannedResponses.find(({ id }) => id === responseId);
  if (!response) return refuse('There is no canned response of this name.');
  const target = { agent, interactionId, ...(commandId !== undefined && { commandId }) };
  if (response.kind !== 'file') {
    const name = response.kind === 'url' ? 'sendUrl' : 'sendText';
    return performCommand(centre, { command: name, ...target, text: fill(centre, response.text, command) });
  }
  const bytes = await centre.localFiles.read(response.text);
  if (!bytes) return refuse('The file of this canned response can not be read.');
  return sendFile(centre, { ...target, name: nameOf(response.text), bytes });
}

function fill(centre: Centre, text: string, { agent, interactionId }: SendResponse): string {
  const record = centre.chats.get(interactionId)?.record;
  const values = new Map([
    ['visitorName', record?.visitorName],
    ['agentName', findAgent(centre, agent)?.name],
    ['queue', record?.queue.name],
  ]);
  return text.replace(/\{\{(\w+)\}\}/g, (whole, key: string) => values.get(key) ?? whole);
}

const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? '';

const refuse = (message: string): AgentProblem => ({ code: 'unknown-response', message });
