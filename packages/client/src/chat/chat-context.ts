/** What a chat knows. The folder's other files say, as functions of it, how each answer changes it. */
import type { QueueStatus, ServerConfiguration } from '@footbridge/protocol';
import type { ChatDetails } from '../client.js';
import type { FootbridgeError } from '../errors.js';
import type { Settings } from '../options.js';
import type { ChatEndReason } from '../snapshot.js';
import type { SearchProgress } from '../switchover/search-machine.js';
import type { Transport } from '../transport/transport.js';
import { createConversation, type Conversation } from './conversation.js';
import type { Poll } from './polling.js';

export interface ChatInput {
  readonly settings: Settings;
  readonly transport: Transport;
  readonly server: number;
  readonly configuration: ServerConfiguration;
  readonly details: ChatDetails;
  readonly clientToken: string;
  readonly report: (error: FootbridgeError) => void;
}

/** What another page knew of a chat, which goes on from there. */
export type ResumedChat = Pick<
  ChatContext,
  | 'details'
  | 'clientToken'
  | 'conversation'
  | 'chatId'
  | 'interactionId'
  | 'acks'
  | 'pollWaitMs'
  | 'typingSince'
  | 'isLeaving'
>;

export interface ChatContext extends ChatInput {
  readonly conversation: Conversation;
  /** Opens the chat again at another server: a secret. */
  readonly chatId: string | undefined;
  /** What the centre calls the chat, where it tells; it opens nothing. */
  readonly interactionId: string | undefined;
  /** Whether this chat acknowledges events. protocol §10.2 */
  readonly acks: boolean;
  /** The server's wish for the time between two polls. */
  readonly pollWaitMs: number;
  /** The poll last sent. */
  readonly poll: Poll;
  /** How long to wait before the next one. */
  readonly nextPollMs: number;
  /** How many polls were answered. */
  readonly pollCount: number;
  /** How many polls have to be answered before a message without an echo counts as not confirmed. */
  readonly lookUntil: number;
  /** The message that is on its way. */
  readonly sendingKey: string;
  /** The message last sent when the visitor was told to be typing; undefined while they are not. */
  readonly typingSince: string | undefined;
  /** The configuration version of the last answer. */
  readonly announcedVersion: number | undefined;
  /** Set from the first failure until a poll has been answered again. */
  readonly trouble: SearchProgress | undefined;
  /** Where the chat stands in its line, while it waits. */
  readonly queue: QueueStatus | undefined;
  /** The visitor wants to leave a chat that has not started yet. */
  readonly isLeaving: boolean;
  readonly endReason: ChatEndReason | undefined;
  /** Why the chat did not start. */
  readonly failure: FootbridgeError | undefined;
}

const FIRST_POLL_WAIT_MS = 500;

export function createContext({ input }: { readonly input: ChatInput & Partial<ResumedChat> }): ChatContext {
  const { settings, details, server } = input;
  const name = details.name || settings.anonymousName;
  return {
    conversation: createConversation(name, settings.systemName, settings.servers[server] ?? ''),
    chatId: undefined,
    interactionId: undefined,
    queue: undefined,
    acks: false,
    pollWaitMs: FIRST_POLL_WAIT_MS,
    poll: { sentAtMs: 0, ack: -1, holdMs: 0 },
    nextPollMs: FIRST_POLL_WAIT_MS,
    pollCount: 0,
    lookUntil: 0,
    sendingKey: '',
    typingSince: undefined,
    announcedVersion: undefined,
    trouble: undefined,
    isLeaving: false,
    endReason: undefined,
    failure: undefined,
    ...input,
  };
}

/** What a state or an action is told: the context, and how the thing it waited for ended. */
export interface Args {
  readonly context: ChatContext;
}

export interface Done<Output> extends Args {
  readonly event: { readonly output: Output };
}
/** What an answer or a command changes. */
export type Change = Partial<ChatContext>;

/** For what needs to know everything. */
export const whole = ({ context }: Args): ChatContext => context;
