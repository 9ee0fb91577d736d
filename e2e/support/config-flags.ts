import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Flags for bridges that read these settings from a file. */
export function configFlags(settings: object): string[] {
  const file = join(mkdtempSync(join(tmpdir(), 'footbridge-config-')), 'bridge.json');
  writeFileSync(file, JSON.stringify(settings));
  return ['--config', file];
}
