import { parseArgs } from 'node:util';
import { DoctorError } from '../errors.js';
import { subjects } from './subjects.js';

export interface CommandLine {
  readonly baseUrl: string;
  readonly target: string;
  readonly agent: { readonly baseUrl: string; readonly key: string } | undefined;
  readonly json: boolean;
  readonly only: readonly string[] | undefined;
}

export const HELP = `Usage: footbridge-conformance --base URL [options]

Checks whether a server speaks the WebProcessorBridge protocol. It starts chats and callbacks and ends them again.
Exits with 0 if every check passed that could be made, else with 1.

  --base URL          where the server's paths begin, for example https://www.example.com/I3Root/Server1
  --target QUEUE      a workgroup queue that takes chats and callbacks; default: Marketing
  --agent-base URL    a Footbridge bridge's private listener, for example http://127.0.0.1:8899; default: no agent
  --agent-key KEY     the agents' key
  --only SUBJECT      only these checks; may be given more than once. ${subjects.map(({ title }) => title).join(', ')}
  --json              print one JSON document
  --help              print this`;

const options = {
  base: { type: 'string' },
  target: { type: 'string', default: 'Marketing' },
  'agent-base': { type: 'string' },
  'agent-key': { type: 'string' },
  only: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/**
 * Undefined where help is asked for.
 *
 * @throws DoctorError `options-invalid`
 */
export function readCommandLine(args: readonly string[]): CommandLine | undefined {
  const values = parse(args);
  if (values.help) return undefined;
  const { base, target, json, only } = values;
  if (base === undefined) return refuse('--base names no server.');
  const unknown = only?.find(
    (title) => !subjects.some((subject) => subject.title.toLowerCase() === title.toLowerCase()),
  );
  if (unknown !== undefined) return refuse(`There are no checks of ${JSON.stringify(unknown)}; see --help.`);
  return { baseUrl: readUrl('--base', base), target, agent: readAgent(values), json, only };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (cause) {
    return refuse(cause instanceof Error ? cause.message : 'The options can not be read.');
  }
}

function readAgent(values: { readonly 'agent-base'?: string; readonly 'agent-key'?: string }): CommandLine['agent'] {
  const { 'agent-base': baseUrl, 'agent-key': key } = values;
  if (baseUrl === undefined && key === undefined) return undefined;
  if (baseUrl === undefined || key === undefined) return refuse('--agent-base and --agent-key go together.');
  return { baseUrl: readUrl('--agent-base', baseUrl), key };
}

function readUrl(name: string, text: string): string {
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (protocol !== 'http:' && protocol !== 'https:') return refuse(`${name} is no http or https URL.`);
  return text.endsWith('/') ? text : `${text}/`;
}

function refuse(message: string): never {
  throw new DoctorError('options-invalid', message);
}
