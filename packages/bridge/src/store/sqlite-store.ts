/**
 * The store in one SQLite file. Two processes may open it as a pair: the write-ahead log lets one read while the other
 * writes, and the lease's epoch, checked inside each write transaction, keeps all but the active one from writing.
 */
import { createHmac } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { BridgeError } from '../errors.js';
import { firstCounters, type AgentRecord, type ChatRecord, type Counters, type EventRecord } from './records.js';
import type { StartTokenRecord, StoredChat } from './records.js';
import { assertOurs, createTables } from './sqlite-schema.js';
import type { Batch, Store } from './store.js';

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

/**
 * Opens the file, and makes it where there is none.
 *
 * @throws BridgeError `data-unreadable`, `data-foreign`, `data-in-use` or `store-failed`; the file is then as it was.
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
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    // A lone bridge keeps the file to itself, so that a second one started by mistake can't write beside it.
    database.exec(`PRAGMA locking_mode = ${shared ? 'NORMAL' : 'EXCLUSIVE'}`);
    assertOurs(database);
    database.exec('PRAGMA journal_mode = WAL');
    database.exec(`PRAGMA synchronous = ${synchronous}; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON`);
    inTransaction(database, () => createTables(database));
    return database;
  } catch (cause) {
    database.close();
    throw cause;
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

  const eventsOf = (record: ChatRecord): StoredChat => ({
    record,
    events: sql.events.all(record.interactionId).map((row) => parse<EventRecord>(row)),
  });

  const holdsLease = (epoch: string): boolean => sql.readLease.get()?.['epoch'] === epoch;

  function write(batch: Batch): void {
    if (batch.forgetEndedBeforeMs !== undefined) sql.forgetEnded.run(batch.forgetEndedBeforeMs);
    if (batch.forgetTokensBeforeMs !== undefined) {
      sql.forgetTokens.run(Math.min(batch.forgetTokensBeforeMs, Number.MAX_SAFE_INTEGER));
    }
    for (const { record, newEvents } of batch.chats) {
      const { interactionId, participantId, chatId, endedAtMs = null } = record;
      sql.putChat.run(interactionId, participantId, chatId, endedAtMs, JSON.stringify(record));
      for (const event of newEvents) sql.addEvent.run(interactionId, event.ordinal, JSON.stringify(event));
    }
    for (const agent of batch.agents) sql.putAgent.run(agent.name.toLowerCase(), JSON.stringify(agent));
    for (const token of batch.startTokens) sql.putToken.run(token.token, token.atMs, JSON.stringify(token));
    if (batch.counters) sql.putMeta.run('counters', JSON.stringify(batch.counters));
  }

  const store: Store = {
    load() {
      const counters = sql.meta.get('counters');
      return {
        chats: sql.liveChats.all().map((row) => eventsOf(parse<ChatRecord>(row))),
        agents: sql.agents.all().map((row) => parse<AgentRecord>(row)),
        startTokens: sql.tokens.all().map((row) => parse<StartTokenRecord>(row)),
        counters: counters ? parse<Counters>({ record: counters['value'] }) : firstCounters,
      };
    },
    findEnded(id) {
      const row = 'chatId' in id ? sql.endedByChat.get(id.chatId) : sql.endedByParticipant.get(id.participantId);
      return row && eventsOf(parse<ChatRecord>(row));
    },
    commit(batch, epoch) {
      inTransaction(database, () => {
        if (epoch !== undefined && !holdsLease(epoch)) {
          throw new BridgeError('lease-lost', 'Another bridge has become active.');
        }
        write(batch);
      });
    },
    keyedHash: (text) => createHmac('sha256', hashKey).update(text).digest('base64url'),
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
    close: () => database.close(),
  };
  return withBridgeErrors(store);
}

const prepareStatements = (database: DatabaseSync) => ({
  meta: database.prepare('SELECT value FROM meta WHERE name = ?'),
  putMeta: database.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)'),
  liveChats: database.prepare('SELECT record FROM chats WHERE ended_at_ms IS NULL ORDER BY interaction_id'),
  endedByChat: database.prepare('SELECT record FROM chats WHERE chat_id = ? AND ended_at_ms IS NOT NULL'),
  endedByParticipant: database.prepare('SELECT record FROM chats WHERE participant_id = ? AND ended_at_ms IS NOT NULL'),
  putChat: database.prepare(
    `INSERT INTO chats VALUES (?, ?, ?, ?, ?) ON CONFLICT (interaction_id)
     DO UPDATE SET ended_at_ms = excluded.ended_at_ms, record = excluded.record`,
  ),
  forgetEnded: database.prepare('DELETE FROM chats WHERE ended_at_ms < ?'),
  events: database.prepare('SELECT record FROM events WHERE interaction_id = ? ORDER BY ordinal'),
  addEvent: database.prepare('INSERT INTO events VALUES (?, ?, ?)'),
  agents: database.prepare('SELECT record FROM agents ORDER BY name'),
  putAgent: database.prepare('INSERT OR REPLACE INTO agents VALUES (?, ?)'),
  tokens: database.prepare('SELECT record FROM start_tokens ORDER BY at_ms'),
  putToken: database.prepare('INSERT OR REPLACE INTO start_tokens VALUES (?, ?, ?)'),
  forgetTokens: database.prepare('DELETE FROM start_tokens WHERE at_ms < ?'),
  readLease: database.prepare('SELECT epoch, counter FROM lease'),
  firstLease: database.prepare('INSERT OR IGNORE INTO lease VALUES (1, ?, 0)'),
  takeLease: database.prepare('UPDATE lease SET epoch = ?, counter = 0 WHERE epoch = ? AND counter = ?'),
  renewLease: database.prepare('UPDATE lease SET counter = counter + 1 WHERE epoch = ?'),
  releaseLease: database.prepare(`UPDATE lease SET epoch = '', counter = counter + 1 WHERE epoch = ?`),
});

/** Records are trusted: the schema's version says that this program wrote them. */
const parse = <Kept>(row: { readonly [column: string]: unknown }): Kept => JSON.parse(String(row['record'])) as Kept;

/** The same store, with SQLite's errors told as ours. */
const withBridgeErrors = (store: Store): Store => ({
  ...store,
  load: guard(store.load),
  findEnded: guard(store.findEnded),
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
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

function toBridgeError(cause: unknown): BridgeError {
  if (cause instanceof BridgeError) return cause;
  // The primary code is in the low byte of an extended one.
  const code =
    cause instanceof Error && 'errcode' in cause && typeof cause.errcode === 'number' ? cause.errcode & 255 : 0;
  if (code === SQLITE_BUSY || code === SQLITE_LOCKED) {
    return new BridgeError('store-busy', 'Another process kept the data locked.', { cause });
  }
  if (code === SQLITE_CORRUPT || code === SQLITE_NOTADB) {
    return new BridgeError('data-unreadable', 'The file is damaged or is no database.', { cause });
  }
  return new BridgeError('store-failed', 'The data could not be read or written.', { cause });
}
