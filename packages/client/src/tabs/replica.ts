/** What this tab knows of the chat, whoever leads: the state that was told last, and what is shown of it. */
import type { ChatRecord } from '../record/chat-record.js';
import type { ClientSnapshot } from '../snapshot.js';
import type { KeptSession } from './kept-session.js';
import type { TabMessage } from './messages.js';
import type { Outbox } from './outbox.js';
import { overlaid } from './overlay.js';
import { patchBetween, patched, type Patch, type SharedState } from './shared-state.js';

export interface Replica {
  readonly state: SharedState;
  /** The state's, and this tab's own messages that the leader has not shown yet. */
  readonly snapshot: ClientSnapshot;
  /** Whether there is a chat that has not ended. */
  readonly isOpen: boolean;
  /** Changes the state as the leader; returns what to tell the others. */
  change(
    state: SharedState,
    whole: boolean,
  ): { readonly count: number; readonly whole: boolean; readonly patch: Patch };
  /** Takes what the leader says. `missed` where something before it was. */
  hear(message: Extract<TabMessage, { readonly type: 'state' }>): 'missed' | 'first of its term' | 'next';
  /** Whether a record is of a chat that this tab has seen end. */
  isOver(record: ChatRecord): boolean;
  /** Shows this tab's own messages anew. */
  show(): void;
}

/** @param onChange Told after every change of the snapshot. */
export function createReplica(
  initial: ClientSnapshot,
  session: KeptSession,
  outbox: Outbox,
  onChange: () => void,
): Replica {
  const record = session.get('chat');
  let state: SharedState = { snapshot: record ? shownBy(record, initial) : initial, record, handled: [] };
  let { snapshot } = state;
  /** The visitor's ids in chats that are over. */
  const over = new Set<string>();
  let heard = { term: 0, count: 0 };

  function take(next: SharedState): void {
    const before = state.record;
    state = next;
    outbox.settle(next);
    session.set('chat', next.record);
    if (before && !next.record) {
      over.add(before.chat.conversation.visitorId);
      session.endChat();
    }
    show();
  }

  function show(): void {
    const before = snapshot;
    snapshot = overlaid(state.snapshot, outbox.waiting);
    if (snapshot !== before) onChange();
  }

  return {
    get state() {
      return state;
    },
    get snapshot() {
      return snapshot;
    },
    get isOpen() {
      const { chat } = state.snapshot;
      return !!chat && chat.status !== 'ended';
    },
    change(next, whole) {
      const patch = patchBetween(whole ? undefined : state, next);
      heard = { ...heard, count: heard.count + 1 };
      const { count } = heard;
      take(next);
      return { count, whole, patch };
    },
    hear({ term, count, whole, patch }) {
      const isNew = term !== heard.term;
      if (!whole && (isNew || count !== heard.count + 1)) return 'missed';
      heard = { term, count };
      take(patched(whole ? undefined : state, patch));
      return isNew ? 'first of its term' : 'next';
    },
    isOver: ({ chat }) => over.has(chat.conversation.visitorId),
    show,
  };
}

/** What is to be seen of a recorded chat before anybody leads. */
const shownBy = ({ chat: { conversation } }: ChatRecord, initial: ClientSnapshot): ClientSnapshot => ({
  ...initial,
  chat: {
    status: conversation.visitorId ? 'open' : 'starting',
    endReason: undefined,
    connection: 'connected',
    parties: conversation.members.filter(({ absent }) => !absent).map(({ party }) => party),
    entries: conversation.entries,
  },
});
