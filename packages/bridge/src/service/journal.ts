/**
 * Gathers what one turn of the event loop changes and keeps it in one batch. No answer leaves before the batch that
 * holds its effects is kept, nor after the right to answer has run out. It knows records and the store, no rule.
 */
import { BridgeError } from '../errors.js';
import type { Log } from '../log.js';
import type { AgentRecord, Counters, StartTokenRecord } from '../store/records.js';
import type { Batch, Store } from '../store/store.js';
import type { LiveChat } from './live-chat.js';

export interface Journal {
  /** The chat's record or events have changed. */
  chat(chat: LiveChat): void;
  agent(agent: AgentRecord): void;
  startToken(token: StartTokenRecord): void;
  counters(counters: Counters): void;
  forget(forget: Pick<Batch, 'forgetEndedBeforeMs' | 'forgetTokensBeforeMs'>): void;
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
}

interface WaitingAnswer {
  readonly build: () => void;
  readonly settle: () => void;
  readonly refuse: (error: Error) => void;
}

const notActive = () => new BridgeError('not-active', 'This bridge is not active.');

export function createJournal(options: JournalOptions): Journal {
  const { store, epoch, mayAnswer, endOfTurn, log, onFailure } = options;
  const listeners = new Set<() => void>();
  const chats = new Set<LiveChat>();
  const agents = new Map<string, AgentRecord>();
  let startTokens: StartTokenRecord[] = [];
  let counters: Counters | undefined;
  let forgetting: Pick<Batch, 'forgetEndedBeforeMs' | 'forgetTokensBeforeMs'> | undefined;
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
    if (chats.size + agents.size + startTokens.length === 0 && !counters && !forgetting) return undefined;
    const batch = {
      chats: Array.from(chats, ({ record, events, savedEvents }) => ({ record, newEvents: events.slice(savedEvents) })),
      agents: [...agents.values()],
      startTokens,
      counters,
      ...forgetting,
    };
    for (const chat of chats) chat.savedEvents = chat.events.length;
    chats.clear();
    agents.clear();
    startTokens = [];
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
    log('error', `Nothing of this turn was kept: ${error.message} (${error.code})`);
    isClosed = true;
    for (const { refuse } of [...answers, ...waiting]) refuse(error);
    waiting = [];
    onFailure(error);
    for (const listener of listeners) listener();
  }

  const journal: Journal = {
    chat(chat) {
      chats.add(chat);
      schedule();
    },
    agent(agent) {
      agents.set(agent.name, agent);
      schedule();
    },
    startToken(token) {
      startTokens.push(token);
      schedule();
    },
    counters(newCounters) {
      counters = newCounters;
      schedule();
    },
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
