/**
 * Which server is ours: asks one after the other until one is usable, with growing pauses between the rounds, and says
 * when to give up. It knows no chat and no HTTP: what asking means comes in as `attempt`.
 */
import type { ChatSuccess, ServerConfiguration } from '@footbridge/protocol';
import { assign, createMachine, fromPromise } from 'xstate';
import type { Settings } from '../options.js';

/** What one server said. `unknown`: it is well and does not have what is looked for. */
export type Attempt =
  { readonly kind: 'usable'; readonly found: FoundServer } | { readonly kind: 'unknown' } | Unusable;

/** `denied`: it is well, and refused. `restMs`: it is well, and asks not to be asked again before. */
export interface Unusable {
  readonly kind: 'failed';
  readonly unreadable: boolean;
  readonly denied?: boolean;
  readonly restMs?: number | undefined;
}

export interface FoundServer {
  readonly server: number;
  readonly configuration: ServerConfiguration;
  /** What it answered to being asked to go on, where it was asked. */
  readonly reconnected?: { readonly answer: ChatSuccess; readonly sequences: readonly number[] };
}

/** The deadlines count from the beginning of the trouble. */
export type SearchSettings = Pick<
  Settings,
  | 'servers'
  | 'probeTimeoutMs'
  | 'requestTimeoutMs'
  | 'unreachableDeadlineMs'
  | 'unknownDeadlineMs'
  | 'reconnectIntervalMs'
  | 'clock'
  | 'random'
  | 'online'
>;

/** How far a search has come; a later search in the same trouble goes on from it. */
export interface SearchProgress {
  /** Monotonic time at which the trouble began. */
  readonly sinceMs: number;
  /** The server to ask next. */
  readonly server: number;
  /** How many turns there were; a round is one for each server. */
  readonly asked: number;
  /** How many requests this trouble has cost. */
  readonly sent: number;
  /** How often each server, by its index, denied what it was asked for; `Infinity` once it answered `unknown`. */
  readonly denials: Readonly<Record<number, number>>;
  /** Monotonic time before which a server, by its index, asked not to be asked. */
  readonly restUntilMs: Readonly<Record<number, number>>;
}

export interface SearchInput {
  readonly settings: SearchSettings;
  readonly progress: SearchProgress;
  readonly attempt: (server: number, timeoutMs: number, signal: AbortSignal) => Promise<Attempt>;
}

export interface SearchContext extends SearchInput {
  /** What the server asked last said. */
  readonly last: Attempt | undefined;
}

/** `last` is usable, or the search was given up. */
export interface SearchResult {
  readonly last: Attempt | undefined;
  readonly progress: SearchProgress;
}

/** A server that is well and yet denies this often does not have what is looked for. */
const MOST_DENIALS = 3;
const LONGEST_PAUSE_MS = 30_000;
/**
 * The longest pause as a part of the time that the trouble has lasted. Growing with time and not with tries, it is still
 * short when the other server of a pair is ready, a few seconds on, and long when half the world waits for one.
 */
const GROWTH = 2 / 3;
/** A server that has just been relieved by the other says so at once, and the other is ready a moment later. */
const SHORTEST_PAUSE_MS = 400;
/** Until this is over no more than so many requests are sent: a server that is down is not helped by haste. */
const FIRST_MS = 1_000;
const MOST_AT_FIRST = 3;

interface Args {
  readonly context: SearchContext;
}

const elapsedMs = ({ settings, progress }: SearchContext) => settings.clock.monotonic() - progress.sinceMs;
const roundsDone = ({ settings, progress }: SearchContext) => Math.floor(progress.asked / settings.servers.length);

const isBeginningOfRound = ({ settings, progress }: SearchContext) => progress.asked % settings.servers.length === 0;

/** How long to wait so as not to be hasty. */
const leastPauseMs = (context: SearchContext) =>
  (context.progress.sent < MOST_AT_FIRST ? 0 : FIRST_MS) - elapsedMs(context);

/** At the very beginning, or in the middle of a round. */
const isAskedAtOnce = ({ context }: Args) =>
  !context.progress.asked || (!isBeginningOfRound(context) && leastPauseMs(context) <= 0);

function isOver({ context }: Args): boolean {
  const { settings, progress, last } = context;
  const unknown = Object.values(progress.denials).filter((denials) => denials >= MOST_DENIALS).length;
  const deadlineMs = unknown ? settings.unknownDeadlineMs : settings.unreachableDeadlineMs;
  return last?.kind === 'usable' || unknown === settings.servers.length || elapsedMs(context) >= deadlineMs;
}

/** Full jitter, so that clients that lost a server together spread out. Without a network, the longest pause. */
function pause({ context }: Args): number {
  const { random, online, reconnectIntervalMs } = context.settings;
  if (!online.isOnline()) return LONGEST_PAUSE_MS;
  if (!isBeginningOfRound(context)) return leastPauseMs(context);
  const longestMs = Math.min(LONGEST_PAUSE_MS, Math.max(reconnectIntervalMs, elapsedMs(context) * GROWTH));
  return Math.max(random() * longestMs, leastPauseMs(context), SHORTEST_PAUSE_MS - elapsedMs(context));
}

function takeAttempt({ settings, progress }: SearchContext, last: Attempt): Partial<SearchContext> {
  const { server, asked, sent, denials, restUntilMs } = progress;
  const restMs = last.kind === 'failed' && last.restMs;
  return {
    last,
    progress: {
      ...progress,
      server: (server + 1) % settings.servers.length,
      asked: asked + 1,
      sent: sent + 1,
      denials: { ...denials, [server]: countDenials(denials[server] ?? 0, last) },
      ...(restMs && { restUntilMs: { ...restUntilMs, [server]: settings.clock.monotonic() + restMs } }),
    },
  };
}

/** A server that cannot be reached has not taken back that it knew nothing; only one that is usable has. */
function countDenials(before: number, last: Attempt): number {
  if (last.kind === 'unknown') return Infinity;
  if (last.kind === 'usable') return before === Infinity ? 0 : before;
  return last.denied ? before + 1 : before;
}

const ask = fromPromise<Attempt, SearchContext>(async ({ input, signal }) => {
  const { settings, progress, attempt } = input;
  const { server, restUntilMs } = progress;
  if (settings.clock.monotonic() < (restUntilMs[server] ?? 0)) return { kind: 'failed', unreadable: false };
  // More patience in each round: where every answer is slow, a server that has to be quick would never be found.
  const timeoutMs = Math.min(settings.requestTimeoutMs, settings.probeTimeoutMs * 2 ** roundsDone(input));
  return attempt(server, timeoutMs, signal);
});

export const searchMachine = createMachine(
  {
    types: {} as {
      input: SearchInput;
      context: SearchContext;
      output: SearchResult;
      events: { readonly type: 'retryNow' };
      actors: { src: 'ask'; logic: typeof ask };
    },
    context: ({ input }) => ({ ...input, last: undefined }),
    initial: 'deciding',
    after: {
      untilUnknownDeadline: { guard: isOver, target: '.over' },
      untilUnreachableDeadline: '.over',
    },
    states: {
      deciding: {
        always: [{ guard: isOver, target: 'over' }, { guard: isAskedAtOnce, target: 'asking' }, { target: 'pausing' }],
      },
      asking: {
        invoke: {
          src: 'ask',
          input: ({ context }) => context,
          onDone: { target: 'deciding', actions: assign(({ context, event }) => takeAttempt(context, event.output)) },
        },
      },
      pausing: {
        on: { retryNow: 'asking' },
        after: { pause: 'asking' },
      },
      over: { type: 'final' },
    },
    output: ({ context }) => context,
  },
  {
    actors: { ask },
    delays: {
      pause,
      untilUnknownDeadline: ({ context }) => context.settings.unknownDeadlineMs - elapsedMs(context),
      untilUnreachableDeadline: ({ context }) => context.settings.unreachableDeadlineMs - elapsedMs(context),
    },
  },
);
