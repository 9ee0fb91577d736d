import type { ClientSnapshot, Delivery, TextEntry } from '../snapshot.js';
import type { Order } from './messages.js';

/** A message that the visitor wrote in this tab and that the leader has not shown yet. */
export interface Waiting {
  readonly order: Extract<Order, { readonly type: 'send' }>;
  readonly atMs: number;
  /** The leader has had it, and could do nothing with it. */
  readonly isRefused: boolean;
}

/** Shows a tab's own messages at once, before the leader does. */
export function overlaid(snapshot: ClientSnapshot, waiting: readonly Waiting[]): ClientSnapshot {
  const { chat } = snapshot;
  if (!chat || waiting.length === 0) return snapshot;
  const name = chat.parties.find(({ kind }) => kind === 'visitor')?.name ?? '';
  const own = waiting.map(({ order, atMs, isRefused }): TextEntry => {
    const delivery: Delivery = isRefused || chat.status !== 'open' ? 'failed' : 'sending';
    const author = { kind: 'visitor', name, key: 'visitor' } as const;
    return { key: order.messageId, kind: 'text', author, atMs, late: false, text: order.text, delivery };
  });
  return { ...snapshot, chat: { ...chat, entries: [...chat.entries, ...own] } };
}
