import type { ChatRecord } from '../record/chat-record.js';

/** Whether one record of a chat is of a later moment than another. */
export const isNewer = (one: ChatRecord, other: ChatRecord): boolean =>
  isSameChat(one, other) && countOf(one) > countOf(other);

/**
 * Grows with what is heard. The numbers of events do so only where they are acknowledged, since otherwise a server may
 * begin them anew; the keys of lines always do. protocol §3.7
 */
const countOf = ({ chat: { acks, conversation } }: ChatRecord) =>
  acks ? conversation.lastSequence : conversation.nextKey;

/** Whether whoever has the other record should hear of this one: it is newer, or tells that the visitor wants to leave. */
export const knowsMore = (one: ChatRecord, other: ChatRecord | undefined): boolean =>
  !other || isNewer(one, other) || (isSameChat(one, other) && one.chat.isLeaving && !other.chat.isLeaving);

const isSameChat = ({ chat: one }: ChatRecord, { chat: other }: ChatRecord) =>
  one.acks === other.acks && one.conversation.visitorId === other.conversation.visitorId;
