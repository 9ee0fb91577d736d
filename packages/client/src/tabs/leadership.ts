/** What the leading tab does for the others: tells them how things stand, and does what they order. */
import type { ClientEvent } from '../client.js';
import { recordOf, type ChatRecord } from '../record/chat-record.js';
import type { ClientSnapshot } from '../snapshot.js';
import { isNewer, knowsMore, unheardLines } from './compare-records.js';
import type { CoreSlot } from './core-slot.js';
import type { Order, PlainEvent, TabMessage } from './messages.js';
import type { Replica } from './replica.js';
import type { TabGroup } from './tab-group.js';

export interface Leadership {
  /** Begins: goes on with the chat that this tab knows. */
  begin(): void;
  end(): void;
  /** Carries out what this tab's own visitor wants. */
  carryOut(order: Order): void;
  /** Carries out an order that may come more than once. */
  obey(orderId: string, order: Order): void;
  hear(message: TabMessage): void;
}

/** So many orders back a repeat is known as one. */
const MOST_HANDLED = 32;

/** @param onNews Told of every fact; an order's own client is told of it by its tab. */
export function createLeadership(
  slot: CoreSlot,
  replica: Replica,
  group: TabGroup,
  isVisible: () => boolean,
  onNews: (news: ClientEvent) => void,
): Leadership {
  /** What the core was when it was last told about. */
  let told: { readonly snapshot: unknown; readonly chat: unknown } | undefined;
  /** The tab that is to lead next, and how many polls were answered when it asked. */
  let heir: { readonly tabId: string; readonly polls: number } | undefined;

  function lead(record: ChatRecord | undefined): void {
    const report = (news: ClientEvent) => {
      onNews(news);
      group.tell({ type: 'news', news: plain(news) });
    };
    slot.lead(record, () => tell(false), report);
    tell(true);
  }

  function begin(): void {
    lead(replica.state.record);
    group.watch();
  }

  /** Tells everybody how things stand; `whole` for those who know nothing yet. */
  function tell(whole: boolean): void {
    const { core, link } = slot;
    const { snapshot } = core;
    const chat = link.chat();
    if (!whole && told?.snapshot === snapshot && told.chat === chat) return;
    told = { snapshot, chat };
    const before = replica.state.snapshot;
    const { configuration, allows, notice } = snapshot.configuration === 'unknown' ? before : snapshot;
    // A chat that has ended while another led is shown until it is dismissed.
    const ended = before.chat?.status === 'ended' ? before.chat : undefined;
    change({ configuration, allows, notice, chat: snapshot.chat ?? ended }, recordOf(core, link), whole);
    // Without acknowledgements, an answer on its way to this tab is the only copy of what it carries.
    if (heir && (!chat || chat.trouble || chat.acks || chat.pollCount !== heir.polls)) {
      const { tabId } = heir;
      heir = undefined;
      group.yieldTo(tabId);
    }
  }

  function change(
    snapshot: ClientSnapshot,
    record: ChatRecord | undefined,
    whole: boolean,
    handled = replica.state.handled,
  ): void {
    group.tell({ type: 'state', ...replica.change({ snapshot, record, handled }, whole) });
  }

  function obey(orderId: string, order: Order): void {
    const { handled } = replica.state;
    if (handled.includes(orderId)) return;
    try {
      carryOut(order);
    } catch {
      // There is no chat to send it in any more; whoever ordered it sees that.
    }
    const { snapshot, record } = replica.state;
    change(snapshot, record, false, [...handled, orderId].slice(-MOST_HANDLED));
  }

  function carryOut(order: Order): void {
    const { core, link } = slot;
    if (order.type === 'send') link.send(order.text, order.messageId);
    else if (order.type === 'leave') void core.leave();
    else if ('key' in order) core[order.type](order.key);
    else core[order.type]();
    if (order.type === 'reset') change({ ...replica.state.snapshot, chat: core.snapshot.chat }, undefined, false);
  }

  /** Goes on with what another tab knows, where that is more. */
  function adopt(record: ChatRecord): void {
    const { state } = replica;
    const own = state.record;
    if (replica.isOver(record) || !knowsMore(record, own) || (state.snapshot.chat && !own)) return;
    if (!own || isNewer(record, own)) {
      slot.renew();
      lead(record);
    }
    // Whichever of the two it goes on with, it lacks what only the other has heard.
    const [kept, left] = own && isNewer(record, own) ? [record, own] : [own, record];
    if (kept) slot.link.addLines(unheardLines(left, kept));
    // Whichever of them knew of it, the visitor wants to leave.
    if (record.chat.isLeaving || own?.chat.isLeaving) carryOut({ type: 'leave' });
  }

  return {
    begin,
    end() {
      told = undefined;
      heir = undefined;
    },
    carryOut,
    obey,
    hear(message) {
      if (message.type === 'hello') tell(true);
      else if (message.type === 'order') obey(message.orderId, message.order);
      else if (message.type === 'have') adopt(message.record);
      else if (message.type === 'want' && !(replica.isOpen && isVisible())) {
        heir = { tabId: message.from, polls: slot.link.chat()?.pollCount ?? 0 };
        told = undefined;
        tell(false);
      }
    },
  };
}

const plain = (news: ClientEvent): PlainEvent =>
  news.type === 'problem' ? { ...news, error: { ...news.error, message: news.error.message } } : news;
