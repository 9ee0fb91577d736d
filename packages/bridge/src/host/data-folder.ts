import { accessSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BridgeError } from '../errors.js';
import type { FileSandbox, MailTransport } from '../service/seams.js';
import { loadSqlite } from '../store/load-sqlite.js';
import { openSqliteStore, type SqliteStoreOptions } from '../store/sqlite-store.js';
import type { Store } from '../store/store.js';
import { createFolderSandbox } from './folder-sandbox.js';
import { createOutbox } from './mail-transports.js';

/** Everything that a bridge keeps on disk, and both bridges of a pair share. */
export interface DataFolder {
  readonly store: Store;
  /** What a tenant has in files; the default one's name is empty. */
  filesOf(tenantName: string): { readonly sandbox: FileSandbox; readonly outbox: MailTransport };
}

/**
 * @param tenantNames Whose live interactions are read once, so that damage is found before anybody is served.
 * @throws BridgeError `folder-unwritable`, or what `openSqliteStore` throws; what was there is then as it was.
 */
export function openDataFolder(path: string, options: SqliteStoreOptions, tenantNames: readonly string[]): DataFolder {
  // Before there is a folder that nothing can be kept in.
  loadSqlite();
  const folder = resolve(path);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new BridgeError('folder-unwritable', `The data folder ${folder} can't be written to.`, { cause });
  }
  return {
    store: openStore(join(folder, 'bridge.sqlite'), options, tenantNames),
    filesOf(tenantName) {
      const own = tenantName === '' ? folder : join(folder, 'tenants', tenantName);
      return { sandbox: createFolderSandbox(join(own, 'files')), outbox: createOutbox(join(own, 'outbox')) };
    },
  };
}

function openStore(file: string, options: SqliteStoreOptions, tenantNames: readonly string[]): Store {
  let store: Store | undefined;
  try {
    store = openSqliteStore(file, options);
    for (const name of tenantNames) (name === '' ? store : store.forTenant(name)).loadLive();
    return store;
  } catch (cause) {
    store?.close();
    if (!(cause instanceof BridgeError)) throw cause;
    throw new BridgeError(cause.code, `${file}: ${cause.message} Nothing was changed.`, { cause });
  }
}
