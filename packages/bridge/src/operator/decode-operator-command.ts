import type { Decoded, NoticeSeverity } from '@footbridge/protocol';
import type { OperatorCommand, OperatorProblem } from './operator-api.js';

/** The fields of a form or of a JSON object, whose values may be anything. */
export type CommandFields = ReadonlyMap<string, unknown>;

const MAX_NAME_CHARACTERS = 200;
const MAX_PARAMETERS = 200;

/** One reader for each command, by its path; undefined where a field is missing or of the wrong kind. */
const readers = new Map<string, (fields: CommandFields) => OperatorCommand | undefined>([
  ['parameters', readParameters],
  ['notice', readNotice],
  ['pause', onQueue('pause')],
  ['resume', onQueue('resume')],
  ['block', onInteraction('block')],
  ['unblock', readUnblock],
  ['end', onInteraction('end')],
  ['reopen', onInteraction('reopen')],
  ['erase', readErase],
  ['agents/signout', readSignOut],
  ['reload', () => ({ command: 'reload' })],
  ['switchover', () => ({ command: 'switchover' })],
]);

export const operatorCommands: readonly string[] = [...readers.keys()];

/** Reads an operator's command. Never throws; the problem quotes nothing. */
export function decodeOperatorCommand(name: string, fields: CommandFields): Decoded<OperatorCommand, OperatorProblem> {
  const value = readers.get(name)?.(fields);
  if (value) return { ok: true, value };
  const message = 'A field of this command is missing or of the wrong kind.';
  return { ok: false, problem: { code: 'invalid-command', message } };
}

function readParameters(fields: CommandFields): OperatorCommand | undefined {
  if (fields.size === 0 || fields.size > MAX_PARAMETERS) return undefined;
  const values: { readonly name: string; readonly value: string }[] = [];
  for (const [name, value] of fields) {
    const text = value === null ? '' : typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string') return undefined;
    values.push({ name, value: text });
  }
  return { command: 'parameters', values };
}

const severities: readonly NoticeSeverity[] = ['warning', 'info', 'ok', 'caution'];

/** Without a text the notice is taken away. */
function readNotice(fields: CommandFields): OperatorCommand | undefined {
  const text = fields.get('text') ?? '';
  const severity = severities.find((known) => known === (fields.get('severity') ?? 'info'));
  return severity && typeof text === 'string' ? { command: 'notice', severity, text } : undefined;
}

function onQueue(command: 'pause' | 'resume') {
  return (fields: CommandFields): OperatorCommand | undefined => {
    const queue = readName(fields.get('queue'));
    return queue === undefined ? undefined : { command, queue };
  };
}

function onInteraction(command: 'block' | 'end' | 'reopen') {
  return (fields: CommandFields): OperatorCommand | undefined => {
    const interactionId = readInteractionId(fields.get('interactionId'));
    return interactionId === undefined ? undefined : { command, interactionId };
  };
}

function readUnblock(fields: CommandFields): OperatorCommand | undefined {
  const interactionId = readInteractionId(fields.get('interactionId'));
  if (interactionId !== undefined) return { command: 'unblock', interactionId };
  const blockId = readName(fields.get('blockId'));
  return blockId === undefined ? undefined : { command: 'unblock', blockId };
}

function readErase(fields: CommandFields): OperatorCommand | undefined {
  const interactionId = readInteractionId(fields.get('interactionId'));
  const account = readName(fields.get('account'));
  // What is deleted does not come back, so it has to be clear what is meant.
  if ((interactionId === undefined) === (account === undefined)) return undefined;
  return interactionId !== undefined
    ? { command: 'erase', interactionId }
    : { command: 'erase', account: account ?? '' };
}

function readSignOut(fields: CommandFields): OperatorCommand | undefined {
  const agent = readName(fields.get('agent'));
  return agent === undefined ? undefined : { command: 'agents/signout', agent };
}

const readName = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' && value.length <= MAX_NAME_CHARACTERS ? value.trim() : undefined;

/** A number that came without quotes is meant as well. */
function readInteractionId(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? text : undefined;
}
