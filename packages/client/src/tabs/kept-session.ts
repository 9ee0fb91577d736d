/** What one tab keeps for itself across a reload. Storage that is blocked, full or damaged only means that nothing is kept. */
import type { Settings } from '../options.js';
import type { KeyValueStore } from '../page/page.js';
import type { ChatRecord } from '../record/chat-record.js';
import { decodeRecord } from '../record/decode-record.js';

/** Where it lies; the script tag's loader looks whether there is anything. */
const KEY = 'footbridge';
/** In UTF-16, as storages count: 256 KB. */
const MAX_LENGTH = 131_072;
const MAX_ENTRIES = 1_000;

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
}

export function createKeptSession(store: KeyValueStore, settings: Settings, maxAgeMs: number): KeptSession {
  let kept = read(store, settings, maxAgeMs);
  let isClosed = false;

  function change(next: Kept): void {
    const { minimized: _, ...others } = next;
    // A panel is remembered for what is under way in it.
    kept = next.chat || next.callback ? next : others;
    try {
      if (Object.values(kept).some((value) => value !== undefined)) store.set(KEY, write(kept));
      else store.remove(KEY);
    } catch {
      // Then a reload begins anew.
    }
  }

  return {
    get: (name) => kept[name],
    set(name, value) {
      if (kept[name] !== value && !isClosed) change({ ...kept, [name]: value });
    },
    endChat: () => change({ callback: kept.callback, minimized: kept.minimized }),
    clear() {
      change({});
      isClosed = true;
    },
    restart() {
      isClosed = false;
    },
  };
}

function read(store: KeyValueStore, settings: Settings, maxAgeMs: number): Kept {
  try {
    const { chat, draft, minimized, callback } = JSON.parse(store.get(KEY) ?? '{}') as Record<keyof Kept, unknown>;
    const record = decodeRecord(chat, settings, maxAgeMs);
    const lasting: Kept = callback === undefined ? {} : { callback, minimized: !!minimized };
    if (record) {
      return { ...lasting, chat: record, draft: typeof draft === 'string' ? draft : undefined, minimized: !!minimized };
    }
    if (chat === undefined) return lasting;
    // A chat with another queue is its own page's; anything else is of no use to anybody.
    const { target } = chat as { readonly target?: unknown };
    if (target === settings.target) store.remove(KEY);
  } catch {
    // As if there were nothing.
  }
  return {};
}

/** As text, with as many of the newest entries as there is room for. */
function write(kept: Kept): string {
  const { chat } = kept;
  if (!chat) return JSON.stringify(kept);
  const { conversation } = chat.chat;
  const cut = (count: number) => {
    const entries = count < conversation.entries.length ? conversation.entries.slice(-count) : conversation.entries;
    return JSON.stringify({
      ...kept,
      chat: { ...chat, chat: { ...chat.chat, conversation: { ...conversation, entries } } },
    });
  };
  let count = Math.min(conversation.entries.length, MAX_ENTRIES);
  let text = cut(count);
  while (text.length > MAX_LENGTH && count > 1) {
    count = Math.floor(count / 2);
    text = cut(count);
  }
  return text;
}
