/**
 * What was said and who is there: events of the wire folded into plain values, without side effects. Every event shows
 * once, in whatever order and however often answers bring it. It knows no request and no time of its own.
 */
import { SYSTEM_PARTICIPANT_ID, type ChatEvent, type ParticipantState } from '@footbridge/protocol';
import type { Author, ChatEndReason, Entry, Party } from '../snapshot.js';
import { countedKey, isKnownByKey } from './entry-keys.js';
import { countGaps } from './gaps.js';
import type { Introduction } from './introduce.js';
import { addNumber, hasNumber, type NumberRanges } from './number-ranges.js';
import { takeEcho, type Outgoing } from './outgoing.js';

export interface Conversation {
  /** The visitor's own participant id: a secret. */
  readonly visitorId: string;
  /** Where the current server's paths begin, without a slash at the end. */
  readonly base: string;
  readonly systemName: string;
  readonly entries: readonly Entry[];
  /** The visitor's messages that no echo has confirmed, in the order in which they are to be sent. */
  readonly outgoing: readonly Outgoing[];
  /** Everybody who was ever seen, the visitor first. */
  readonly members: readonly Member[];
  /** The numbers of the events taken in since the numbering began. */
  readonly seen: NumberRanges;
  /** How many gaps in them the visitor was told of. */
  readonly gapsMarked: number;
  /** The highest of them, and of those that could not be read; -1 for none. */
  readonly lastSequence: number;
  /** Grows with every line, so that of two pages it tells which knows more. */
  readonly nextKey: number;
  /** When the server last said anything, in milliseconds since the epoch. */
  readonly heardAtMs: number;
  /** Set once the server has put the visitor out of the chat. */
  readonly endReason: ChatEndReason | undefined;
}

export interface Member {
  readonly id: string;
  readonly party: Party;
  /** Not in the chat any more, or not yet. */
  readonly absent: boolean;
  /** An agent who took part at some time. */
  readonly joined: boolean;
  /** The event that set the state; older ones that arrive later don't. */
  readonly sequence: number;
  /** Whether the server was asked about this agent. protocol §3.9 */
  readonly introduced: boolean;
}

/** Servers keep a visitor whom they don't hear for at least this long. */
const GONE_AFTER_MS = 60_000;

const presentStates: readonly ParticipantState[] = ['active', 'held', 'voicemail'];

/** Whether a party is an agent who takes part, and does not only ring. protocol §4.3 */
export const isPresentAgent = ({ kind, state }: Party): boolean => kind === 'agent' && presentStates.includes(state);

export function createConversation(visitorName: string, systemName: string, base: string): Conversation {
  const visitor = createMember('', 'visitor', 'visitor', visitorName);
  return {
    visitorId: '',
    base,
    systemName,
    entries: [],
    outgoing: [],
    members: [{ ...visitor, absent: false }],
    // Numbers begin with 0. protocol §4.4
    seen: [[-1, -1]],
    gapsMarked: 0,
    lastSequence: -1,
    nextKey: 1,
    heardAtMs: 0,
    endReason: undefined,
  };
}

/**
 * Takes in the events of one answer: sorted among themselves, shown at once, never held back for one that is missing.
 * An entry whose number is below those of earlier answers is marked late. protocol §9 item 4
 */
export function foldEvents(
  conversation: Conversation,
  events: readonly ChatEvent[],
  sequences: readonly number[],
  atMs: number,
): Conversation {
  let { seen } = conversation;
  const fresh = events
    .toSorted((one, other) => one.sequence - other.sequence)
    .filter(({ sequence }) => {
      if (hasNumber(seen, sequence)) return false;
      seen = addNumber(seen, sequence);
      return true;
    });
  seen = sequences.reduce(addNumber, seen);
  const start: Conversation = {
    ...conversation,
    seen,
    gapsMarked: Math.min(conversation.gapsMarked, countGaps(seen)),
    lastSequence: Math.max(conversation.lastSequence, ...sequences),
    heardAtMs: atMs,
  };
  const folded = fresh.reduce(
    (before, event) => foldEvent(before, event, { atMs, late: event.sequence < conversation.lastSequence }),
    start,
  );
  const wasAway = atMs - conversation.heardAtMs > GONE_AFTER_MS;
  return folded.endReason && folded.endReason !== 'agent' && wasAway ? { ...folded, endReason: 'gone' } : folded;
}

/**
 * Begins a new numbering, as servers without the extension do when a chat is taken up again. They announce everybody
 * anew; whoever is not announced has left. protocol §3.7
 */
export function restartNumbering(conversation: Conversation, events: readonly ChatEvent[]): Conversation {
  const isRollCall = events.some(({ type }) => type === 'participantState');
  return {
    ...conversation,
    // A server that does not begin anew goes on with any number.
    seen: [],
    gapsMarked: 0,
    lastSequence: -1,
    members: conversation.members.map((member) => ({
      ...member,
      // What was said last may have been lost: who still types says so again.
      party: { ...member.party, typing: false },
      sequence: -1,
      absent: member.absent || (isRollCall && member.party.kind === 'agent'),
    })),
  };
}

/** Adds lines that only another page has heard. */
export const addLines = (conversation: Conversation, lines: readonly Entry[]): Conversation =>
  lines.reduce(
    (before, line) => ({
      ...before,
      nextKey: before.nextKey + 1,
      entries: [
        ...before.entries,
        { ...line, key: isKnownByKey(line) ? line.key : countedKey(before.nextKey), late: true },
      ],
    }),
    conversation,
  );

/** Goes on at another server: what the current one serves is to be had from there. */
export function moveTo(conversation: Conversation, base: string): Conversation {
  if (base === conversation.base) return conversation;
  const moved = (url: string) => base + url.slice(conversation.base.length);
  return {
    ...conversation,
    base,
    entries: conversation.entries.map((entry) => (entry.kind === 'file' ? { ...entry, url: moved(entry.url) } : entry)),
    members: conversation.members.map(({ party, ...member }) => ({
      ...member,
      party: party.photoUrl ? { ...party, photoUrl: moved(party.photoUrl) } : party,
    })),
  };
}

/** Notes what the server told about an agent. */
export const introduceMember = (conversation: Conversation, { key, photoPath }: Introduction): Conversation =>
  changeMember(conversation, key, ({ party }) => ({
    introduced: true,
    party: { ...party, photoUrl: photoPath && conversation.base + photoPath },
  }));

const changeMember = (
  conversation: Conversation,
  key: string,
  change: (member: Member) => Partial<Member>,
): Conversation => ({
  ...conversation,
  members: conversation.members.map((member) => (member.party.key === key ? { ...member, ...change(member) } : member)),
});

type Stamp = Pick<Entry, 'atMs' | 'late'>;

function foldEvent(before: Conversation, event: ChatEvent, stamp: Stamp): Conversation {
  // Only the type and the id say who it is: a name can be anything.
  const kind = event.participantType ?? kindOf(before, event.participantId);
  if (kind === 'system') {
    const name = ('displayName' in event && event.displayName) || before.systemName;
    return foldEntry(before, event, { ...stamp, author: { kind, name, key: kind } });
  }
  const [conversation, member] = findOrAdd(before, event.participantId, kind);
  const { party } = member;
  if (event.type === 'participantState') return foldState(conversation, member, event);
  if (event.type === 'typing') {
    if (stamp.late) return conversation;
    return changeMember(conversation, party.key, () => ({ party: { ...party, typing: event.typing } }));
  }
  if (kind === 'visitor' && event.type === 'text') {
    const confirmed = takeEcho(conversation, event);
    if (confirmed) return confirmed;
    // Another page may have told of it already.
    if (conversation.entries.some(({ key }) => key === event.messageId)) return conversation;
  }
  const name = event.displayName || party.name;
  // Whoever has just spoken is not typing, whatever comes of the message that says so.
  const quiet = changeMember(conversation, party.key, () => ({
    party: { ...party, name: party.name || name, typing: false },
  }));
  return foldEntry(quiet, event, { ...stamp, author: { kind, name, key: party.key } });
}

function foldEntry(
  conversation: Conversation,
  event: ChatEvent,
  common: Stamp & { readonly author: Author },
): Conversation {
  // What another page sent has the key here that it has there.
  const own = common.author.kind === 'visitor' && event.type === 'text' && event.messageId;
  const shared = { key: own || countedKey(conversation.nextKey), ...common };
  const entry: Entry | undefined =
    event.type === 'text'
      ? { ...shared, kind: 'text', text: event.text, delivery: common.author.kind === 'visitor' ? 'sent' : undefined }
      : event.type === 'url'
        ? { ...shared, kind: 'url', text: event.text }
        : event.type === 'file'
          ? { ...shared, kind: 'file', name: fileName(event.path), url: conversation.base + event.path }
          : undefined;
  if (!entry) return conversation;
  return { ...conversation, nextKey: conversation.nextKey + 1, entries: [...conversation.entries, entry] };
}

function foldState(
  conversation: Conversation,
  member: Member,
  { state, name, sequence }: Extract<ChatEvent, { type: 'participantState' }>,
): Conversation {
  if (sequence < member.sequence) return conversation;
  const left = state === 'disconnected';
  const party: Party = {
    ...member.party,
    name: name || member.party.name,
    ...(left ? { typing: false } : { state }),
  };
  const changed = changeMember(conversation, party.key, () => ({
    party,
    sequence,
    absent: left,
    joined: member.joined || (!left && isPresentAgent(party)),
  }));
  return left && party.kind === 'visitor' ? { ...changed, endReason: endReasonOf(changed) } : changed;
}

/**
 * The wire names no reason, but the order of things does: the agent ended the chat if every agent who was in it had left
 * before the visitor was put out; where none ever came, nobody took it; else the visitor was silent for too long.
 */
function endReasonOf({ members }: Conversation): ChatEndReason {
  const agents = members.filter(({ joined }) => joined);
  if (!agents.length) return 'refused';
  return agents.every(({ absent }) => absent) ? 'agent' : 'idle';
}

function findOrAdd(conversation: Conversation, id: string, kind: Party['kind']): readonly [Conversation, Member] {
  const known = conversation.members.find((member) =>
    kind === 'visitor' ? member.party.kind === kind : member.id === id,
  );
  if (known) return [conversation, known];
  const added = createMember(id, `agent-${conversation.members.length}`, kind, '');
  return [{ ...conversation, members: [...conversation.members, added] }, added];
}

const createMember = (id: string, key: string, kind: Party['kind'], name: string): Member => ({
  id,
  party: { key, kind, name, state: 'initializing', typing: false, photoUrl: undefined },
  absent: true,
  joined: false,
  sequence: -1,
  introduced: false,
});

const kindOf = ({ visitorId }: Conversation, id: string) =>
  id === visitorId ? 'visitor' : id === SYSTEM_PARTICIPANT_ID ? 'system' : 'agent';

/** The name to show is what follows the last slash. protocol §3.8 */
function fileName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
