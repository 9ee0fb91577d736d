/** The words of the command `footbridge-bridge`: its flags, its help and what it says of a mistake. Reads no environment. */
import { parseArgs } from 'node:util';
import { BridgeError } from './errors.js';
import { logLevels, type LogLevel } from './log.js';

export interface CommandLine {
  readonly host: string;
  readonly port: number;
  readonly privatePort: number;
  readonly dataFolder: string;
  readonly memory: boolean;
  readonly key: string | undefined;
  readonly pair: boolean;
  readonly recovery: boolean;
  /** `echo` or the path of a script. */
  readonly agents: readonly string[];
  readonly queues: readonly string[];
  readonly visitorGoneSeconds: number | undefined;
  readonly alertSeconds: number | undefined;
  readonly allowedOrigins: readonly string[];
  readonly consoleFolder: string | undefined;
  readonly synchronous: 'normal' | 'full';
  readonly logLevel: LogLevel;
  readonly help: boolean;
  readonly version: boolean;
}

export const HELP = `footbridge-bridge: the Footbridge reference bridge

  --port N                 visitors' port (default 8114)
  --host ADDRESS           visitors' address (default 127.0.0.1; 0.0.0.0 for every one)
  --private-port N         agents' port, always on 127.0.0.1 (default 8899)
  --data FOLDER            where chats are kept (default ./footbridge-data)
  --memory                 keep nothing on disk
  --key KEY                agents' key (default: FOOTBRIDGE_KEY, else made and printed)
  --pair                   share the data folder with another bridge; one is active, one stands by
  --recovery               chats go on after a restart or takeover
  --full-sync              chats also survive a power cut; each write takes longer
  --agent echo|FILE        an agent that works by itself; may be repeated
  --queue NAME             a workgroup; may be repeated (default Marketing and Support)
  --visitor-gone-seconds N a silent visitor is gone after this (default 90)
  --alert-seconds N        an agent has this long to pick up (default 30)
  --allow-origin ORIGIN    lets pages of this origin ask; may be repeated
  --console FOLDER         the built agent console (default: the one that came with the bridge)
  --log-level LEVEL        ${logLevels.join(', ')} (default info)
  --help, --version
`;

const flags = {
  port: { type: 'string' },
  host: { type: 'string' },
  'private-port': { type: 'string' },
  data: { type: 'string' },
  memory: { type: 'boolean' },
  key: { type: 'string' },
  pair: { type: 'boolean' },
  recovery: { type: 'boolean' },
  'full-sync': { type: 'boolean' },
  agent: { type: 'string', multiple: true },
  queue: { type: 'string', multiple: true },
  'visitor-gone-seconds': { type: 'string' },
  'alert-seconds': { type: 'string' },
  'allow-origin': { type: 'string', multiple: true },
  console: { type: 'string' },
  'log-level': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** @throws BridgeError `options-invalid`, whose message is one line for the person who typed. */
export function parseCommandLine(words: readonly string[]): CommandLine {
  assertKnownFlags(words);
  const values = parseWords(words);
  const logLevel = logLevels.find((level) => level === (values['log-level'] ?? 'info'));
  if (!logLevel) throw invalid(`--log-level is one of ${logLevels.join(', ')}.`);
  if (values.memory && values.pair) throw invalid('--pair needs data on disk to share; leave out --memory.');
  return {
    host: values.host ?? '127.0.0.1',
    port: readNumber('--port', values.port, 0, 65_535) ?? 8114,
    privatePort: readNumber('--private-port', values['private-port'], 0, 65_535) ?? 8899,
    dataFolder: values.data ?? 'footbridge-data',
    memory: values.memory ?? false,
    key: values.key,
    pair: values.pair ?? false,
    recovery: values.recovery ?? false,
    agents: values.agent ?? [],
    queues: values.queue ?? [],
    visitorGoneSeconds: readNumber('--visitor-gone-seconds', values['visitor-gone-seconds'], 1, 86_400),
    alertSeconds: readNumber('--alert-seconds', values['alert-seconds'], 1, 86_400),
    allowedOrigins: (values['allow-origin'] ?? []).map(readOrigin),
    consoleFolder: values.console,
    synchronous: values['full-sync'] ? 'full' : 'normal',
    logLevel,
    help: values.help ?? false,
    version: values.version ?? false,
  };
}

function parseWords(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: flags, strict: true, allowPositionals: false }).values;
  } catch (cause) {
    // Only the first sentence: the rest is advice for programmers.
    const [sentence = ''] = cause instanceof Error ? cause.message.split('. ') : [];
    throw invalid(`${sentence.replace(/\.$/, '')}. Try --help.`);
  }
}

function assertKnownFlags(words: readonly string[]): void {
  for (const word of words) {
    const name = /^--([^=]+)/.exec(word)?.[1];
    if (name === undefined || Object.hasOwn(flags, name)) continue;
    const [nearest] = Object.keys(flags)
      .map((flag) => ({ flag, distance: editDistance(name, flag) }))
      .toSorted((one, other) => one.distance - other.distance);
    const hint = nearest && nearest.distance <= 3 ? `Did you mean --${nearest.flag}?` : 'Try --help.';
    throw invalid(`There is no flag --${name}. ${hint}`);
  }
}

function readNumber(flag: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() === '' || !Number.isInteger(number) || number < min || number > max) {
    throw invalid(`${flag} is a whole number from ${min} to ${max}.`);
  }
  return number;
}

function readOrigin(text: string): string {
  const origin = URL.canParse(text) ? new URL(text).origin : 'null';
  // Sandboxed frames and files call themselves null.
  if (origin === 'null' || origin !== text)
    throw invalid('--allow-origin is an origin such as https://www.example.com, without a path.');
  return origin;
}

/** How many letters to insert, delete or change to make one word the other. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const changed = (row[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

const invalid = (message: string): BridgeError => new BridgeError('options-invalid', message);
