/**
 * The store in one SQLite file. Two processes may open it as a pair: the write-ahead log lets one read while the other
 * writes, and the lease's epoch, checked inside each write transaction, keeps all but the active one from writing.
 */
import { createHmac } from 'node:crypto';
import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { BridgeError } from '../errors.js';
import { firstCounters, type AnyRecord, type Counters, type LogEntry } from './records.js';
import { readInteraction, writeBatch } from './sqlite-batch.js';
import { loadSqlite } from './load-sqlite.js';
import { assertOurs, assertSound, prepareTables } from './sqlite-schema.js';
import { parse, prepareStatements, type Statements } from './sqlite-statements.js';
import type { LeaseTable, Store } from './store.js';

export interface SqliteStoreOptions {
  /** Two processes use the file as a pair. Default: false, and a second process is refused. */
  readonly shared?: boolean;
  /** `full` also survives a power cut, at a price for each write. Default: `normal`, which survives the process. */
  readonly synchronous?: 'normal' | 'full';
}

/** How long a statement waits for another process. */
const BUSY_TIMEOUT_MS = 250;
const OPEN_ATTEMPTS = 10;
const OPEN_PAUSE_MS = 100;
/** Up to this size a file is looked through before it is used, which takes a few tenths of a second at most. */
const CHECKED_UP_TO_BYTES = 67_108_864;

/**
 * Opens the file, and makes it where there is none.
 *
 * @throws BridgeError `sqlite-missing`, `data-unreadable`, `data-foreign`, `data-in-use` or `store-failed`; the file is then as it was.
 */
export function openSqliteStore(path: string, options: SqliteStoreOptions = {}): Store {
  const database = openDatabase(path, options);
  try {
    return storeOn(database);
  } catch (cause) {
    database.close();
    throw toBridgeError(cause);
  }
}

function openDatabase(path: string, options: SqliteStoreOptions): DatabaseSync {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return openOnce(path, options);
    } catch (cause) {
      const error = toBridgeError(cause);
      if (error.code !== 'store-busy') throw error;
      // Two that start together make the file together: SQLite lets one of them wait without a time-out of its own.
      if (!options.shared || attempt === OPEN_ATTEMPTS) throw inUse(cause);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, OPEN_PAUSE_MS);
    }
  }
}

function openOnce(path: string, { shared = false, synchronous = 'normal' }: SqliteStoreOptions): DatabaseSync {
  checkFile(path);
  const database = loadSqlite().open(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    // A lone bridge keeps the file to itself, so that a second one started by mistake can't write beside it.
    database.exec(`PRAGMA locking_mode = ${shared ? 'NORMAL' : 'EXCLUSIVE'}`);
    assertOurs(database);
    database.exec('PRAGMA journal_mode = WAL');
    database.exec(`PRAGMA synchronous = ${synchronous}; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON`);
    inTransaction(database, () => prepareTables(database));
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}

/** Looks at a file that is there without changing anything about it, even if it is found to be damaged. */
function checkFile(path: string): void {
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes === 0) return;
  const database = loadSqlite().open(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  try {
    assertOurs(database);
    if (bytes <= CHECKED_UP_TO_BYTES) assertSound(database);
  } catch (cause) {
    // What a crash left half done has to be put right by one who may write, and only then can be read.
    if (primaryCode(cause) !== SQLITE_READONLY) throw cause;
  } finally {
    database.close();
  }
}

const inUse = (cause: unknown): BridgeError =>
  new BridgeError('data-in-use', 'Another bridge uses this data. Start both as a pair, or give each a folder.', {
    cause,
  });

function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (cause) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw cause;
  }
}

function storeOn(database: DatabaseSync): Store {
  const sql = prepareStatements(database);
  const hashKey = sql.meta.get('hashKey')?.['value'];
  if (!(hashKey instanceof Uint8Array)) throw new BridgeError('data-unreadable', 'The data has lost its key.');
  const tenants = new Map<string, Store>();
  const shared = {
    ...leaseTableOn(sql),
    keyedHash: (text: string) => createHmac('sha256', hashKey).update(text).digest('base64url'),
    forTenant(name: string): Store {
      const store = tenants.get(name) ?? withBridgeErrors({ ...shared, ...tenantDataOn(database, sql, name) });
      tenants.set(name, store);
      return store;
    },
    close: () => database.close(),
  };
  return shared.forTenant('');
}

const leaseTableOn = (sql: Statements): LeaseTable => ({
  readLease() {
    const row = sql.readLease.get();
    return row && { epoch: String(row['epoch']), counter: Number(row['counter']) };
  },
  takeLease: (seen, epoch) =>
    (seen === undefined
      ? sql.firstLease.run(epoch).changes
      : sql.takeLease.run(epoch, seen.epoch, seen.counter).changes) === 1,
  renewLease: (epoch) => sql.renewLease.run(epoch).changes === 1,
  releaseLease: (epoch) => void sql.releaseLease.run(epoch),
});

/** What one tenant has: each statement names it. */
function tenantDataOn(
  database: DatabaseSync,
  sql: Statements,
  tenant: string,
): Omit<Store, keyof LeaseTable | 'keyedHash' | 'forTenant' | 'close'> {
  return {
    loadLive: () => sql.live.all(tenant).map((row) => readInteraction(sql, row)),
    counters() {
      const row = sql.counters.get(tenant);
      return row ? { ...firstCounters, ...parse<Counters>(row) } : firstCounters;
    },
    // What a collection holds is what was put into it under that name.
    all: (collection) => sql.documents.all(tenant, collection).map((row) => parse(row)),
    find(collection, key) {
      const row = sql.document.get(tenant, collection, key);
      return row && parse(row);
    },
    findEnded(key) {
      const row =
        'interactionId' in key
          ? sql.endedById.get(tenant, key.interactionId)
          : 'participantId' in key
            ? sql.endedByParticipant.get(tenant, key.participantId)
            : sql.endedByReconnect.get(tenant, key.reconnectId);
      return row && readInteraction(sql, row);
    },
    findEndedRecord(interactionId) {
      const row = sql.endedRecord.get(tenant, interactionId);
      return row && parse<AnyRecord>(row);
    },
    listEnded: ({ startedBeforeMs = Number.MAX_SAFE_INTEGER, limit }) =>
      sql.ended.all(tenant, startedBeforeMs, limit).map((row) => parse<AnyRecord>(row)),
    readLog({ interactionId, fromMs = 0, limit }) {
      const rows =
        interactionId === undefined
          ? sql.logFrom.all(tenant, fromMs, limit)
          : sql.logOf.all(tenant, interactionId, fromMs, limit);
      return rows.toReversed().map((row) => parse<LogEntry>(row));
    },
    commit(batch, epoch) {
      inTransaction(database, () => {
        if (epoch !== undefined && sql.readLease.get()?.['epoch'] !== epoch) {
          throw new BridgeError('lease-lost', 'Another bridge has become active.');
        }
        writeBatch(sql, tenant, batch);
      });
      // What is erased must not live on in the log of writes.
      if (batch.erased.length > 0) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
  };
}

/** The same store, with SQLite's errors told as ours. */
const withBridgeErrors = (store: Store): Store => ({
  ...store,
  loadLive: guard(store.loadLive),
  counters: guard(store.counters),
  all: guard(store.all) as Store['all'],
  find: guard(store.find) as Store['find'],
  findEnded: guard(store.findEnded),
  findEndedRecord: guard(store.findEndedRecord),
  listEnded: guard(store.listEnded),
  readLog: guard(store.readLog),
  commit: guard(store.commit),
  readLease: guard(store.readLease),
  takeLease: guard(store.takeLease),
  renewLease: guard(store.renewLease),
  releaseLease: guard(store.releaseLease),
  close: guard(store.close),
});

const guard =
  <Input extends readonly unknown[], Result>(method: (...input: Input) => Result) =>
  (...input: Input): Result => {
    try {
      return method(...input);
    } catch (cause) {
      throw toBridgeError(cause);
    }
  };

const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;
const SQLITE_READONLY = 8;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** The primary code is in the low byte of an extended one. */
const primaryCode = (cause: unknown): number =>
  cause instanceof Error && 'errcode' in cause && typeof cause.errcode === 'number' ? cause.errcode & 255 : 0;

function toBridgeError(cause: unknown): BridgeError {
  if (cause instanceof BridgeError) return cause;
  const code = primaryCode(cause);
  if (code === SQLITE_BUSY || code === SQLITE_LOCKED) {
    return new BridgeError('store-busy', 'Another process kept the data locked.', { cause });
  }
  // A record that is no JSON, or an archive that can't be unpacked, was not written by this program.
  const isGarbled =
    cause instanceof SyntaxError || (cause instanceof Error && 'code' in cause && cause.code === 'Z_DATA_ERROR');
  if (code === SQLITE_CORRUPT || code === SQLITE_NOTADB || isGarbled) {
    return new BridgeError('data-unreadable', 'The file is damaged or is no database.', { cause });
  }
  return new BridgeError('store-failed', 'The data could not be read or written.', { cause });
}
