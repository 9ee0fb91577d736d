import type { TextEvent } from '@footbridge/protocol';
import type { Delivery, Entry, TextEntry } from '../snapshot.js';
import type { Conversation } from './conversation.js';

/** A message of the visitor's that no echo has confirmed. Its text and delivery are in the entry of the same key. */
export interface Outgoing {
  readonly key: string;
  readonly messageId: string;
  readonly text: string;
  readonly delivery: Delivery;
  /** How many attempts the server may have acted on. */
  readonly doubts: number;
  /** How many attempts ended in a search for a server. */
  readonly strikes: number;
}

/** Shows a message at once, and queues it. */
export function addOutgoing(conversation: Conversation, text: string, messageId: string, atMs: number): Conversation {
  const { nextKey, entries, outgoing, members } = conversation;
  // Known before any server has it, and the same in every tab.
  const key = messageId;
  const entry: TextEntry = {
    key,
    kind: 'text',
    author: { kind: 'visitor', name: members[0]?.party.name ?? '', key: 'visitor' },
    atMs,
    late: false,
    text,
    delivery: 'sending',
  };
  return {
    ...conversation,
    nextKey: nextKey + 1,
    entries: [...entries, entry],
    outgoing: [...outgoing, { key, messageId, text, delivery: 'sending', doubts: 0, strikes: 0 }],
  };
}

/** The message whose turn it is. */
export const nextOutgoing = ({ outgoing }: Conversation): Outgoing | undefined =>
  outgoing.find(({ delivery }) => delivery === 'sending');

/** Changes a message; one that an echo has confirmed meanwhile is left alone. */
export function changeOutgoing(
  conversation: Conversation,
  key: string,
  change: (message: Outgoing) => Partial<Outgoing>,
): Conversation {
  const message = conversation.outgoing.find((candidate) => candidate.key === key);
  if (!message) return conversation;
  const changed = { ...message, ...change(message) };
  return {
    ...conversation,
    outgoing: conversation.outgoing.map((candidate) => (candidate === message ? changed : candidate)),
    entries:
      message.delivery === changed.delivery
        ? conversation.entries
        : deliver(conversation.entries, key, changed.delivery),
  };
}

/** Queues a message that failed once more. One that the server may have keeps its id, where that makes it harmless. */
export const retryOutgoing = (
  conversation: Conversation,
  key: string,
  newMessageId: string,
  mayResend: boolean,
): Conversation =>
  changeOutgoing(conversation, key, (message) =>
    isSettledBadly(message)
      ? {
          delivery: 'sending',
          strikes: 0,
          ...(mayResend && message.doubts ? {} : { doubts: 0, messageId: newMessageId }),
        }
      : {},
  );

/** Takes a message that failed out of sight. */
export function discardOutgoing(conversation: Conversation, key: string): Conversation {
  const isIt = (message: Outgoing) => message.key === key && isSettledBadly(message);
  if (!conversation.outgoing.some(isIt)) return conversation;
  return {
    ...conversation,
    outgoing: conversation.outgoing.filter((message) => !isIt(message)),
    entries: conversation.entries.filter((entry) => entry.key !== key),
  };
}

/** Whether the visitor has to decide what becomes of it. */
const isSettledBadly = ({ delivery }: Outgoing): boolean => delivery === 'failed' || delivery === 'unconfirmed';

/** Says what became of the messages under way when there is no server left to ask. */
export const closeOutgoing = (conversation: Conversation): Conversation =>
  conversation.outgoing.reduce(
    (closed, { key, delivery }) =>
      delivery === 'sending'
        ? changeOutgoing(closed, key, ({ doubts }) => ({ delivery: doubts ? 'unconfirmed' : 'failed' }))
        : closed,
    conversation,
  );

/** One that the server said it took is sure to be echoed; one that was given up before may never have arrived. */
const echoOrder: readonly Delivery[] = ['sent', 'sending', 'unconfirmed'];

/**
 * Finds the message that an echo confirms: by its id, or, from a server that keeps none, the likeliest with that text
 * that the server may have. Undefined where it is none of ours.
 */
export function takeEcho(conversation: Conversation, { messageId, text }: TextEvent): Conversation | undefined {
  const candidates = conversation.outgoing.filter((candidate) =>
    messageId ? candidate.messageId === messageId : candidate.doubts > 0 && candidate.text.trim() === text.trim(),
  );
  const [message] = candidates.toSorted(
    (one, other) => echoOrder.indexOf(one.delivery) - echoOrder.indexOf(other.delivery),
  );
  return (
    message && {
      ...conversation,
      outgoing: conversation.outgoing.filter((candidate) => candidate !== message),
      entries: deliver(conversation.entries, message.key, 'sent'),
    }
  );
}

const deliver = (entries: readonly Entry[], key: string, delivery: Delivery): readonly Entry[] =>
  entries.map((entry) =>
    entry.kind === 'text' && entry.key === key && entry.delivery !== delivery ? { ...entry, delivery } : entry,
  );
