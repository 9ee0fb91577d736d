/** When to ask about a queue: at once when somebody looks, then after each pause for as long as anybody does. */
import { assign, createMachine, fromPromise } from 'xstate';
import { FootbridgeError } from '../errors.js';
import type { QueueFigures } from './query-queue.js';

export interface AvailabilityInput {
  readonly refreshMs: number;
  readonly ask: () => Promise<QueueFigures>;
}

export interface AvailabilityContext extends AvailabilityInput {
  readonly isWatched: boolean;
  /** What the last question brought: figures, or why there are none. */
  readonly answer: QueueFigures | FootbridgeError | undefined;
}

interface Args {
  readonly context: AvailabilityContext;
}

/** Nobody is to be told more than that there are no figures. */
const ask = fromPromise<QueueFigures | FootbridgeError, AvailabilityContext>(({ input }) =>
  input
    .ask()
    .catch((error: unknown) =>
      error instanceof FootbridgeError
        ? error
        : new FootbridgeError('refused', 'It could not be asked.', { cause: error }),
    ),
);

export const availabilityMachine = createMachine(
  {
    types: {} as {
      input: AvailabilityInput;
      context: AvailabilityContext;
      events: { readonly type: 'watch' } | { readonly type: 'unwatch' };
      actors: { src: 'ask'; logic: typeof ask };
    },
    context: ({ input }) => ({ ...input, isWatched: false, answer: undefined }),
    initial: 'resting',
    on: {
      watch: { actions: assign({ isWatched: true }) },
      unwatch: { actions: assign({ isWatched: false }) },
    },
    states: {
      resting: { always: { guard: ({ context }: Args) => context.isWatched, target: 'asking' } },
      asking: {
        invoke: {
          src: 'ask',
          input: ({ context }: Args) => context,
          onDone: { target: 'waiting', actions: assign({ answer: ({ event }) => event.output }) },
        },
      },
      waiting: { after: { refresh: 'resting' } },
    },
  },
  { actors: { ask }, delays: { refresh: ({ context }: Args) => context.refreshMs } },
);
