import { accessSync, constants } from 'node:fs';
import { join, resolve } from 'node:path';
import { BridgeError } from '../errors.js';
import type { CentreSettings } from './centre-settings.js';
import type { ResolvedSettings } from './resolve-settings.js';
import { tenantSettingsOf } from './tenant-settings.js';

/**
 * Reads every file that the settings name and nothing is kept in, so that a mistake is told before any data is touched.
 *
 * @throws BridgeError `options-invalid` or `script-invalid`
 */
export function assertUsable(settings: ResolvedSettings): void {
  const { console, filesFolder, tenants = [] } = settings;
  for (const written of [settings, ...tenants]) {
    tenantSettingsOf(written);
    for (const [what, path] of namedFiles(written)) assertReadable(resolve(filesFolder, path), what);
  }
  if (console !== undefined) assertReadable(join(console, 'index.html'), "The agents' page");
}

function namedFiles({ agents = [], cannedResponses = [] }: CentreSettings): (readonly [what: string, path: string])[] {
  return [
    ...agents.flatMap(({ name, photo, aliasPhoto }) =>
      [photo, aliasPhoto].flatMap((path) => (path === undefined ? [] : [[`The photo of ${name}`, path] as const])),
    ),
    ...cannedResponses.flatMap(({ id, kind, text }) =>
      kind === 'file' ? [[`The file of the canned response ${id}`, text] as const] : [],
    ),
  ];
}

function assertReadable(file: string, what: string): void {
  try {
    accessSync(file, constants.R_OK);
  } catch (cause) {
    throw new BridgeError('options-invalid', `${what}, ${file}, can't be read.`, { cause });
  }
}
