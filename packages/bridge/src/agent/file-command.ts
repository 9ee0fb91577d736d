import type { Centre } from '../service/centre.js';
import { announceFile, isFileOf, maxFileBytes, storeFile } from '../service/files.js';
import type { AgentProblem } from './agent-api.js';
import { connectionOf, isProblem } from './agent-connection.js';
import { recogniseRepeat } from './repeated-command.js';

export interface SendFile {
  readonly agent: string;
  readonly interactionId: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Makes a repeat harmless. */
  readonly commandId?: string;
}

/** Gives the visitor a file. Answers once it is kept, with the reason if it was refused. */
export async function sendFile(centre: Centre, command: SendFile): Promise<AgentProblem | undefined> {
  const refused = check(centre, command);
  if (refused !== 'new') return centre.journal.answer(() => refused);
  const fileId = await storeFile(centre, command.bytes);
  // Meanwhile the chat may have gone on: to another agent, to its end, or to a repeat of this command.
  const refusedNow = check(centre, command);
  const connection = connectionOf(centre, command);
  if (refusedNow === 'new' && !isProblem(connection)) {
    announceFile(centre, connection.chat, connection.party, fileId, command);
  } else {
    centre.sandbox.remove(fileId).catch(() => {});
  }
  return centre.journal.answer(() => (refusedNow === 'new' ? undefined : refusedNow));
}

/** Whether the file is to be sent; if not, the reason, or undefined for a repeat. */
function check(centre: Centre, command: SendFile): AgentProblem | undefined | 'new' {
  const { bytes, interactionId } = command;
  const chat = centre.chats.get(interactionId);
  const identified = chat ? recogniseRepeat(chat, command, (said) => isFileOf(centre, said, command)) : 'new';
  if (identified !== 'new') return identified === 'repeat' ? undefined : identified;
  const connection = connectionOf(centre, command);
  if (isProblem(connection)) return connection;
  if (bytes.byteLength > maxFileBytes(centre)) {
    return { code: 'too-large', message: `A file has at most ${centre.parameters.MaxFileSize} KB.` };
  }
  return 'new';
}
