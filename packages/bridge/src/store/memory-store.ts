import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { BridgeError } from '../errors.js';
import { systemRandomBytes, toHex } from '../random.js';
import { firstCounters, type AnyRecord, type EventRecord, type LogEntry, type StoredInteraction } from './records.js';
import { reconnectIdOf, type Batch, type InteractionKey, type LeaseRow, type LeaseTable, type Store } from './store.js';

const KEY_BYTES = 32;

interface KeptInteraction {
  record: AnyRecord;
  readonly events: EventRecord[];
}

interface KeptDocument {
  readonly atMs: number;
  readonly record: unknown;
}

/** A store that lives as long as its process. Two bridges of one process may share it as a pair. */
export function createMemoryStore(): Store {
  const key = systemRandomBytes(KEY_BYTES);
  const lease = createLeaseTable();
  const tenants = new Map<string, Store>();
  const shared = {
    ...lease.table,
    keyedHash: (text: string) => toHex(hmac(sha256, key, new TextEncoder().encode(text))),
    forTenant(name: string): Store {
      const store = tenants.get(name) ?? { ...shared, ...createTenantData(lease.assertEpoch) };
      tenants.set(name, store);
      return store;
    },
    close() {},
  };
  return shared.forTenant('');
}

/** What one tenant has. */
function createTenantData(
  assertEpoch: (epoch: string | undefined) => void,
): Omit<Store, keyof LeaseTable | 'keyedHash' | 'forTenant' | 'close'> {
  const interactions = new Map<string, KeptInteraction>();
  const collections = new Map<string, Map<string, KeptDocument>>();
  let log: LogEntry[] = [];
  let counters = firstCounters;

  const collection = (name: string): Map<string, KeptDocument> => {
    const known = collections.get(name) ?? new Map<string, KeptDocument>();
    collections.set(name, known);
    return known;
  };

  // A chat's record goes with a chat's events and a request's with none, as they were committed.
  const copyOf = ({ record, events }: KeptInteraction) => ({ record, events: [...events] }) as StoredInteraction;

  function keep(batch: Batch): void {
    for (const { record, newEvents } of batch.interactions) {
      const kept = interactions.get(record.interactionId) ?? { record, events: [] };
      kept.record = record;
      kept.events.push(...newEvents);
      interactions.set(record.interactionId, kept);
    }
    for (const { collection: name, key, atMs, record } of batch.documents) {
      if (record === undefined) collection(name).delete(key);
      else collection(name).set(key, { atMs, record });
    }
    log.push(...batch.log);
    counters = batch.counters ?? counters;
  }

  function forget({ forgetEndedBeforeMs = -Infinity, forgetLogBeforeMs, forgetDocuments, erased }: Batch): void {
    for (const id of erased) interactions.delete(id);
    for (const [id, { record }] of interactions) {
      if (record.endedAtMs !== undefined && record.endedAtMs < forgetEndedBeforeMs) interactions.delete(id);
    }
    for (const { collection: name, beforeMs } of forgetDocuments) {
      for (const [key, { atMs }] of collection(name)) if (atMs < beforeMs) collection(name).delete(key);
    }
    if (forgetLogBeforeMs !== undefined) log = log.filter(({ atMs }) => atMs >= forgetLogBeforeMs);
  }

  const ended = (): KeptInteraction[] =>
    [...interactions.values()].filter(({ record }) => record.endedAtMs !== undefined);

  return {
    loadLive: () => [...interactions.values()].filter(({ record }) => record.endedAtMs === undefined).map(copyOf),
    counters: () => counters,
    all: (name) =>
      [...collection(name)]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        // What a collection holds is what was put into it under that name.
        .map(([, { record }]) => record as never),
    find: (name, key) => collection(name).get(key)?.record as never,
    findEnded(key) {
      const found = ended().find(({ record }) => hasKey(record, key));
      return found && copyOf(found);
    },
    findEndedRecord: (interactionId) => ended().find(({ record }) => record.interactionId === interactionId)?.record,
    listEnded: ({ startedBeforeMs = Infinity, limit }) =>
      ended()
        .map(({ record }) => record)
        .filter(({ startedAtMs }) => startedAtMs <= startedBeforeMs)
        .toSorted((one, other) => other.startedAtMs - one.startedAtMs)
        .slice(0, limit),
    readLog: ({ interactionId, fromMs = -Infinity, limit }) =>
      log
        .filter((entry) => interactionId === undefined || entry.interactionId === interactionId)
        .filter(({ atMs }) => atMs >= fromMs)
        .toSorted((one, other) => one.atMs - other.atMs)
        .slice(-limit),
    commit(batch, epoch) {
      assertEpoch(epoch);
      forget(batch);
      keep(batch);
    },
  };
}

function hasKey(record: AnyRecord, key: InteractionKey): boolean {
  if ('interactionId' in key) return record.interactionId === key.interactionId;
  if ('participantId' in key) return record.participantId === key.participantId;
  return reconnectIdOf(record) === key.reconnectId;
}

function createLeaseTable() {
  let lease: LeaseRow | undefined;
  const table: LeaseTable = {
    readLease: () => lease,
    takeLease(seen, epoch) {
      if (lease?.epoch !== seen?.epoch || lease?.counter !== seen?.counter) return false;
      lease = { epoch, counter: (lease?.counter ?? -1) + 1 };
      return true;
    },
    renewLease(epoch) {
      if (lease?.epoch !== epoch) return false;
      lease = { epoch, counter: lease.counter + 1 };
      return true;
    },
    releaseLease(epoch) {
      if (lease?.epoch === epoch) lease = { epoch: '', counter: lease.counter + 1 };
    },
  };
  return {
    table,
    assertEpoch(epoch: string | undefined) {
      if (epoch !== undefined && lease?.epoch !== epoch) {
        throw new BridgeError('lease-lost', 'Another bridge has become active.');
      }
    },
  };
}
