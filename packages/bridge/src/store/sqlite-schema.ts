import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { BridgeError } from '../errors.js';
import { upgrades } from './sqlite-upgrades.js';

/** Raised with every change of the tables. Older files are brought forward; newer ones are refused. */
const SCHEMA_VERSION = upgrades.length + 1;

/** Marks a file as ours: "FBRG". */
const APPLICATION_ID = 0x46425247;

const SHARED_TABLES = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE lease (id INTEGER PRIMARY KEY CHECK (id = 1), epoch TEXT NOT NULL, counter INTEGER NOT NULL) STRICT;
`;

/** What each tenant has rows of its own in. */
const TENANTS_TABLES = `
  CREATE TABLE interactions (
    id INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    interaction_id TEXT NOT NULL,
    participant_id TEXT NOT NULL UNIQUE,
    reconnect_id TEXT UNIQUE,
    started_at_ms INTEGER NOT NULL,
    ended_at_ms INTEGER,
    record TEXT NOT NULL,
    -- An ended interaction's events as one JSON text, packed once nobody asks for them any more.
    archive BLOB,
    archive_form TEXT CHECK (archive_form IN ('plain', 'deflate')),
    UNIQUE (tenant, interaction_id)
  ) STRICT;
  CREATE INDEX live_interactions ON interactions (tenant, interaction_id) WHERE ended_at_ms IS NULL;
  CREATE INDEX ended_interactions ON interactions (tenant, ended_at_ms) WHERE ended_at_ms IS NOT NULL;
  CREATE INDEX history ON interactions (tenant, started_at_ms) WHERE ended_at_ms IS NOT NULL;
  CREATE INDEX unpacked_interactions ON interactions (tenant, ended_at_ms)
    WHERE ended_at_ms IS NOT NULL AND archive IS NULL;
  CREATE TABLE events (
    interaction INTEGER NOT NULL REFERENCES interactions ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (interaction, ordinal)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE documents (
    tenant TEXT NOT NULL,
    collection TEXT NOT NULL,
    key TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (tenant, collection, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX documents_by_age ON documents (tenant, collection, at_ms);
  CREATE TABLE counters (tenant TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE log (
    id INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    interaction_id TEXT,
    at_ms INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX log_by_interaction ON log (tenant, interaction_id, id);
  CREATE INDEX log_by_time ON log (tenant, at_ms);
`;

const pragma = (database: DatabaseSync, name: string): unknown => database.prepare(`PRAGMA ${name}`).get()?.[name];

const isEmpty = (database: DatabaseSync): boolean =>
  database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.['count'] === 0;

/** Reads only: throws `data-foreign` unless the file is empty or one of ours. */
export function assertOurs(database: DatabaseSync): void {
  if (isEmpty(database)) return;
  if (pragma(database, 'application_id') !== APPLICATION_ID) {
    throw new BridgeError('data-foreign', 'The file is a database of another program.');
  }
  const version = pragma(database, 'user_version');
  if (typeof version !== 'number' || version > SCHEMA_VERSION) {
    throw new BridgeError('data-foreign', 'The data was written by a newer version of Footbridge. Use that version.');
  }
}

/** Reads only: throws `data-unreadable` if pages of the file contradict each other. Takes longer the larger it is. */
export function assertSound(database: DatabaseSync): void {
  if (pragma(database, 'quick_check') !== 'ok') {
    throw new BridgeError('data-unreadable', 'The file is damaged.');
  }
}

/** Makes the tables in an empty file, or brings those of an older version forward. Inside a transaction of the caller's. */
export function prepareTables(database: DatabaseSync): void {
  if (isEmpty(database)) {
    database.exec(SHARED_TABLES + TENANTS_TABLES);
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}`);
    database.prepare('INSERT INTO meta VALUES (?, ?)').run('hashKey', randomBytes(32));
    return;
  }
  const version = Number(pragma(database, 'user_version'));
  for (const upgrade of upgrades.slice(version - 1)) upgrade(database, TENANTS_TABLES);
  if (version < SCHEMA_VERSION) database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
}
