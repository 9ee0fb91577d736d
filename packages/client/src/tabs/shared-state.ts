/** What the leader tells the other tabs: all of it to a tab that comes new, else what has changed. */
import type { ChatRecord } from '../record/chat-record.js';
import type { ClientSnapshot, Entry } from '../snapshot.js';

/** What every tab has: what it shows, and what it would go on with as the leader. */
export interface SharedState {
  readonly snapshot: ClientSnapshot;
  /** Undefined where there is no chat to go on with. Holds secrets. */
  readonly record: ChatRecord | undefined;
  /** The orders of other tabs that were last carried out, by their ids. */
  readonly handled: readonly string[];
}

/** A state without its entries, which are most of it, and a stretch of them that is new. */
export interface Patch {
  readonly snapshot: ClientSnapshot;
  readonly record: ChatRecord | undefined;
  readonly handled: readonly string[];
  /** Where the stretch begins, how many entries it takes the place of, and what it is. */
  readonly at: number;
  readonly removed: number;
  readonly added: readonly Entry[];
}

const nothing: readonly Entry[] = [];

const entriesOf = ({ snapshot }: Pick<SharedState, 'snapshot'>) => snapshot.chat?.entries ?? nothing;

/** Puts entries where there are to be some. A record and a snapshot of one moment have the same. */
function withEntries<State extends Pick<SharedState, 'snapshot' | 'record'>>(state: State, entries: readonly Entry[]) {
  const { snapshot, record } = state;
  return {
    ...state,
    snapshot: snapshot.chat ? { ...snapshot, chat: { ...snapshot.chat, entries } } : snapshot,
    record: record && {
      ...record,
      chat: { ...record.chat, conversation: { ...record.chat.conversation, entries } },
    },
  };
}

/** What leads from one state to another; from none, it is all of the other. */
export function patchBetween(before: SharedState | undefined, after: SharedState): Patch {
  const old = before ? entriesOf(before) : nothing;
  const entries = entriesOf(after);
  const most = Math.min(old.length, entries.length);
  let at = 0;
  while (at < most && old[at] === entries[at]) at += 1;
  let end = 0;
  while (end < most - at && old.at(-1 - end) === entries.at(-1 - end)) end += 1;
  const added = entries.slice(at, entries.length - end);
  return { ...withEntries(after, nothing), at, removed: old.length - end - at, added };
}

/** The state that a patch leads to. */
export function patched(before: SharedState | undefined, { at, removed, added, ...rest }: Patch): SharedState {
  const old = before ? entriesOf(before) : nothing;
  return withEntries(rest, old.toSpliced(at, removed, ...added));
}
