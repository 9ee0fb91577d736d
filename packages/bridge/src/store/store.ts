/**
 * Where a bridge keeps what must survive it. Everything is synchronous: a batch is on its way to the disk or has been
 * refused when `commit` returns. A store knows records and the lease's row; it knows no rule and no wire.
 */
import type { AgentRecord, ChatRecord, Counters, EventRecord, StartTokenRecord, StoredChat } from './records.js';

/** What a bridge reads when it becomes active. Its cost grows with the chats that are live, not with those that were. */
export interface StoredCentre {
  /** Live chats only. */
  readonly chats: readonly StoredChat[];
  readonly agents: readonly AgentRecord[];
  readonly startTokens: readonly StartTokenRecord[];
  readonly counters: Counters;
}

/** The changes of one turn of the event loop: all of them are kept or none. */
export interface Batch {
  readonly chats: readonly ChatChange[];
  readonly agents: readonly AgentRecord[];
  readonly startTokens: readonly StartTokenRecord[];
  readonly counters: Counters | undefined;
  /** Deletes chats that ended before this wall time. */
  readonly forgetEndedBeforeMs?: number | undefined;
  /** Deletes tokens made before this wall time; `Infinity` deletes all. */
  readonly forgetTokensBeforeMs?: number | undefined;
}

export interface ChatChange {
  readonly record: ChatRecord;
  /** Those the store has not seen yet. */
  readonly newEvents: readonly EventRecord[];
}

/** Who is active, as the pair's two members see it. */
export interface LeaseRow {
  /** The holder's random name for its time as the active one; empty after a release. */
  readonly epoch: string;
  /** Rises with every renewal. */
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

/** All methods throw `BridgeError`: `store-busy`, `store-failed`, and `commit` also `lease-lost`. */
export interface Store extends LeaseTable {
  load(): StoredCentre;
  /** A chat that has ended and is not deleted yet, by one of its ids. */
  findEnded(id: { readonly participantId: string } | { readonly chatId: string }): StoredChat | undefined;
  /** Keeps a batch. With an epoch, only while the lease is that epoch's. */
  commit(batch: Batch, epoch: string | undefined): void;
  /** A digest keyed with a random key that is the store's own and never leaves it. */
  keyedHash(text: string): string;
  close(): void;
}
