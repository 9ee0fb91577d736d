import type { DatabaseSync } from 'node:sqlite';

export type Statements = ReturnType<typeof prepareStatements>;

/**
 * Everything the store asks of SQLite. Values are always parameters. Where an index is named, SQLite would otherwise take
 * another one and read what has ended as well.
 */
export const prepareStatements = (database: DatabaseSync) => ({
  meta: database.prepare('SELECT value FROM meta WHERE name = ?'),

  live: database.prepare(
    `SELECT id, record, archive, archive_form FROM interactions INDEXED BY live_interactions
     WHERE tenant = ? AND ended_at_ms IS NULL ORDER BY interaction_id`,
  ),
  endedById: database.prepare(
    `SELECT id, record, archive, archive_form FROM interactions
     WHERE tenant = ? AND interaction_id = ? AND ended_at_ms IS NOT NULL`,
  ),
  endedRecord: database.prepare(
    'SELECT record FROM interactions WHERE tenant = ? AND interaction_id = ? AND ended_at_ms IS NOT NULL',
  ),
  endedByParticipant: database.prepare(
    `SELECT id, record, archive, archive_form FROM interactions
     WHERE tenant = ? AND participant_id = ? AND ended_at_ms IS NOT NULL`,
  ),
  endedByReconnect: database.prepare(
    `SELECT id, record, archive, archive_form FROM interactions
     WHERE tenant = ? AND reconnect_id = ? AND ended_at_ms IS NOT NULL`,
  ),
  ended: database.prepare(
    `SELECT record FROM interactions WHERE tenant = ? AND started_at_ms <= ? AND ended_at_ms IS NOT NULL
     ORDER BY started_at_ms DESC LIMIT ?`,
  ),
  putInteraction: database.prepare(
    `INSERT INTO interactions
       (tenant, interaction_id, participant_id, reconnect_id, started_at_ms, ended_at_ms, record)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, interaction_id)
     DO UPDATE SET ended_at_ms = excluded.ended_at_ms, record = excluded.record RETURNING id`,
  ),
  eraseInteraction: database.prepare('DELETE FROM interactions WHERE tenant = ? AND interaction_id = ?'),
  // Some at a time, so that no turn takes long; the next sweep goes on.
  forgetEnded: database.prepare(
    `DELETE FROM interactions WHERE id IN
       (SELECT id FROM interactions WHERE tenant = ? AND ended_at_ms < ? AND ended_at_ms IS NOT NULL LIMIT 500)`,
  ),

  events: database.prepare('SELECT record FROM events WHERE interaction = ? ORDER BY ordinal'),
  addEvent: database.prepare('INSERT INTO events VALUES (?, ?, ?)'),
  dropEvents: database.prepare('DELETE FROM events WHERE interaction = ?'),
  unpacked: database.prepare(
    `SELECT id FROM interactions WHERE tenant = ? AND ended_at_ms < ? AND ended_at_ms IS NOT NULL AND archive IS NULL
     ORDER BY ended_at_ms LIMIT ?`,
  ),
  pack: database.prepare('UPDATE interactions SET archive = ?, archive_form = ? WHERE id = ?'),
  unpack: database.prepare('UPDATE interactions SET archive = NULL, archive_form = NULL WHERE id = ?'),
  archiveOf: database.prepare('SELECT archive, archive_form FROM interactions WHERE id = ?'),

  documents: database.prepare('SELECT record FROM documents WHERE tenant = ? AND collection = ? ORDER BY key'),
  document: database.prepare('SELECT record FROM documents WHERE tenant = ? AND collection = ? AND key = ?'),
  putDocument: database.prepare('INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?)'),
  dropDocument: database.prepare('DELETE FROM documents WHERE tenant = ? AND collection = ? AND key = ?'),
  forgetDocuments: database.prepare('DELETE FROM documents WHERE tenant = ? AND collection = ? AND at_ms < ?'),

  counters: database.prepare('SELECT record FROM counters WHERE tenant = ?'),
  putCounters: database.prepare('INSERT OR REPLACE INTO counters VALUES (?, ?)'),

  logFrom: database.prepare(
    'SELECT record FROM log WHERE tenant = ? AND at_ms >= ? ORDER BY at_ms DESC, id DESC LIMIT ?',
  ),
  logOf: database.prepare(
    `SELECT record FROM log INDEXED BY log_by_interaction
     WHERE tenant = ? AND interaction_id = ? AND at_ms >= ? ORDER BY id DESC LIMIT ?`,
  ),
  addLog: database.prepare('INSERT INTO log (tenant, interaction_id, at_ms, record) VALUES (?, ?, ?, ?)'),
  forgetLog: database.prepare(
    'DELETE FROM log WHERE id IN (SELECT id FROM log WHERE tenant = ? AND at_ms < ? LIMIT 5000)',
  ),

  readLease: database.prepare('SELECT epoch, counter FROM lease'),
  firstLease: database.prepare('INSERT OR IGNORE INTO lease VALUES (1, ?, 0)'),
  takeLease: database.prepare('UPDATE lease SET epoch = ?, counter = counter + 1 WHERE epoch = ? AND counter = ?'),
  renewLease: database.prepare('UPDATE lease SET counter = counter + 1 WHERE epoch = ?'),
  releaseLease: database.prepare(`UPDATE lease SET epoch = '', counter = counter + 1 WHERE epoch = ?`),
});

/** Records are trusted: the schema's version says that this program wrote them. */
export const parse = <Kept>(row: { readonly [column: string]: unknown }): Kept =>
  JSON.parse(String(row['record'])) as Kept;
