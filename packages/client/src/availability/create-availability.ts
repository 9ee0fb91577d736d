/** What a page may offer its visitor now, kept up to date while it is looked at. */
import { createActor } from 'xstate';
import { withCredentials, type AskCredentials } from '../account/with-credentials.js';
import type { Footbridge } from '../client.js';
import { FootbridgeError } from '../errors.js';
import { linkOf } from '../link-of.js';
import { createListeners } from '../listeners.js';
import { availabilityMachine } from './availability-machine.js';
import { chatElseCallback, type LinkRule, type Offer } from './link-rules.js';
import { queryQueue, type QueueFigures, type QueueQuestion } from './query-queue.js';

export interface AvailabilityOptions extends Omit<QueueQuestion, 'credentials'> {
  /** Default: `chatElseCallback`. */
  readonly rule?: LinkRule;
  /**
   * For rules that let in some visitors only: a whole number that the page keeps for the visitor. Default: drawn anew with
   * each page.
   */
  readonly visitorNumber?: number;
  /** How long to wait between two questions while watched, in milliseconds. Default: 30,000. */
  readonly refreshMs?: number;
  /** Asked before each question, where the server tells only those who sign in. */
  readonly askCredentials?: AskCredentials;
}

export interface Availability {
  readonly snapshot: AvailabilitySnapshot;
  /** Calls `listener` after every change of `snapshot`. Returns what ends that. */
  subscribe(listener: () => void): () => void;
  /** Asks at once, and again after each pause while anybody watches. Returns what ends that. */
  watch(): () => void;
  /** Ends all work at once. It ends with its client too. */
  dispose(): void;
}

export interface AvailabilitySnapshot {
  /**
   * `unknown`: not answered yet. `open`: there are figures. `closed`: the queue takes nobody now. `failed`: there is no
   * telling; nothing is offered, and nobody is bothered with it.
   */
  readonly status: 'unknown' | 'open' | 'closed' | 'failed';
  readonly figures: QueueFigures | undefined;
  /** What the rule says; `none` without figures. */
  readonly offer: Offer;
}

const REFRESH_MS = 30_000;
const VISITOR_NUMBERS = 1_000_000;

/** Throws `invalid-options` for what is no client. Nothing is asked until somebody watches. */
export function createAvailability(footbridge: Footbridge, options: AvailabilityOptions = {}): Availability {
  const { life, settings } = linkOf(footbridge);
  const { rule = chatElseCallback, refreshMs = REFRESH_MS, askCredentials, ...question } = options;
  const visitorNumber = options.visitorNumber ?? Math.floor(settings.random() * VISITOR_NUMBERS);
  const listeners = createListeners<void>();
  const watchers = new Set<symbol>();
  let snapshot: AvailabilitySnapshot = { status: 'unknown', figures: undefined, offer: 'none' };

  const actor = createActor(availabilityMachine, {
    clock: settings.clock,
    input: {
      refreshMs,
      ask: () =>
        askCredentials
          ? withCredentials(footbridge, 'queueQuery', askCredentials, (credentials) =>
              queryQueue(footbridge, { ...question, credentials }),
            )
          : queryQueue(footbridge, question),
    },
  });
  actor.subscribe(({ context: { answer } }) => {
    const after = snapshotOf(answer, (figures) => rule(figures, visitorNumber));
    if (JSON.stringify(after) === JSON.stringify(snapshot)) return;
    snapshot = after;
    listeners.tell();
  });
  actor.start();

  function dispose(): void {
    life.removeEventListener('abort', dispose);
    actor.stop();
    listeners.clear();
  }
  life.addEventListener('abort', dispose);

  return {
    get snapshot() {
      return snapshot;
    },
    subscribe: (listener) => listeners.add(listener),
    watch() {
      const watcher = Symbol('watcher');
      watchers.add(watcher);
      actor.send({ type: 'watch' });
      return () => {
        watchers.delete(watcher);
        if (watchers.size === 0) actor.send({ type: 'unwatch' });
      };
    },
    dispose,
  };
}

function snapshotOf(
  answer: QueueFigures | FootbridgeError | undefined,
  decide: (figures: QueueFigures) => Offer,
): AvailabilitySnapshot {
  if (!answer) return { status: 'unknown', figures: undefined, offer: 'none' };
  if (!(answer instanceof FootbridgeError)) return { status: 'open', figures: answer, offer: decide(answer) };
  return { status: answer.code === 'closed' ? 'closed' : 'failed', figures: undefined, offer: 'none' };
}
