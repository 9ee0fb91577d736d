/**
 * Files that agents send: kept in the sandbox under a random name, offered by a path that holds a random token in place
 * of the visitor's id, gone some time after the chat. protocol §3.8 and §10.1
 */
import type { EventBody, FileRecord } from '../store/records.js';
import type { Centre } from './centre.js';
import { appendEvent, signLine } from './chat-log.js';
import { logEvent } from './interaction-log.js';
import { commandKey, type LiveChat } from './live-interaction.js';

const FILE_ID = /^[0-9a-f]{32}$/;
const MAX_NAME_CHARACTERS = 120;
const MS_PER_MINUTE = 60_000;
const BYTES_PER_KB = 1_024;

export interface NewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly commandId?: string | undefined;
}

export const maxFileBytes = ({ parameters }: Centre): number => parameters.MaxFileSize * BYTES_PER_KB;

/** Puts the bytes aside. Only once they are safe may the chat tell of them. */
export async function storeFile(centre: Centre, bytes: Uint8Array): Promise<string> {
  const fileId = centre.newSecret();
  await centre.sandbox.put(fileId, bytes);
  return fileId;
}

/** Tells the chat of a file that is in the sandbox. */
export function announceFile(
  centre: Centre,
  chat: LiveChat,
  sender: { readonly participantId: string; readonly name: string },
  fileId: string,
  { name, bytes, commandId }: NewFile,
): FileRecord {
  const record: FileRecord = {
    fileId,
    token: centre.newSecret(),
    interactionId: chat.record.interactionId,
    name: fileNameOf(name),
    bytes: bytes.byteLength,
    atMs: centre.clock.now(),
  };
  centre.journal.put('files', fileId, record, record.atMs);
  if (commandId !== undefined) chat.takenIds.add(commandKey(commandId));
  const line = signLine(centre, chat, sender.participantId, 'agent', sender.name);
  appendEvent(centre, chat, { type: 'file', ...line, path: pathOf(record) }, { commandId });
  logEvent(centre, 'FLS', chat, { agent: sender.name, bytes: record.bytes });
  return record;
}

/** Clients show what is after the last slash. protocol §3.8 */
const pathOf = ({ token, fileId, name }: FileRecord): string =>
  `/websvcs/chat/getfile/${token}/${fileId}/${encodeURIComponent(name)}`;

/** Whether an event told of this file, as far as is still known: by its name and its length. */
export function isFileOf({ journal }: Centre, told: EventBody, { name, bytes }: NewFile): boolean {
  if (told.type !== 'file') return false;
  const [fileId = '', toldName] = told.path.split('/').slice(-2);
  const record = journal.find('files', fileId);
  return toldName === encodeURIComponent(fileNameOf(name)) && (!record || record.bytes === bytes.byteLength);
}

/** A file by the three parts of its path; each has to be right. */
export async function openFile(
  centre: Centre,
  { token, fileId, name }: { readonly token: string; readonly fileId: string; readonly name: string },
): Promise<{ readonly record: FileRecord; readonly bytes: Uint8Array } | undefined> {
  if (!FILE_ID.test(fileId)) return undefined;
  const record = centre.journal.find('files', fileId);
  // Digests of equal length, compared as such, tell nothing about how much of a guess was right.
  if (!record || centre.store.keyedHash(token) !== centre.store.keyedHash(record.token)) return undefined;
  if (record.name !== name) return undefined;
  const bytes = await centre.sandbox.get(fileId);
  if (!bytes) return undefined;
  logEvent(centre, 'FLG', centre.chats.get(record.interactionId));
  return { record, bytes };
}

/** A name that is one path segment, shows in one direction, and is never empty. */
export function fileNameOf(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // Control characters, halves of characters, and what reorders the text after it.
  const plain = last.replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
  const short = shorten(plain.trim().replace(/^\.+/, ''));
  return short || 'file';
}

/** Keeps the ending, which says what the file is. */
function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= MAX_NAME_CHARACTERS) return name;
  const dot = characters.lastIndexOf('.');
  const ending = dot > 0 && characters.length - dot <= 12 ? characters.slice(dot) : [];
  return [...characters.slice(0, MAX_NAME_CHARACTERS - ending.length), ...ending].join('');
}

/** Deletes files whose chat has been over for long enough, or is no longer kept. */
export function removeOldFiles(centre: Centre): void {
  const keptMs = centre.parameters.FileRetentionTime * MS_PER_MINUTE;
  for (const file of centre.store.all('files')) {
    if (centre.chats.get(file.interactionId)?.record.state !== 'ended' && centre.chats.has(file.interactionId))
      continue;
    const endedAtMs = endOf(centre, file);
    if (endedAtMs === undefined || centre.clock.now() - endedAtMs > keptMs) removeFile(centre, file);
  }
}

/** When the file's chat ended; undefined if it is no longer kept. */
const endOf = (centre: Centre, { interactionId }: FileRecord): number | undefined =>
  (centre.chats.get(interactionId)?.record ?? centre.store.findEndedRecord(interactionId))?.endedAtMs;

export function removeFilesOf(centre: Centre, interactionId: string): void {
  const files = [...centre.store.all('files'), ...centre.journal.pending('files')];
  for (const file of files) if (file.interactionId === interactionId) removeFile(centre, file);
}

function removeFile(centre: Centre, { fileId }: FileRecord): void {
  centre.journal.put('files', fileId, undefined);
  // First the record: a file without one is found by the next activation, a record without a file by nobody.
  centre.journal
    .answer(() => {})
    .then(() => centre.sandbox.remove(fileId))
    .catch(() => centre.log('warning', 'A file could not be removed; the next start tries again.'));
}

/** Deletes what a crash left in the sandbox: half a file, or a whole one before its record was kept. */
export async function removeStrayFiles(centre: Centre): Promise<void> {
  for (const fileId of await centre.sandbox.list()) {
    if (!centre.journal.find('files', fileId)) await centre.sandbox.remove(fileId);
  }
}
