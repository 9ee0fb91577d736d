import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { CommandLine } from '../command-line.js';
import { BridgeError } from '../errors.js';
import { processParameters } from '../service/parameter-table.js';
import { readConfiguration } from './configuration-file.js';
import type { CentreSettings } from './centre-settings.js';
import type { Settings } from './settings.js';
import { definedOf } from './tenant-settings.js';

export interface ResolvedSettings extends Settings {
  /** What the paths of agents' photos and canned files are relative to. */
  readonly filesFolder: string;
}

/**
 * The settings of a file with those of the flags on top. Paths in a file are relative to its folder, those in flags to the
 * one in which the command was typed.
 *
 * @throws BridgeError `options-invalid`
 */
export function resolveSettings({ configurationFile, settings }: CommandLine): ResolvedSettings {
  const filesFolder = configurationFile === undefined ? '.' : dirname(configurationFile);
  const written = configurationFile === undefined ? {} : withPaths(readFile(configurationFile), filesFolder);
  const merged = {
    ...written,
    ...settings,
    parameters: { ...written.parameters, ...settings.parameters },
    filesFolder,
  };
  assertConsistent(merged);
  return merged;
}

function readFile(file: string): Settings {
  let json: string;
  try {
    json = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new BridgeError('options-invalid', `${file} can't be read.`, { cause });
  }
  try {
    return readConfiguration(json);
  } catch (cause) {
    if (!(cause instanceof BridgeError)) throw cause;
    throw new BridgeError(cause.code, `${file}: ${cause.message}`, { cause });
  }
}

function withPaths(settings: Settings, folder: string): Settings {
  const absolute = (path: string | undefined) => (path === undefined ? undefined : resolve(folder, path));
  const scripts = (agents: readonly string[] | undefined) =>
    agents?.map((agent) => (agent === 'echo' ? agent : resolve(folder, agent)));
  const { data, certificate, certificateKey, console, scriptedAgents, tenants } = settings;
  return {
    ...settings,
    ...definedOf({
      data: absolute(data),
      certificate: absolute(certificate),
      certificateKey: absolute(certificateKey),
      console: absolute(console),
      scriptedAgents: scripts(scriptedAgents),
      tenants: tenants?.map((tenant) => ({
        ...tenant,
        ...definedOf({ scriptedAgents: scripts(tenant.scriptedAgents) }),
      })),
    }),
  };
}

function assertConsistent(settings: Settings): void {
  const { memory, pair, port, certificate, certificateKey, httpsPort, tenants = [] } = settings;
  if (memory && pair) throw invalid('A pair needs data on disk to share: leave out memory or pair.');
  if ((certificate === undefined) !== (certificateKey === undefined)) {
    throw invalid('HTTPS needs both certificate and certificateKey.');
  }
  if (certificate === undefined && httpsPort !== undefined) throw invalid('httpsPort needs a certificate.');
  if (certificate === undefined && port === 'off') throw invalid('Without a certificate, port must not be off.');
  assertNames(settings, '');
  for (const [index, tenant] of tenants.entries()) {
    const path = `tenants[${index}].`;
    assertNames(tenant, path);
    const [ofProcess] = processParameters.filter((name) => tenant.parameters?.[name] !== undefined);
    if (ofProcess !== undefined) {
      throw invalid(`${path}parameters.${ofProcess}: ports are the process's, so they are said beside the tenants.`);
    }
  }
}

/** Nobody could tell two of a name apart. */
function assertNames({ queues = [], agents = [], cannedResponses = [] }: CentreSettings, path: string): void {
  const lists = [
    ['queues', queues.map(({ name }) => name)],
    ['agents', agents.map(({ name }) => name)],
    ['cannedResponses', cannedResponses.map(({ id }) => id)],
  ] as const;
  for (const [list, names] of lists) {
    const keys = names.map((name) => name.trim().toLowerCase());
    const again = keys.findIndex((key, index) => keys.indexOf(key) !== index);
    if (again !== -1) throw invalid(`${path}${list}: there are two of the name ${names[again]}.`);
  }
}

const invalid = (message: string): BridgeError => new BridgeError('options-invalid', message);
