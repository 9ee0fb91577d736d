import { createRequire } from 'node:module';
import type { DatabaseSync, DatabaseSyncOptions } from 'node:sqlite';
import { BridgeError } from '../errors.js';

/**
 * Not imported by name: a Node without SQLite would refuse to load the whole program, the store in memory included.
 *
 * @throws BridgeError `sqlite-missing`
 */
export function loadSqlite(): { readonly open: (path: string, options: DatabaseSyncOptions) => DatabaseSync } {
  try {
    const sqlite = createRequire(import.meta.url)('node:sqlite') as typeof import('node:sqlite');
    return { open: (path, options) => new sqlite.DatabaseSync(path, options) };
  } catch (cause) {
    throw new BridgeError(
      'sqlite-missing',
      'This Node has no SQLite, so no data can be kept on disk: use Node 24 or newer, or keep everything in memory.',
      { cause },
    );
  }
}
