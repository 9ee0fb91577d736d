/** How a batch is written to the tables, and an interaction read back, packed or not. Inside a transaction of the caller's. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { AnyRecord, EventRecord, StoredInteraction } from './records.js';
import { parse, type Statements } from './sqlite-statements.js';
import { reconnectIdOf, type Archiving, type Batch, type InteractionChange } from './store.js';

type Row = { readonly [column: string]: unknown };

export function writeBatch(sql: Statements, tenant: string, batch: Batch): void {
  for (const id of batch.erased) sql.eraseInteraction.run(tenant, id);
  if (batch.forgetEndedBeforeMs !== undefined) sql.forgetEnded.run(tenant, batch.forgetEndedBeforeMs);
  if (batch.forgetLogBeforeMs !== undefined) sql.forgetLog.run(tenant, batch.forgetLogBeforeMs);
  for (const { collection, beforeMs } of batch.forgetDocuments) {
    sql.forgetDocuments.run(tenant, collection, Math.min(beforeMs, Number.MAX_SAFE_INTEGER));
  }
  for (const change of batch.interactions) writeInteraction(sql, tenant, change);
  for (const { collection, key, atMs, record } of batch.documents) {
    if (record === undefined) sql.dropDocument.run(tenant, collection, key);
    else sql.putDocument.run(tenant, collection, key, atMs, JSON.stringify(record));
  }
  for (const entry of batch.log) sql.addLog.run(tenant, entry.interactionId ?? null, entry.atMs, JSON.stringify(entry));
  if (batch.counters) sql.putCounters.run(tenant, JSON.stringify(batch.counters));
  if (batch.archive) pack(sql, tenant, batch.archive);
}

function writeInteraction(sql: Statements, tenant: string, { record, newEvents }: InteractionChange): void {
  const { interactionId, participantId, startedAtMs, endedAtMs = null } = record;
  const row = sql.putInteraction.get(
    tenant,
    interactionId,
    participantId,
    reconnectIdOf(record) ?? null,
    startedAtMs,
    endedAtMs,
    JSON.stringify(record),
  );
  const id = Number(row?.['id']);
  if (newEvents.length > 0) unpackFor(sql, id);
  for (const event of newEvents) sql.addEvent.run(id, event.ordinal, JSON.stringify(event));
}

/** An ended interaction that is asked for again may get new events: then it is as if it had never been packed. */
function unpackFor(sql: Statements, id: number): void {
  const row = sql.archiveOf.get(id);
  if (!row || row['archive'] === null) return;
  for (const event of readArchive(row)) sql.addEvent.run(id, event.ordinal, JSON.stringify(event));
  sql.unpack.run(id);
}

function pack(sql: Statements, tenant: string, { endedBeforeMs, compressFromBytes, limit }: Archiving): void {
  for (const row of sql.unpacked.all(tenant, endedBeforeMs, limit)) {
    const id = Number(row['id']);
    const events = sql.events.all(id).map((event) => String(event['record']));
    const plain = Buffer.from(`[${events.join(',')}]`);
    const isCompressed = compressFromBytes !== undefined && plain.byteLength >= compressFromBytes;
    sql.pack.run(isCompressed ? deflateRawSync(plain) : plain, isCompressed ? 'deflate' : 'plain', id);
    sql.dropEvents.run(id);
  }
}

export function readInteraction(sql: Statements, row: Row): StoredInteraction {
  const record = parse<AnyRecord>(row);
  if (record.kind !== 'chat') return { record, events: [] };
  const isPacked = row['archive'] instanceof Uint8Array;
  const events = isPacked
    ? readArchive(row)
    : sql.events.all(Number(row['id'])).map((event) => parse<EventRecord>(event));
  return { record, events };
}

function readArchive({ archive, archive_form: form }: Row): readonly EventRecord[] {
  if (!(archive instanceof Uint8Array)) return [];
  const plain = form === 'deflate' ? inflateRawSync(archive) : Buffer.from(archive);
  return JSON.parse(plain.toString()) as readonly EventRecord[];
}
