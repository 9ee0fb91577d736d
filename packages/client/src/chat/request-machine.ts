/**
 * One chat request with its repeats: sends it, reads the answer, and repeats it as often as `judgeFailure` allows. It
 * knows neither what the request is for nor what to do when it fails for good.
 */
import { decodeChatAnswer, type ChatFailure, type ChatSuccess } from '@footbridge/protocol';
import { assign, createMachine, fromPromise } from 'xstate';
import { judgeFailure, type Circumstances, type Judgement } from '../switchover/judge-failure.js';
import type { Transport, WireRequest } from '../transport/transport.js';

export interface RequestInput extends Circumstances {
  readonly transport: Transport;
  readonly request: WireRequest;
  /** False where the server is in doubt already: then no failure is worth a second try. */
  readonly mayRepeat: boolean;
  /** How often the request is sent again to a server that is well and asks for time. */
  readonly patience: number;
  /** Takes the news of an answer that could not be read, or not as a whole. */
  readonly reportUnreadable: (message: string) => void;
}

/** `granted` and `declined` are the server's own words, `failed` is everything else. */
export type RequestOutcome = Granted | Declined | Failed;

export interface Granted {
  readonly kind: 'granted';
  readonly answer: ChatSuccess;
  /** The numbers of the answer's events, those included that were skipped. */
  readonly sequences: readonly number[];
}

export interface Declined {
  readonly kind: 'declined';
  readonly answer: ChatFailure;
}

export interface Failed extends Judgement {
  readonly kind: 'failed';
  /** The server answered, but nothing that could be read. */
  readonly unreadable: boolean;
  readonly tries: number;
  /** How many of them were denied. */
  readonly denials: number;
}

export interface RequestContext extends RequestInput {
  /** How the last try ended. */
  readonly outcome: RequestOutcome | undefined;
}

const exchange = fromPromise<RequestOutcome, RequestContext>(async ({ input, signal }) => {
  const { outcome, reportUnreadable } = input;
  const reply = await input.transport(input.request, signal);
  const decoded = reply.kind === 'answered' ? decodeChatAnswer(reply.body) : undefined;
  if (decoded?.ok) {
    const { answer, skipped, sequences } = decoded.value;
    skipped.forEach((problem) => reportUnreadable(`The answer has ${problem}.`));
    return answer.ok ? { kind: 'granted', answer, sequences } : { kind: 'declined', answer };
  }
  if (decoded) reportUnreadable(decoded.problem.message);
  const before = outcome?.kind === 'failed' ? outcome : { tries: 0, denials: 0, ambiguous: false };
  const judgement = judgeFailure(reply, input);
  const ambiguous = judgement.ambiguous || before.ambiguous;
  const denials = before.denials + (judgement.denied ? 1 : 0);
  return { kind: 'failed', unreadable: !!decoded, tries: before.tries + 1, denials, ...judgement, ambiguous };
});

function mayTryAgain({ context: { mayRepeat, patience, outcome } }: { readonly context: RequestContext }): boolean {
  if (outcome?.kind !== 'failed') return false;
  const repeats = mayRepeat ? outcome.repeats : 0;
  return outcome.tries <= (outcome.askFirst ? repeats : patience);
}

export const requestMachine = createMachine(
  {
    types: {} as {
      input: RequestInput;
      context: RequestContext;
      output: RequestOutcome;
      actors: { src: 'exchange'; logic: typeof exchange };
    },
    context: ({ input }) => ({ ...input, outcome: undefined }),
    initial: 'asking',
    states: {
      asking: {
        invoke: {
          src: 'exchange',
          input: ({ context }) => context,
          onDone: { target: 'deciding', actions: assign({ outcome: ({ event }) => event.output }) },
        },
      },
      deciding: { always: [{ guard: mayTryAgain, target: 'pausing' }, { target: 'over' }] },
      pausing: { after: { pause: 'asking' } },
      over: { type: 'final' },
    },
    // Set by then: only an exchange leads to the end.
    output: ({ context }) => context.outcome as RequestOutcome,
  },
  {
    actors: { exchange },
    delays: { pause: ({ context: { outcome } }) => (outcome as Failed).pauseMs },
  },
);
