import { BridgeError } from '../errors.js';
import { settingsShape, type Settings } from './settings.js';
import type { JsonSchema } from './shape.js';

/** What `bridge.schema.json` holds. */
export const configurationSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Footbridge bridge',
  ...settingsShape.schema,
};

/** @throws BridgeError `options-invalid`, whose message names the setting and never repeats what was written. */
export function readConfiguration(json: string): Settings {
  let value: unknown;
  try {
    // Editors on Windows begin a file with a mark that is no JSON.
    value = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (cause) {
    // Only the place: the rest of the message quotes the file, which may hold keys.
    const [place] = /line \d+ column \d+/.exec(cause instanceof Error ? cause.message : '') ?? [];
    throw new BridgeError('options-invalid', `The configuration is no JSON${place ? ` (${place})` : ''}.`, { cause });
  }
  return settingsShape.read(value, '');
}
