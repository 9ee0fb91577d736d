/** What goes on side by side while the chat has a server: each a region of `chatMachine`'s state `linked`. */
import {
  isOutdated,
  isTrouble,
  takeAnswer,
  takeConfiguration,
  takeGaps,
  takeIntroduction,
  takePoll,
} from './answers.js';
import { whole, type Args, type Done } from './chat-context.js';
import { hasGap } from './gaps.js';
import { isInDoubt } from './doubt.js';
import { hasStranger } from './introduce.js';
import { isHeldInDoubt, mayPollNow, takePolling } from './polling.js';
import type { RequestOutcome } from './request-machine.js';
import { pollRequest, sendRequest, typingRequest } from './requests.js';
import {
  hasLookedEnough,
  hasNothingToSend,
  reportRefusal,
  takeLook,
  takeNoEcho,
  takeSending,
  takeSent,
} from './sending.js';
import { takeTrouble } from './switching.js';
import { note, take } from './take.js';

const TYPING_OFF_MS = 3_000;
/** How late an event may be before it counts as lost. protocol §6.1 */
const LATENESS_MS = 5_000;

/** Ends whatever is under way and looks for a server: the same after every kind of request. */
const searchIfInTrouble = {
  guard: ({ event }: Done<RequestOutcome>) => isTrouble(event.output),
  target: '#searching',
  actions: take(takeTrouble),
};

const mayAskAgain = (args: Args) => args.context.acks && mayPollNow(args);

/** One poll after the other; the pause is the server's wish. protocol §6.4 and §10.3 */
export const polling = {
  initial: 'asking',
  on: {
    // Where events wait to be acknowledged, a poll that may hang on a dead connection can be dropped for a new one.
    pollNow: { guard: mayAskAgain, target: '.asking', reenter: true },
  },
  states: {
    asking: {
      entry: note(takePolling),
      // The echo of a message in doubt is not to be kept back for long where nothing else happens.
      always: { guard: isHeldInDoubt, target: 'asking', reenter: true },
      invoke: {
        src: 'request',
        input: pollRequest,
        onDone: [searchIfInTrouble, { target: 'waiting', actions: take(takePoll) }],
      },
    },
    waiting: { on: { pollNow: { guard: mayPollNow, target: 'asking' } }, after: { pollWait: 'asking' } },
  },
} as const;

/** One message after the other. One that may have arrived and cannot be told apart waits for its echo instead. */
export const sending = {
  initial: 'idle',
  states: {
    idle: {
      always: [
        { guard: hasNothingToSend },
        { guard: isInDoubt, target: 'lookingForEcho' },
        { target: 'asking', actions: note(takeSending) },
      ],
    },
    asking: {
      invoke: {
        src: 'request',
        input: sendRequest,
        onDone: [
          { ...searchIfInTrouble, actions: [take(takeSent), take(takeTrouble)] },
          { target: 'idle', actions: [reportRefusal, take(takeAnswer), take(takeSent)] },
        ],
      },
    },
    lookingForEcho: {
      entry: note(takeLook),
      always: [
        { guard: (args: Args) => !isInDoubt(args), target: 'idle' },
        { guard: hasLookedEnough, target: 'idle', actions: note(takeNoEcho) },
      ],
    },
  },
} as const;

const takeTyping = note(({ context }) => ({ typingSince: context.sendingKey }));
const takeNotTyping = take<RequestOutcome>(() => ({ typingSince: undefined }));

/**
 * "Typing" is told at the first key, and again after a message, which a server may take for its end; it is taken back
 * after the last key, and after trouble. A failure counts as not typing. protocol §6.5
 */
export const typing = {
  initial: 'off',
  states: {
    off: {
      always: { guard: ({ context }: Args) => context.typingSince !== undefined, target: 'turningOff' },
      on: {
        typed: {
          guard: ({ context }: Args) => context.configuration.capabilities.chat.has('setTypingState'),
          target: 'turningOn',
        },
      },
    },
    turningOn: {
      entry: takeTyping,
      invoke: {
        src: 'request',
        input: typingRequest(true),
        onDone: [
          searchIfInTrouble,
          {
            guard: ({ event }: Done<RequestOutcome>) => event.output.kind === 'granted',
            target: 'on',
            actions: take(takeAnswer),
          },
          { target: 'off', actions: [take(takeAnswer), takeNotTyping] },
        ],
      },
    },
    on: {
      on: {
        typed: [
          { guard: ({ context }: Args) => context.typingSince !== context.sendingKey, target: 'turningOn' },
          { target: 'on', reenter: true },
        ],
      },
      after: { [TYPING_OFF_MS]: 'turningOff' },
    },
    turningOff: {
      invoke: {
        src: 'request',
        input: typingRequest(false),
        onDone: [searchIfInTrouble, { target: 'off', actions: [take(takeAnswer), takeNotTyping] }],
      },
    },
  },
} as const;

/** Asks about agents as they come. */
export const introducing = {
  initial: 'idle',
  states: {
    idle: { always: { guard: hasStranger, target: 'asking' } },
    asking: {
      invoke: { src: 'introduce', input: whole, onDone: { target: 'idle', actions: take(takeIntroduction) } },
    },
  },
} as const;

/** Reads the configuration again when an answer says that it has changed. */
export const configuring = {
  initial: 'idle',
  states: {
    idle: { always: { guard: isOutdated, target: 'asking' } },
    asking: {
      invoke: { src: 'refresh', input: whole, onDone: { target: 'idle', actions: take(takeConfiguration) } },
    },
  },
} as const;

/** Tells of what is missing once it has had the time to arrive by another answer. */
export const marking = {
  initial: 'idle',
  states: {
    idle: { always: { guard: ({ context }: Args) => hasGap(context.conversation), target: 'waiting' } },
    waiting: { after: { [LATENESS_MS]: { target: 'idle', actions: note(takeGaps) } } },
  },
} as const;
