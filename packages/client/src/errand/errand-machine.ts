/**
 * One request that stands for itself: sent, repeated as often as `judgeFailure` allows, and taken to the server that is well
 * if ours is not. It knows neither what the request is for nor what a refusal means.
 */
import type { Decoded, Failure } from '@footbridge/protocol';
import { assign, createMachine, fromPromise } from 'xstate';
import { newSearch } from '../chat/switching.js';
import type { Current } from '../link.js';
import type { Settings } from '../options.js';
import { judgeFailure, type Judgement } from '../switchover/judge-failure.js';
import {
  searchMachine,
  type Attempt,
  type FoundServer,
  type SearchProgress,
  type SearchResult,
} from '../switchover/search-machine.js';
import type { Transport, WireRequest } from '../transport/transport.js';

/** What every answer is at least. */
export type AnyAnswer = { readonly ok: true } | Failure;

export interface ErrandInput<Answer extends AnyAnswer> {
  readonly settings: Settings;
  readonly transport: Transport;
  /** The server to ask. */
  readonly at: Place;
  /** Spells the request out for a server. */
  readonly spell: (at: Place) => ErrandRequest;
  readonly read: (body: string) => Decoded<Answer>;
  /** Asks another server whether it can take the errand; without it, only the one server is asked. */
  readonly attempt?: ((server: number, timeoutMs: number, signal: AbortSignal) => Promise<Attempt>) | undefined;
  /** Takes the news of an answer that could not be read. */
  readonly reportUnreadable: (message: string) => void;
}

/** A server, and what it answered to being asked to go on, where it was asked. */
export type Place = Current & Pick<FoundServer, 'reconnected'>;

export interface ErrandRequest {
  readonly wire: WireRequest;
  /** Its repeat does nothing that the request has not done. */
  readonly harmless: boolean;
}

/** `answered` is the server's own word, `failed` is everything else. */
export type ErrandOutcome<Answer> =
  { readonly kind: 'answered'; readonly answer: Answer } | (ErrandFailure & { readonly kind: 'failed' });

export interface ErrandFailure extends Judgement {
  /** The server answered, but nothing that could be read. */
  readonly unreadable: boolean;
  readonly tries: number;
}

export interface ErrandResult<Answer> {
  readonly outcome: ErrandOutcome<Answer>;
  /** The server asked last. */
  readonly at: Place;
  /** How far looking for another server came, where one was looked for. */
  readonly sought: SearchProgress | undefined;
}

export interface ErrandContext<Answer extends AnyAnswer> extends ErrandInput<Answer> {
  readonly outcome: ErrandOutcome<Answer> | undefined;
  /** Set once another server was looked for, which is done once. */
  readonly sought: SearchProgress | undefined;
  readonly isHarmless: boolean;
}

/** How often a server that is well and asks for time is asked again. */
const PATIENCE = 2;
const DENIED_PAUSE_MS = 2_000;

/** The machine for answers of one kind. */
export function errandMachineFor<Answer extends AnyAnswer>() {
  type Context = ErrandContext<Answer>;
  interface Args {
    readonly context: Context;
  }
  type Tried = Pick<Context, 'outcome' | 'isHarmless'>;

  const exchange = fromPromise<Tried, Context>(async ({ input, signal }) => {
    const { outcome, settings } = input;
    const { wire, harmless } = input.spell(input.at);
    const reply = await input.transport(wire, signal);
    const decoded = reply.kind === 'answered' ? input.read(reply.body) : undefined;
    if (decoded?.ok) return { outcome: { kind: 'answered', answer: decoded.value }, isHarmless: harmless };
    if (decoded) input.reportUnreadable(decoded.problem.message);
    const before = outcome?.kind === 'failed' ? outcome : undefined;
    const judgement = judgeFailure(reply, { harmless, pollWaitMs: DENIED_PAUSE_MS, random: settings.random });
    return {
      outcome: {
        kind: 'failed',
        unreadable: !!decoded,
        tries: (before?.tries ?? 0) + 1,
        ...judgement,
        ambiguous: judgement.ambiguous || !!before?.ambiguous,
      },
      isHarmless: harmless,
    };
  });

  function mayTryAgain({ context: { outcome, sought } }: Args): boolean {
    if (outcome?.kind !== 'failed') return false;
    const repeats = sought ? 0 : outcome.repeats;
    return outcome.tries <= (outcome.askFirst ? repeats : PATIENCE);
  }

  /** Nothing is taken to another server that this one may have done already. */
  const maySeek = ({ context: { outcome, attempt, sought, isHarmless } }: Args) =>
    outcome?.kind === 'failed' && !!outcome.askFirst && !!attempt && !sought && (isHarmless || !outcome.ambiguous);

  return createMachine(
    {
      types: {} as {
        input: ErrandInput<Answer>;
        context: Context;
        output: ErrandResult<Answer>;
        actors: { src: 'exchange'; logic: typeof exchange } | { src: 'search'; logic: typeof searchMachine };
      },
      context: ({ input }) => ({ ...input, outcome: undefined, sought: undefined, isHarmless: false }),
      initial: 'asking',
      states: {
        asking: {
          invoke: {
            src: 'exchange',
            input: ({ context }: Args) => context,
            onDone: { target: 'deciding', actions: assign(({ event }) => event.output) },
          },
        },
        deciding: {
          always: [
            { guard: mayTryAgain, target: 'pausing' },
            { guard: maySeek, target: 'seeking' },
            { target: 'over' },
          ],
        },
        pausing: { after: { pause: 'asking' } },
        seeking: {
          invoke: {
            src: 'search',
            input: ({ context: { settings, at, attempt, outcome } }: Args) => {
              const isElsewhere = outcome?.kind === 'failed' && outcome.askFirst === 'other';
              const server = isElsewhere ? (at.server + 1) % settings.servers.length : at.server;
              const { requestTimeoutMs } = settings;
              return {
                // Somebody waits for the answer, and not for minutes.
                settings: { ...settings, unreachableDeadlineMs: requestTimeoutMs, unknownDeadlineMs: requestTimeoutMs },
                progress: newSearch({ settings, server }),
                // Without it nothing is sought.
                attempt: attempt as NonNullable<typeof attempt>,
              };
            },
            onDone: [
              {
                guard: ({ event }: { readonly event: { readonly output: SearchResult } }) =>
                  event.output.last?.kind === 'usable',
                target: 'asking',
                actions: assign(({ context, event }) => takeFound(context, event.output)),
              },
              { target: 'over', actions: assign(({ event }) => ({ sought: event.output.progress })) },
            ],
          },
        },
        over: { type: 'final' },
      },
      // Set by then: only an exchange leads to the end.
      output: ({ context: { outcome, at, sought } }: Args) => ({
        outcome: outcome as ErrandOutcome<Answer>,
        at,
        sought,
      }),
    },
    {
      actors: { exchange, search: searchMachine },
      delays: { pause: ({ context: { outcome } }: Args) => (outcome?.kind === 'failed' ? outcome.pauseMs : 0) },
    },
  );

  function takeFound({ at }: Context, { last, progress }: SearchResult): Partial<Context> {
    return { at: last?.kind === 'usable' ? last.found : at, sought: progress };
  }
}
