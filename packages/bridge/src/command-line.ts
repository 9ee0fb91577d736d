/** The words of the command `footbridge-bridge`: its flags, its help and what it says of a mistake. Reads no environment. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { queueName } from './configuration/queue-settings.js';
import { flagShapes, type FlagSettings, type Settings } from './configuration/settings.js';
import { BridgeError } from './errors.js';
import { nearestName } from './nearest-name.js';
import { findParameterName, readParameter, type Parameters } from './service/parameters.js';

export interface CommandLine {
  /** The file of a configuration; what the flags say wins over it. */
  readonly configurationFile: string | undefined;
  readonly settings: Settings;
  readonly help: boolean;
  readonly version: boolean;
}

/** Lists are given one item at a time, by a name in the singular. */
const listFlags = {
  allowedOrigins: 'allow-origin',
  trustedProxies: 'trusted-proxy',
  scriptedAgents: 'agent',
} as const satisfies Partial<Record<keyof FlagSettings, string>>;

const isList = (key: keyof FlagSettings): key is keyof typeof listFlags => Object.hasOwn(listFlags, key);

const settingKeys = Object.keys(flagShapes) as (keyof FlagSettings)[];

const flagOf = (key: keyof FlagSettings): string =>
  isList(key) ? listFlags[key] : key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const otherFlags = {
  config: 'A file with all of this and more, as JSON. Flags win over it.',
  queue: 'A queue. Default: Marketing and Support.',
  parameter: 'A parameter, as NAME=VALUE.',
  help: 'This text.',
  version: 'The version.',
} as const;

const flags: ParseArgsOptionsConfig = {
  ...Object.fromEntries(settingKeys.map((key) => [flagOf(key), optionOf(key)])),
  config: { type: 'string' },
  queue: { type: 'string', multiple: true },
  parameter: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
};

function optionOf(key: keyof FlagSettings): ParseArgsOptionsConfig[string] {
  if (isList(key)) return { type: 'string', multiple: true };
  return { type: flagShapes[key].schema['type'] === 'boolean' ? 'boolean' : 'string' };
}

export const HELP = [
  'footbridge-bridge: the Footbridge reference bridge',
  '',
  ...[...settingKeys.map((key) => [flagOf(key), describe(key)] as const), ...Object.entries(otherFlags)].map(
    ([flag, description]) => `  --${flag.padEnd(17)} ${description}`,
  ),
  '',
  `May be repeated: ${[...Object.values(listFlags), 'queue', 'parameter'].map((flag) => `--${flag}`).join(', ')}.`,
  '',
].join('\n');

function describe(key: keyof FlagSettings): string {
  const { schema } = flagShapes[key];
  const names = Array.isArray(schema['enum']) ? ` One of ${schema['enum'].join(', ')}.` : '';
  return `${String(schema['description'])}${names}`;
}

/** @throws BridgeError `options-invalid`, whose message is one line for the person who typed. */
export function parseCommandLine(words: readonly string[]): CommandLine {
  assertKnownFlags(words);
  const values = parseWords(words);
  const given = settingKeys.flatMap((key) => {
    const value = values[flagOf(key)];
    return value === undefined ? [] : [[key, flagShapes[key].read(valueOf(key, value), `--${flagOf(key)}`)] as const];
  });
  const queues = textsOf(values['queue']).map((name) => ({ name: queueName.read(name, '--queue') }));
  const parameters = Object.fromEntries(textsOf(values['parameter']).map(readAssignment)) as Partial<Parameters>;
  return {
    configurationFile: typeof values['config'] === 'string' ? values['config'] : undefined,
    settings: {
      ...Object.fromEntries(given),
      ...(queues.length > 0 && { queues }),
      ...(Object.keys(parameters).length > 0 && { parameters }),
    },
    help: values['help'] === true,
    version: values['version'] === true,
  };
}

type FlagValue = string | boolean | readonly (string | boolean)[];

const textsOf = (value: FlagValue | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);

/** A flag's word as the configuration file would have it. */
function valueOf(key: keyof FlagSettings, value: FlagValue): unknown {
  const takesNumber = JSON.stringify(flagShapes[key].schema).includes('"integer"');
  return takesNumber && typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
}

function readAssignment(assignment: string): readonly [string, string | number | undefined] {
  const [, given = '', value = ''] = /^([^=]*)=([^]*)$/.exec(assignment) ?? [];
  if (given === '') throw invalid('--parameter wants NAME=VALUE.');
  const name = findParameterName(given);
  if (!name) throw invalid(`There is no parameter ${given}. The reference in the docs lists all of them.`);
  const read = readParameter(name, value);
  if (!read.ok) throw invalid(`--parameter: ${read.problem}`);
  return [name, read.value];
}

function parseWords(words: readonly string[]): Readonly<Record<string, FlagValue | undefined>> {
  try {
    return parseArgs({ args: [...words], options: flags, strict: true, allowPositionals: false }).values;
  } catch (cause) {
    // Only the first sentence: the rest is advice for programmers.
    const [sentence = ''] = cause instanceof Error ? cause.message.split(/\. |\n/) : [];
    throw invalid(`${sentence.replace(/\.$/, '')}. Try --help.`);
  }
}

function assertKnownFlags(words: readonly string[]): void {
  for (const word of words) {
    const name = /^--([^=]+)/.exec(word)?.[1];
    if (name === undefined || Object.hasOwn(flags, name)) continue;
    const nearest = nearestName(name, Object.keys(flags));
    throw invalid(`There is no flag --${name}. ${nearest ? `Did you mean --${nearest}?` : 'Try --help.'}`);
  }
}

const invalid = (message: string): BridgeError => new BridgeError('options-invalid', message);
