/**
 * Where a bridge keeps what must survive it. Everything is synchronous: a batch is on its way to the disk or has been
 * refused when `commit` returns. A store knows records and the lease's row; it knows no rule and no wire.
 */
import type {
  AnyRecord,
  CollectionName,
  Collections,
  Counters,
  EventRecord,
  LogEntry,
  StoredInteraction,
} from './records.js';

/** The changes of one turn of the event loop: all of them are kept or none. */
export interface Batch {
  readonly interactions: readonly InteractionChange[];
  readonly documents: readonly DocumentChange[];
  readonly log: readonly LogEntry[];
  readonly counters: Counters | undefined;
  /** Deletes these interactions with everything they are made of, by interaction id. */
  readonly erased: readonly string[];
  /** Packs the events of interactions that ended before this wall time. */
  readonly archive?: Archiving | undefined;
  /** Deletes interactions that ended before this wall time. */
  readonly forgetEndedBeforeMs?: number | undefined;
  readonly forgetLogBeforeMs?: number | undefined;
  /** Deletes what was put into a collection before a wall time; `Infinity` deletes all. */
  readonly forgetDocuments: readonly { readonly collection: CollectionName; readonly beforeMs: number }[];
}

export interface Archiving {
  readonly endedBeforeMs: number;
  /** Histories of at least so many bytes are compressed; undefined compresses none. */
  readonly compressFromBytes: number | undefined;
  /** At most so many interactions, so that no turn takes long. */
  readonly limit: number;
}

export interface InteractionChange {
  readonly record: AnyRecord;
  /** Those the store has not seen yet. */
  readonly newEvents: readonly EventRecord[];
}

export type DocumentChange = {
  readonly [Name in CollectionName]: {
    readonly collection: Name;
    readonly key: string;
    readonly atMs: number;
    /** Undefined deletes it. */
    readonly record: Collections[Name] | undefined;
  };
}[CollectionName];

/** One of an interaction's ids. `reconnectId` is a chat's `chatId` or a callback's `callbackId`. */
export type InteractionKey =
  { readonly interactionId: string } | { readonly participantId: string } | { readonly reconnectId: string };

export interface InteractionQuery {
  /** Only those that had started by then; wall time. */
  readonly startedBeforeMs?: number | undefined;
  readonly limit: number;
}

export interface LogQuery {
  readonly interactionId?: string | undefined;
  readonly fromMs?: number | undefined;
  /** The newest so many, in the order in which they happened. */
  readonly limit: number;
}

/** Who is active, as the pair's two members see it. */
export interface LeaseRow {
  /** The holder's random name for its time as the active one; empty after a release. */
  readonly epoch: string;
  /** Rises with every change of the row and never falls. */
  readonly counter: number;
}

export interface LeaseTable {
  readLease(): LeaseRow | undefined;
  /** Takes the lease if its row is still as seen. Answers whether it did. */
  takeLease(seen: LeaseRow | undefined, epoch: string): boolean;
  /** Answers false if another holds the lease by now. */
  renewLease(epoch: string): boolean;
  /** Frees the lease at once, if it is still this holder's. */
  releaseLease(epoch: string): void;
}

/** All methods throw `BridgeError`: `store-busy`, `store-failed`, `data-unreadable`, and `commit` also `lease-lost`. */
export interface Store extends LeaseTable {
  /** Its cost grows with the interactions that are live, not with those that were. */
  loadLive(): readonly StoredInteraction[];
  counters(): Counters;
  /** A whole collection, in the order of its keys. */
  all<Name extends CollectionName>(collection: Name): readonly Collections[Name][];
  find<Name extends CollectionName>(collection: Name, key: string): Collections[Name] | undefined;
  /** An interaction that has ended and is not deleted yet. */
  findEnded(key: InteractionKey): StoredInteraction | undefined;
  /** The same without its events, however many they are. */
  findEndedRecord(interactionId: string): AnyRecord | undefined;
  /** Ended interactions without their events, the latest first. */
  listEnded(query: InteractionQuery): readonly AnyRecord[];
  readLog(query: LogQuery): readonly LogEntry[];
  /** Keeps a batch. With an epoch, only while the lease is that epoch's. */
  commit(batch: Batch, epoch: string | undefined): void;
  /** A digest keyed with a random key that is the store's own and never leaves it. */
  keyedHash(text: string): string;
  /** The same store as one tenant sees it, which is nothing of another's. The lease and the key are shared. */
  forTenant(name: string): Store;
  close(): void;
}

export const emptyBatch: Batch = {
  interactions: [],
  documents: [],
  log: [],
  counters: undefined,
  erased: [],
  forgetDocuments: [],
};

/** The id by which an interaction's client comes back after a switchover. */
export const reconnectIdOf = (record: AnyRecord): string | undefined =>
  record.kind === 'chat' ? record.chatId : record.kind === 'callback' ? record.callbackId : undefined;
