/**
 * One chat from the click that starts it to its end: when to poll, send, tell about typing, look for a server, and stop.
 * It knows no HTTP, no DOM and no clock of its own: requests are child machines and promises, and time is the clock that
 * `createActor` was given. Leaving a state ends what it waited for, so nothing is under way while a server is sought.
 */
import { assign, createMachine } from 'xstate';
import { actors, type ChatActor } from './actors.js';
import { takeEnd } from './answers.js';
import { createContext, whole, type ChatContext, type ChatInput, type ResumedChat } from './chat-context.js';
import { mayResend } from './doubt.js';
import { addLines } from './conversation.js';
import { noAnswer } from './error-of.js';
import { configuring, introducing, marking, polling, sending, typing } from './linked-regions.js';
import { addOutgoing, discardOutgoing, retryOutgoing } from './outgoing.js';
import { pauseBeforePollMs } from './polling.js';
import { startRequest } from './requests.js';
import { searchInput } from './search-input.js';
import { hasStarted, isResumed, isTornOff, mayStartAgain, takeStart, takeStartFailure } from './starting.js';
import { hasFound, takeFoundServer, takeOtherServer, takeTrouble, takeWake } from './switching.js';
import { note, take, type ChatCommand } from './take.js';

export const chatMachine = createMachine(
  {
    types: {} as {
      readonly input: ChatInput & Partial<ResumedChat>;
      readonly context: ChatContext;
      readonly events: ChatCommand;
      readonly actors: ChatActor;
    },
    context: createContext,
    initial: 'beginning',
    on: {
      discard: {
        actions: assign(({ context, event }) => ({ conversation: discardOutgoing(context.conversation, event.key) })),
      },
    },
    states: {
      // A chat that another page has begun has its ids already.
      beginning: {
        always: [
          { guard: isTornOff, target: '#searching' },
          { guard: isResumed, target: 'open' },
          { target: 'starting' },
        ],
      },
      starting: {
        initial: 'asking',
        // A chat that may be on its way can only be left once its ids are known.
        on: { leave: { actions: assign({ isLeaving: true }) } },
        states: {
          asking: {
            invoke: {
              src: 'request',
              input: startRequest,
              onDone: [
                { guard: hasStarted, target: '#open', actions: take(takeStart) },
                { guard: mayStartAgain, target: 'searching', actions: take(takeTrouble) },
                { target: '#failed', actions: take(takeStartFailure) },
              ],
            },
          },
          searching: {
            invoke: {
              id: 'search',
              src: 'search',
              input: searchInput,
              onDone: [
                { guard: hasFound, target: 'asking', actions: take(takeFoundServer) },
                { target: '#failed', actions: assign({ failure: () => noAnswer(false) }) },
              ],
            },
          },
        },
      },
      open: {
        id: 'open',
        type: 'parallel',
        on: {
          send: {
            actions: assign(({ context: { conversation, settings }, event }) => ({
              conversation: addOutgoing(conversation, event.text, event.messageId, settings.clock.now()),
            })),
          },
          heard: {
            actions: assign(({ context, event }) => ({ conversation: addLines(context.conversation, event.lines) })),
          },
          retry: {
            actions: assign(({ context, event }) => ({
              conversation: retryOutgoing(context.conversation, event.key, event.messageId, mayResend(context)),
            })),
          },
          leave: '#leaving',
          wake: { actions: note(takeWake) },
        },
        always: [
          { guard: ({ context }) => !!context.conversation.endReason, target: '#ended' },
          { guard: ({ context }) => context.isLeaving, target: '#leaving' },
        ],
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
              linked: { type: 'parallel', states: { polling, sending, typing, introducing, configuring, marking } },
              searching: {
                id: 'searching',
                on: { wake: { target: '#searching', reenter: true, actions: note(takeWake) } },
                invoke: {
                  id: 'search',
                  src: 'search',
                  input: searchInput,
                  onDone: [
                    { guard: hasFound, target: 'linked', actions: take(takeFoundServer) },
                    { target: '#ended', actions: assign({ endReason: 'failure' }) },
                  ],
                },
              },
            },
          },
        },
      },
      leaving: {
        id: 'leaving',
        entry: assign({ endReason: 'visitor' }),
        initial: 'here',
        states: {
          here: {
            invoke: {
              src: 'exit',
              input: whole,
              onDone: [
                { guard: ({ event }) => event.output, target: '#ended' },
                { target: 'elsewhere', actions: take(takeOtherServer) },
              ],
            },
          },
          // The server that has taken over may know the chat; asking more than twice is not worth the visitor's wait.
          elsewhere: { invoke: { src: 'exit', input: whole, onDone: '#ended' } },
        },
      },
      ended: { id: 'ended', entry: assign(takeEnd) },
      failed: { id: 'failed', type: 'final' },
    },
  },
  {
    actors,
    delays: {
      notice: ({ context }) => context.settings.noticeAfterMs,
      pollWait: pauseBeforePollMs,
    },
  },
);
