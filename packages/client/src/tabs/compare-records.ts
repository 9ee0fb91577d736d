import { isKnownByKey } from '../chat/entry-keys.js';
import type { ChatRecord } from '../record/chat-record.js';
import type { Entry } from '../snapshot.js';

/** Whether one record of a chat is of a later moment than another. */
export const isNewer = (one: ChatRecord, other: ChatRecord): boolean =>
  isSameChat(one, other) && countOf(one) > countOf(other);

/**
 * Grows with what is heard. The numbers of events do so only where they are acknowledged, since otherwise a server may
 * begin them anew; the keys of lines always do. protocol §3.7
 */
const countOf = ({ chat: { acks, conversation } }: ChatRecord) =>
  acks ? conversation.lastSequence : conversation.nextKey;

/**
 * Whether whoever has the other record should hear of this one: it is newer, tells that the visitor wants to leave, or has
 * lines that came to one tab alone, which then slept.
 */
export const knowsMore = (one: ChatRecord, other: ChatRecord | undefined): boolean =>
  !other ||
  isNewer(one, other) ||
  (isSameChat(one, other) && one.chat.isLeaving && !other.chat.isLeaving) ||
  unheardLines(one, other).length > 0;

/** What was said according to one record of a chat, and not to another; not what is still on its way. */
export function unheardLines(one: ChatRecord, other: ChatRecord): readonly Entry[] {
  if (!isSameChat(one, other)) return [];
  const known = linesOf(other);
  // Of a long chat, a page may have kept the newest part only.
  const sinceMs = known[0]?.atMs ?? 0;
  const settled = linesOf(one).filter(
    (line) => line.atMs >= sinceMs && !(line.kind === 'text' && line.delivery === 'sending'),
  );
  const keys = new Set(known.filter(isKnownByKey).map(({ key }) => key));
  const common = new Set(settled.map(({ key }) => key).filter((key) => keys.has(key)));
  const isNamed = (line: Entry) => isKnownByKey(line) && common.has(line.key);
  const words = known.filter((line) => !isNamed(line)).map(wordsOf);
  return settled.filter((line) => {
    if (isNamed(line)) return false;
    const at = words.indexOf(wordsOf(line));
    if (at >= 0) words.splice(at, 1);
    return at < 0;
  });
}

const linesOf = ({ chat }: ChatRecord) => chat.conversation.entries.filter(({ kind }) => kind !== 'gap');

const isOwn = ({ author }: Entry) => author.kind === 'visitor';

// Other keys differ between pages, so words have to do. A file's address begins with its server's.
const wordsOf = (entry: Entry): string =>
  JSON.stringify([
    entry.kind,
    isOwn(entry) || entry.author.name,
    entry.kind === 'file' ? entry.name : 'text' in entry && entry.text,
  ]);

const isSameChat = ({ chat: one }: ChatRecord, { chat: other }: ChatRecord) =>
  one.acks === other.acks && one.conversation.visitorId === other.conversation.visitorId;
