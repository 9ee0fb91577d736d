/**
 * Gathers what one turn of the event loop changes and keeps it in one batch. No answer leaves before the batch that
 * holds its effects is kept, nor after the right to answer has run out. It knows records and the store, no rule.
 */
import { BridgeError } from '../errors.js';
import type { Log } from '../log.js';
import type { CollectionName, Collections, Counters, LogEntry } from '../store/records.js';
import { emptyBatch, type Batch, type DocumentChange, type InteractionChange, type Store } from '../store/store.js';
import type { LiveInteraction } from './live-interaction.js';

/** What a store deletes or packs by age. */
export type Forgetting = Pick<Batch, 'archive' | 'forgetEndedBeforeMs' | 'forgetLogBeforeMs' | 'forgetDocuments'>;

export interface Journal {
  /** The interaction's record or events have changed. */
  interaction(interaction: LiveInteraction): void;
  /** Puts a record into a collection, or takes it out where it is undefined. */
  put<Name extends CollectionName>(
    collection: Name,
    key: string,
    record: Collections[Name] | undefined,
    atMs?: number,
  ): void;
  /** A record as it will be once everything is kept that has been put. */
  find<Name extends CollectionName>(collection: Name, key: string): Collections[Name] | undefined;
  log(entry: LogEntry): void;
  counters(counters: Counters): void;
  /** Deletes an interaction with everything it is made of; it must not be in memory any more. */
  erase(interactionId: string): void;
  /** Whether that is still to be done: until then the store has what is no more. */
  isErasing(interactionId: string): boolean;
  /** What has been put into a collection and is not kept yet. */
  pending<Name extends CollectionName>(collection: Name): readonly Collections[Name][];
  forget(forgetting: Partial<Forgetting>): void;
  /** Something that agents can see has changed, be it kept or not. */
  desk(): void;
  /** Rises whenever something that agents can see has changed. */
  readonly deskVersion: number;
  /**
   * Builds an answer at the end of the turn and resolves once everything it depends on is kept. What `build` itself
   * changes, such as a cursor, is kept with it. Rejects with `BridgeError` if nothing may be answered.
   */
  answer<Answer>(build: () => Answer): Promise<Answer>;
  /** Calls back after each turn in which something agents can see has changed. Answers how to stop that. */
  onDeskChange(listener: () => void): () => void;
  /** Keeps what is pending and refuses everything after it. */
  close(): void;
}

export interface JournalOptions {
  readonly store: Store;
  readonly epoch: string | undefined;
  /** Whether this bridge may answer now. */
  readonly mayAnswer: () => boolean;
  /** Runs a task once the current turn's work is done. */
  readonly endOfTurn: (task: () => void) => void;
  readonly firstDeskVersion: number;
  readonly log: Log;
  /** What is in memory is no longer what is kept. Called once; the journal is closed by then. */
  readonly onFailure: (error: BridgeError) => void;
  /** Called whenever a batch has been kept. */
  readonly onCommit?: () => void;
}

interface WaitingAnswer {
  readonly build: () => void;
  readonly settle: () => void;
  readonly refuse: (error: Error) => void;
}

const notActive = () => new BridgeError('not-active', 'This bridge is not active.');

export function createJournal(options: JournalOptions): Journal {
  const { store, epoch, mayAnswer, endOfTurn, onFailure } = options;
  const listeners = new Set<() => void>();
  const interactions = new Set<LiveInteraction>();
  const documents = new Map<string, DocumentChange>();
  let log: LogEntry[] = [];
  let erased: string[] = [];
  let counters: Counters | undefined;
  let forgetting: Partial<Forgetting> | undefined;
  let deskVersion = options.firstDeskVersion;
  let deskChanged = false;
  let waiting: WaitingAnswer[] = [];
  let isScheduled = false;
  let isClosed = false;

  function schedule(): void {
    if (isScheduled || isClosed) return;
    isScheduled = true;
    endOfTurn(flush);
  }

  function takeBatch(): Batch | undefined {
    const changes = interactions.size + documents.size + log.length + erased.length;
    if (changes === 0 && !counters && !forgetting) return undefined;
    const batch = {
      ...emptyBatch,
      interactions: Array.from(interactions, changeOf),
      documents: [...documents.values()],
      log,
      erased,
      counters,
      ...forgetting,
    };
    for (const interaction of interactions) {
      if ('events' in interaction) interaction.savedEvents = interaction.events.length;
    }
    interactions.clear();
    documents.clear();
    log = [];
    erased = [];
    counters = undefined;
    forgetting = undefined;
    return batch;
  }

  function flush(): void {
    isScheduled = false;
    if (isClosed) return;
    // Answers are built first: what they change belongs to the same batch.
    const answers = waiting;
    waiting = [];
    for (const { build } of answers) build();
    const batch = takeBatch();
    try {
      if (batch && !mayAnswer()) throw notActive();
      if (batch) store.commit(batch, epoch);
      if (batch) options.onCommit?.();
    } catch (cause) {
      fail(cause, answers);
      return;
    }
    // A commit may have waited for the disk longer than the lease allows.
    if (mayAnswer()) for (const { settle } of answers) settle();
    else for (const { refuse } of answers) refuse(notActive());
    tellDesks();
  }

  function tellDesks(): void {
    if (!deskChanged) return;
    deskChanged = false;
    deskVersion += 1;
    for (const listener of listeners) listener();
  }

  function fail(cause: unknown, answers: readonly WaitingAnswer[]): void {
    const error =
      cause instanceof BridgeError ? cause : new BridgeError('store-failed', 'A change could not be kept.', { cause });
    options.log('error', `Nothing of this turn was kept: ${error.message} (${error.code})`);
    isClosed = true;
    for (const { refuse } of [...answers, ...waiting]) refuse(error);
    waiting = [];
    onFailure(error);
    for (const listener of listeners) listener();
  }

  const journal: Journal = {
    interaction(interaction) {
      interactions.add(interaction);
      schedule();
    },
    put(collection, key, record, atMs = 0) {
      // The pair of collection and record is the caller's, whom the types hold to it.
      documents.set(`${collection} ${key}`, { collection, key, record, atMs } as DocumentChange);
      schedule();
    },
    find(collection, key) {
      const pending = documents.get(`${collection} ${key}`);
      return pending ? (pending.record as never) : store.find(collection, key);
    },
    log(entry) {
      log.push(entry);
      schedule();
    },
    counters(newCounters) {
      counters = newCounters;
      schedule();
    },
    erase(interactionId) {
      for (const interaction of interactions) {
        if (interaction.record.interactionId === interactionId) interactions.delete(interaction);
      }
      erased.push(interactionId);
      schedule();
    },
    isErasing: (interactionId) => erased.includes(interactionId),
    pending: (collection) =>
      [...documents.values()].flatMap((change) =>
        change.collection === collection && change.record !== undefined ? [change.record as never] : [],
      ),
    forget(newForgetting) {
      forgetting = { ...forgetting, ...newForgetting };
      schedule();
    },
    desk() {
      deskChanged = true;
      schedule();
    },
    get deskVersion() {
      return deskVersion;
    },
    answer: (build) =>
      new Promise((resolve, reject) => {
        if (isClosed) {
          reject(notActive());
          return;
        }
        let outcome: (() => void) | undefined;
        waiting.push({
          build() {
            try {
              const answer = build();
              outcome = () => resolve(answer);
            } catch (cause) {
              outcome = () => reject(cause as Error);
            }
          },
          settle: () => outcome?.(),
          refuse: reject,
        });
        schedule();
      }),
    onDeskChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      if (isClosed) return;
      flush();
      isClosed = true;
      for (const listener of listeners) listener();
    },
  };
  return journal;
}

const changeOf = (interaction: LiveInteraction): InteractionChange => ({
  record: interaction.record,
  newEvents: 'events' in interaction ? interaction.events.slice(interaction.savedEvents) : [],
});
