/** What one tab keeps for itself across a reload. Storage that is blocked, full or damaged only means that nothing is kept. */
import type { Settings } from '../options.js';
import type { KeyValueStore } from '../page/page.js';
import type { ChatRecord } from '../record/chat-record.js';
import { decodeRecord } from '../record/decode-record.js';
import type { Entry } from '../snapshot.js';

/** Where it lies; the script tag's loader looks whether there is anything. */
const KEY = 'footbridge';
/** Of the lines of a conversation, in UTF-16 as storages count: 128 KB. All of it is written whenever something is said. */
const MAX_LENGTH = 65_536;

interface Kept {
  readonly chat?: ChatRecord | undefined;
  readonly draft?: string | undefined;
  readonly minimized?: boolean | undefined;
  readonly callback?: unknown;
}

export interface KeptSession {
  get<Name extends keyof Kept>(name: Name): Kept[Name];
  /** Keeps a value; undefined takes it away. */
  set<Name extends keyof Kept>(name: Name, value: Kept[Name]): void;
  /** Takes away what goes with a chat. */
  endChat(): void;
  /** Takes everything away, and keeps nothing until `restart()`. */
  clear(): void;
  restart(): void;
  /** Writes down what has not been written yet. */
  write(): void;
}

/** @param later Runs a task once for all that changes at once, before the page can be lost. */
export function createKeptSession(
  store: KeyValueStore,
  settings: Settings,
  maxAgeMs: number,
  later: (task: () => void) => void,
): KeptSession {
  let kept = read(store, settings, maxAgeMs);
  let isClosed = false;
  let isStale = false;

  function write(): void {
    if (!isStale) return;
    isStale = false;
    keep(store, settings, Object.values(kept).some((value) => value !== undefined) ? shorten(kept) : undefined);
  }

  function change(next: Kept): void {
    const { minimized: _, ...others } = next;
    // A panel is remembered for what is under way in it.
    kept = next.chat || next.callback ? next : others;
    if (!isStale) later(write);
    isStale = true;
  }

  return {
    get: (name) => kept[name],
    set(name, value) {
      if (kept[name] !== value && !isClosed) change({ ...kept, [name]: value });
    },
    endChat: () => change({ callback: kept.callback, minimized: kept.minimized }),
    clear() {
      change({});
      write();
      isClosed = true;
    },
    restart() {
      isClosed = false;
    },
    write,
  };
}

function read(store: KeyValueStore, settings: Settings, maxAgeMs: number): Kept {
  const { chat, draft, minimized, callback } = (readAll(store)[nameOf(settings)] ?? {}) as Record<keyof Kept, unknown>;
  const lasting: Kept = callback === undefined ? {} : { callback, minimized: !!minimized };
  if (chat === undefined) return lasting;
  const record = decodeRecord(chat, settings, maxAgeMs);
  if (record) {
    return { ...lasting, chat: record, draft: typeof draft === 'string' ? draft : undefined, minimized: !!minimized };
  }
  // It is of no use to anybody.
  keep(store, settings, undefined);
  return {};
}

/** Each client has its own, as a page may have one for each of its queues. */
const nameOf = ({ servers, target }: Settings): string => [...servers, target].join(' ');

function readAll(store: KeyValueStore): Readonly<Record<string, unknown>> {
  try {
    const all: unknown = JSON.parse(store.get(KEY) ?? '{}');
    return typeof all === 'object' ? { ...all } : {};
  } catch {
    return {};
  }
}

/** Puts what a client keeps in the place of what it kept; undefined takes that away. */
function keep(store: KeyValueStore, settings: Settings, kept: Kept | undefined): void {
  const all = JSON.stringify({ ...readAll(store), [nameOf(settings)]: kept });
  try {
    if (all === '{}') store.remove(KEY);
    else store.set(KEY, all);
  } catch {
    // Then a reload begins anew.
  }
}

/** With as many of the newest entries as there is room for. */
function shorten(kept: Kept): Kept {
  const { chat } = kept;
  if (!chat) return kept;
  const { conversation } = chat.chat;
  let room = MAX_LENGTH;
  const tooMany = conversation.entries.findLastIndex((entry) => (room -= lengthOf(entry)) < 0);
  const entries = conversation.entries.slice(tooMany + 1);
  return { ...kept, chat: { ...chat, chat: { ...chat.chat, conversation: { ...conversation, entries } } } };
}

/** About what it takes once it is written down, with its names. */
const lengthOf = (entry: Entry): number => 256 + ('text' in entry ? entry.text.length : 0);
