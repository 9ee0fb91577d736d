/**
 * One callback that a server has accepted, to its end: when to ask how it stands, when to look for another server, and how
 * the visitor's orders are carried out. It knows no HTTP, no DOM and no clock of its own. Leaving a state ends what it
 * waited for, so an order never waits behind a question.
 */
import { assign, createMachine, fromPromise, type DoneActorEvent } from 'xstate';
import { searchMachine, type SearchInput } from '../switchover/search-machine.js';
import {
  hasFound,
  isCancelled,
  isDenied,
  isTrouble,
  takeDenial,
  takeFoundServer,
  takeLoss,
  takeOrderAnswer,
  takeStatus,
  takeTrouble,
  takeWake,
} from './callback-answers.js';
import {
  createContext,
  orderErrand,
  statusErrand,
  whole,
  type Args,
  type CallbackCommand,
  type CallbackContext,
  type CallbackInput,
  type Done,
  type OrderCommand,
} from './callback-context.js';
import { orderRequest, statusRequest, tryServer } from './callback-requests.js';
import { hasStranger, introduceAgent, takeIntroduction, type Introduction } from './introduce-agent.js';

const actors = {
  askStatus: statusErrand,
  carryOut: orderErrand,
  search: searchMachine,
  introduce: fromPromise<Introduction, CallbackContext>(({ input, signal }) => introduceAgent(input, signal)),
};

type CallbackActor = {
  [Src in keyof typeof actors]: { readonly src: Src; readonly logic: (typeof actors)[Src] };
}[keyof typeof actors];

/** An action: what a state waited for changes the context. */
const take = <Output>(change: (done: Done<Output>) => Partial<CallbackContext>) =>
  assign<CallbackContext, DoneActorEvent<Output>, undefined, CallbackCommand, CallbackActor>(change);

const hasOrder = ({ context }: Args) => !!context.order;
/** A server whose abilities are not known yet is one that made the callback. */
const isAsking = ({ context: { isWatched, configuration } }: Args) =>
  isWatched && configuration?.capabilities.callback.has('status') !== false;

const isForgotten = ({ context }: Args) => !context.isWatched && !context.order;

const takeOrder = assign<CallbackContext, OrderCommand, undefined, CallbackCommand, CallbackActor>(({ event }) => ({
  order: event.order,
  orderFailure: undefined,
}));

/** A search that goes on from where the trouble stands. */
function searchInput({ context }: Args): SearchInput {
  const { settings, trouble, record } = context;
  return {
    // What its server no longer has, and an agent had or the visitor took back, is most likely done.
    settings:
      record.isAssigned || record.mayBeCancelled
        ? { ...settings, unknownDeadlineMs: settings.probeTimeoutMs }
        : settings,
    // Only trouble leads here.
    progress: trouble as NonNullable<typeof trouble>,
    attempt: (server, timeoutMs, signal) => tryServer(context, server, timeoutMs, signal),
  };
}

const searchIfInTrouble = { guard: isTrouble, target: '#searching', actions: take(takeTrouble) };

export const callbackMachine = createMachine(
  {
    types: {} as {
      readonly input: CallbackInput;
      readonly context: CallbackContext;
      readonly events: CallbackCommand;
      readonly actors: CallbackActor;
    },
    context: createContext,
    initial: 'open',
    on: {
      watch: { actions: assign({ isWatched: true }) },
      unwatch: { actions: assign({ isWatched: false }) },
      configured: { actions: assign(({ event }) => ({ configuration: event.configuration })) },
      order: { actions: takeOrder },
    },
    states: {
      open: {
        type: 'parallel',
        states: {
          health: {
            initial: 'well',
            states: {
              well: { always: { guard: ({ context }) => !!context.trouble, target: 'troubled' } },
              troubled: {
                always: { guard: ({ context }) => !context.trouble, target: 'well' },
                initial: 'quiet',
                states: { quiet: { after: { notice: 'told' } }, told: {} },
              },
            },
          },
          work: {
            initial: 'linked',
            states: {
              linked: {
                id: 'linked',
                type: 'parallel',
                always: { guard: hasOrder, target: 'carryingOut' },
                states: {
                  following: {
                    initial: 'waiting',
                    states: {
                      waiting: {
                        on: { wake: { target: 'due', actions: assign(takeWake) } },
                        after: { statusWait: 'due' },
                      },
                      due: { always: { guard: isAsking, target: 'asking' } },
                      asking: {
                        invoke: {
                          src: 'askStatus',
                          input: statusRequest,
                          onDone: [searchIfInTrouble, { target: 'waiting', actions: take(takeStatus) }],
                        },
                      },
                    },
                  },
                  introducing: {
                    initial: 'idle',
                    states: {
                      idle: { always: { guard: hasStranger, target: 'asking' } },
                      asking: {
                        invoke: {
                          src: 'introduce',
                          input: whole,
                          onDone: { target: 'idle', actions: take(takeIntroduction) },
                        },
                      },
                    },
                  },
                },
              },
              carryingOut: {
                // A later order overtakes one that is under way.
                on: { order: { target: 'carryingOut', reenter: true, actions: takeOrder } },
                invoke: {
                  src: 'carryOut',
                  input: orderRequest,
                  onDone: [
                    {
                      guard: isCancelled,
                      target: '#ended',
                      actions: take(takeOrderAnswer),
                    },
                    { guard: isDenied, target: '#searching', actions: take(takeDenial) },
                    { target: 'linked', actions: take(takeOrderAnswer) },
                  ],
                },
              },
              searching: {
                id: 'searching',
                // Whether it can be found is nobody's business while nobody looks.
                always: { guard: isForgotten, target: 'linked', actions: assign({ trouble: undefined, dueMs: 0 }) },
                on: { wake: { target: '#searching', reenter: true, actions: assign(takeWake) } },
                invoke: {
                  id: 'search',
                  src: 'search',
                  input: searchInput,
                  onDone: [
                    { guard: hasFound, target: 'linked', actions: take(takeFoundServer) },
                    { target: '#ended', actions: take(takeLoss) },
                  ],
                },
              },
            },
          },
        },
      },
      ended: { id: 'ended', type: 'final' },
    },
  },
  {
    actors,
    delays: {
      notice: ({ context }) => context.settings.noticeAfterMs,
      statusWait: ({ context }) => Math.max(0, context.dueMs - context.settings.clock.monotonic()),
    },
  },
);
