/** What the agents' listener takes and gives that is no command: files, pictures, canned responses. */
import type { AgentProblem } from '../agent/agent-api.js';
import { cannedResponses } from '../agent/canned-responses.js';
import { decodeAgentName } from '../agent/decode-agent-command.js';
import { sendFile } from '../agent/file-command.js';
import type { Centre } from '../service/centre.js';
import { maxFileBytes } from '../service/files.js';
import { openPhotoOf } from '../service/photos.js';
import { COMMON_HEADERS, empty, json } from './answers.js';
import { readBytes } from './read-body.js';

const COMMAND_ID = /^[A-Za-z0-9_-]{16,64}$/;

export const serveResponses = (centre: Centre): Response => json(cannedResponses(centre));

export async function serveAgentPhoto(centre: Centre, request: Request): Promise<Response> {
  const agent = decodeAgentName(new URL(request.url).searchParams.get('agent'));
  const photo = agent === undefined ? undefined : await openPhotoOf(centre, agent);
  // Most agents have none; that is no error of the page that asks.
  if (!photo) return empty(204);
  return new Response(new Uint8Array(photo.bytes), {
    headers: { ...COMMON_HEADERS, 'content-type': photo.contentType, 'cache-control': 'private, max-age=3600' },
  });
}

/** Answers with the reason, or undefined once the file is kept. A body that ends early is nobody's file. */
export async function takeFile(centre: Centre, request: Request): Promise<AgentProblem | undefined | 'cut-off'> {
  const query = new URL(request.url).searchParams;
  const agent = decodeAgentName(query.get('agent'));
  const interactionId = query.get('interactionId');
  const name = query.get('name');
  const commandId = query.get('commandId');
  if (agent === undefined || !interactionId || !name || (commandId !== null && !COMMAND_ID.test(commandId))) {
    return { code: 'invalid-command', message: 'The query names the agent, the interaction and the file.' };
  }
  const body = await readBytes(request, maxFileBytes(centre));
  if (body.kind === 'cut-off') return 'cut-off';
  if (body.kind === 'too-large') {
    return { code: 'too-large', message: `A file has at most ${centre.parameters.MaxFileSize} KB.` };
  }
  return sendFile(centre, { agent, interactionId, name, bytes: body.bytes, ...(commandId !== null && { commandId }) });
}
