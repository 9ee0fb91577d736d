/** What a tab has ordered and no leader has confirmed. It outlives the leader that it was first given to. */
import type { SharedState } from './shared-state.js';
import type { Order } from './messages.js';
import type { Waiting } from './overlay.js';

export interface Outbox {
  /** The messages among them that are to be shown, oldest first. */
  readonly waiting: readonly Waiting[];
  /** What is to be given to the next leader, oldest first. */
  readonly orders: ReadonlyMap<string, Order>;
  add(orderId: string, order: Order, atMs: number): void;
  /** Takes out what the leader has carried out. */
  settle(state: SharedState): void;
  /** Takes a message away that could not be sent. */
  discard(messageId: string): boolean;
  clear(): void;
}

export function createOutbox(): Outbox {
  const orders = new Map<string, Order>();
  let waiting: readonly Waiting[] = [];
  return {
    get waiting() {
      return waiting;
    },
    orders,
    add(orderId, order, atMs) {
      orders.set(orderId, order);
      if (order.type === 'send') waiting = [...waiting, { order, atMs, isRefused: false }];
    },
    settle({ handled, snapshot: { chat } }) {
      const done = new Set<Order | undefined>(handled.map((orderId) => orders.get(orderId)));
      for (const orderId of handled) orders.delete(orderId);
      const shown = new Set(chat?.entries.map(({ key }) => key));
      if (waiting.length === 0) return;
      waiting = waiting
        .filter(({ order }) => chat && !shown.has(order.messageId))
        .map((one) => (done.has(one.order) ? { ...one, isRefused: true } : one));
    },
    discard(messageId) {
      const before = waiting;
      waiting = waiting.filter(({ order, isRefused }) => !isRefused || order.messageId !== messageId);
      return waiting !== before && waiting.length < before.length;
    },
    clear() {
      orders.clear();
      waiting = [];
    },
  };
}
