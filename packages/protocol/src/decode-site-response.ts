/** Answers that belong to no conversation: the browser's half. protocol §3.10, §3.15 and §10.6 */
import { decodeNumber, decodeRoot, shapeProblem } from './answer-root.js';
import type { DirectoryAnswer, DirectoryEntry, PlainAnswer, QueueQueryAnswer } from './answers.js';
import type { Decoded } from './decoded.js';
import { isFields, optionalString } from './fields.js';

export function decodeQueueQueryAnswer(text: string): Decoded<QueueQueryAnswer> {
  const root = decodeRoot(text, 'queue');
  if (!root.ok) return root;
  const { reason, fields } = root.value;
  if (reason !== undefined) return { ok: true, value: { ok: false, reason } };
  const agentsAvailable = decodeNumber(fields.agentsAvailable);
  const estimatedWaitSeconds = decodeNumber(fields.estimatedWaitTime);
  return agentsAvailable === undefined || estimatedWaitSeconds === undefined
    ? shapeProblem('no figures in queue')
    : { ok: true, value: { ok: true, agentsAvailable, estimatedWaitSeconds } };
}

export const decodeRegistrationAnswer = (text: string): Decoded<PlainAnswer> => decodePlainAnswer(text, 'registration');

export const decodeMessageAnswer = (text: string): Decoded<PlainAnswer> => decodePlainAnswer(text, 'message');

/** What erasing answers. protocol §10.6 */
export const decodeEraseAnswer =
  (kind: 'chat' | 'callback') =>
  (text: string): Decoded<PlainAnswer> =>
    decodePlainAnswer(text, kind);

function decodePlainAnswer(text: string, key: string): Decoded<PlainAnswer> {
  const root = decodeRoot(text, key);
  if (!root.ok) return root;
  const { reason } = root.value;
  return { ok: true, value: reason === undefined ? { ok: true } : { ok: false, reason } };
}

/** Entries without a name or a target are left out: nobody could be shown or reached. */
export function decodeDirectoryAnswer(text: string): Decoded<DirectoryAnswer> {
  const root = decodeRoot(text, 'directory');
  if (!root.ok) return root;
  const { reason, fields } = root.value;
  if (reason !== undefined) return { ok: true, value: { ok: false, reason } };
  const departments = listOf(fields.departments).filter((item) => typeof item === 'string');
  const entries = listOf(fields.entries).flatMap((item) => decodeEntry(item) ?? []);
  return { ok: true, value: { ok: true, departments, entries } };
}

function decodeEntry(value: unknown): DirectoryEntry | undefined {
  if (!isFields(value)) return undefined;
  const { displayName, target, targetType, photo } = value;
  if (typeof displayName !== 'string' || typeof target !== 'string') return undefined;
  const photoPath = optionalString(photo);
  return {
    displayName,
    target,
    targetType: targetType === 'Workgroup' ? targetType : 'User',
    statusText: optionalString(value.statusText) ?? '',
    available: value.available === true,
    department: optionalString(value.department),
    photoPath: photoPath?.startsWith('/') ? photoPath : undefined,
    chat: value.chat === true,
    callback: value.callback === true,
  };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
