/**
 * One chat for all tabs of a visitor: the leading tab runs the client, the others show what it tells and order what their
 * visitor wants. Whoever leads next goes on from what was told last. It knows no request and no rule of the chat.
 */
import type { ChatDetails, ClientEvent, Footbridge } from '../client.js';
import type { createFootbridge } from '../create-footbridge.js';
import type { FootbridgeError } from '../errors.js';
import type { linkOf } from '../link-of.js';
import type { Link } from '../link.js';
import type { createListeners } from '../listeners.js';
import type { FootbridgeOptions } from '../options.js';
import type { Page, PageEvent } from '../page/page.js';
import { foundOf, recordOf, type ChatRecord } from '../record/chat-record.js';
import { createGate } from './gate.js';
import { createKeptSession } from './kept-session.js';
import type { Order, PlainEvent, TabMessage } from './messages.js';
import { createOutbox } from './outbox.js';
import { overlaid } from './overlay.js';
import { patchBetween, patched, type SharedState } from './shared-state.js';
import { createTabGroup } from './tab-group.js';

/** A client whose chat is the same in every tab of the site, and survives a reload. */
export interface SharedFootbridge extends Footbridge {
  /** Whether this is the tab that talks to the server. */
  readonly leads: boolean;
  /** What the visitor has typed and not sent. Kept for this tab while a chat is open. */
  draft: string;
  /** What was kept for this tab under a name of the page's own. */
  kept(name: string): unknown;
  /** Keeps a value that JSON can carry for this tab until `forget()`; undefined takes it away. */
  keep(name: string, value: unknown): void;
  /** For a visitor who withdraws their consent: ends the chat and erases all that is kept. */
  forget(): Promise<void>;
}

export interface SharedOptions extends FootbridgeOptions {
  /** A chat of which this tab has known nothing for this long, in milliseconds, is not taken up again. Default: 2 h. */
  readonly maxRecordAgeMs?: number;
}

/** The client that is to be shared, lent by whoever has loaded it, so that no page loads it twice. */
export interface Core {
  readonly createFootbridge: typeof createFootbridge;
  readonly linkOf: typeof linkOf;
  readonly createListeners: typeof createListeners;
  readonly FootbridgeError: typeof FootbridgeError;
}

const MAX_AGE_MS = 7_200_000;
/** So many orders back a repeat is known as one. */
const MOST_HANDLED = 32;
const HIDDEN_PACE_MS = 10_000;
/** Servers end a chat whose visitor they don't hear for 90 s. */
const LONG_HIDDEN_PACE_MS = 60_000;
const LONG_HIDDEN_MS = 300_000;

export function shareFootbridge(options: SharedOptions, page: Page, lent: Core): SharedFootbridge {
  const { maxRecordAgeMs = MAX_AGE_MS, ...given } = options;
  const listeners = lent.createListeners<ClientEvent | undefined>();
  let [core, link] = createCore();
  const { settings } = link;
  const { clock } = settings;
  const tabId = link.createToken();
  const session = createKeptSession(page.session, settings, maxRecordAgeMs);
  const outbox = createOutbox();
  const group = createTabGroup({
    page,
    clock,
    // The version keeps tabs apart whose scripts are of different releases.
    name: ['footbridge-1', ...settings.servers, settings.target].join(' '),
    tabId,
    isNeeded: () => isOpen(shared),
    onLead,
    onFollow,
    onMessage,
    onSlept: () => core.wake(),
  });

  let shared: SharedState = { snapshot: core.snapshot, record: session.get('chat'), handled: [] };
  let snapshot = core.snapshot;
  /** What the core was when it was last told about. */
  let told: { readonly snapshot: unknown; readonly chat: unknown } | undefined;
  let heard = { term: 0, count: 0 };
  let yieldsTo: { readonly tabId: string; readonly polls: number } | undefined;
  let hiddenSinceMs = clock.monotonic();
  let isForgetting = false;
  let isDisposed = false;

  function createCore(): [Footbridge, Link] {
    const made = lent.createFootbridge({
      pollPace: paceMs,
      online: page.online,
      ...given,
      fetch: createGate(given.fetch ?? ((input, init) => globalThis.fetch(input, init)), () => group.mayAct()),
    });
    return [made, lent.linkOf(made)];
  }

  function paceMs(): number {
    if (page.isVisible()) return 0;
    return clock.monotonic() - hiddenSinceMs < LONG_HIDDEN_MS ? HIDDEN_PACE_MS : LONG_HIDDEN_PACE_MS;
  }

  function onLead(): void {
    const { record } = shared;
    const leading = core;
    link.follow(() => leading === core && publish(false));
    link.listen((news) => {
      if (leading !== core) return;
      if (!news) return publish(false);
      listeners.tell(news);
      group.tell({ type: 'news', news: plain(news) });
    });
    if (record) link.resume(foundOf(record), record.chat);
    publish(true);
    for (const [orderId, order] of outbox.orders) obey(orderId, order);
    group.watch();
  }

  function onFollow(): void {
    const left = core;
    told = undefined;
    yieldsTo = undefined;
    [core, link] = createCore();
    left.dispose();
    group.ask({ type: 'hello' });
    // Those who wait to lead, or for a chat, look again.
    listeners.tell(undefined);
  }

  /** Tells everybody how things stand: the other tabs, this tab's storage, and whoever listens. */
  function publish(whole: boolean): void {
    const chat = link.chat();
    if (!whole && told?.snapshot === core.snapshot && told.chat === chat) return;
    told = { snapshot: core.snapshot, chat };
    const before = whole ? undefined : shared;
    const { configuration, allows } = core.snapshot.configuration === 'unknown' ? shared.snapshot : core.snapshot;
    // A chat that has ended while another led is shown until it is dismissed.
    const ended = shared.snapshot.chat?.status === 'ended' ? shared.snapshot.chat : undefined;
    take({
      snapshot: { configuration, allows, chat: core.snapshot.chat ?? ended },
      record: recordOf(core, link),
      handled: shared.handled,
    });
    group.tell({ type: 'state', count: (heard.count += 1), whole, patch: patchBetween(before, shared) });
    if (yieldsTo && (!chat || chat.trouble || chat.acks || chat.pollCount !== yieldsTo.polls)) {
      group.yieldTo(yieldsTo.tabId);
    }
  }

  function take(state: SharedState): void {
    shared = state;
    outbox.settle(state);
    if (!isForgetting) session.set('chat', state.record);
    if (!state.record) session.set('draft', undefined);
    show();
    group.watch();
  }

  function show(): void {
    const before = snapshot;
    snapshot = overlaid(shared.snapshot, outbox.waiting);
    if (snapshot !== before) listeners.tell(undefined);
  }

  function onMessage(message: TabMessage): void {
    if (group.leads) {
      if (message.type === 'hello') publish(true);
      else if (message.type === 'order') obey(message.orderId, message.order);
      else if (message.type === 'want') consider(message.from);
      else if (message.type === 'have') adopt(message.record);
    } else if (message.type === 'state') {
      hearState(message);
    } else if (message.type === 'news') {
      const { news } = message;
      const { FootbridgeError: Problem } = lent;
      listeners.tell(
        news.type === 'problem' ? { ...news, error: new Problem(news.error.code, news.error.message) } : news,
      );
    } else if (message.type === 'hidden' && page.isVisible()) {
      group.want();
    }
  }

  function hearState({ term, count, whole, patch }: Extract<TabMessage, { readonly type: 'state' }>): void {
    const isNew = term !== heard.term;
    if (!whole && (isNew || count !== heard.count + 1)) return group.ask({ type: 'hello' });
    heard = { term, count };
    const before = shared.record;
    take(patched(whole ? undefined : shared, patch));
    if (!isNew) return;
    // A leader that knows less than this tab does would lose what is only known here.
    if (before && isNewer(before, shared.record)) group.ask({ type: 'have', record: before });
    for (const [orderId, order] of outbox.orders) group.ask({ type: 'order', orderId, order });
  }

  function adopt(record: ChatRecord): void {
    if (!isNewer(record, shared.record) || (shared.snapshot.chat && !shared.record)) return;
    shared = { ...shared, record };
    const left = core;
    [core, link] = createCore();
    left.dispose();
    onLead();
  }

  /** Lets another tab lead if the visitor is there, once nothing can be lost by it. */
  function consider(otherId: string): void {
    const chat = link.chat();
    if (isOpen(shared) && page.isVisible()) return;
    yieldsTo = { tabId: otherId, polls: chat?.pollCount ?? 0 };
    told = undefined;
    publish(false);
  }

  function obey(orderId: string, order: Order): void {
    if (shared.handled.includes(orderId)) return;
    shared = { ...shared, handled: [...shared.handled, orderId].slice(-MOST_HANDLED) };
    told = undefined;
    try {
      carryOut(order);
    } catch {
      // There is no chat to send it in any more; whoever ordered it sees that.
    }
    publish(false);
  }

  function carryOut(order: Order): void {
    if (order.type === 'send') link.send(order.text, order.messageId);
    else if (order.type === 'leave') void core.leave();
    else if ('key' in order) core[order.type](order.key);
    else core[order.type]();
    if (order.type !== 'reset') return;
    shared = { ...shared, snapshot: { ...shared.snapshot, chat: core.snapshot.chat } };
    told = undefined;
    publish(false);
  }

  function give(order: Order): void {
    if (group.leads) return carryOut(order);
    const orderId = link.createToken();
    if (order.type !== 'typed' && order.type !== 'reconnectNow') outbox.add(orderId, order, clock.now());
    group.ask({ type: 'order', orderId, order });
    show();
  }

  /** Resolves when `isReached` says so. */
  const when = (isReached: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      if (isReached()) return resolve();
      const end = listeners.add(() => {
        if (!isReached()) return;
        end();
        resolve();
      });
    });

  /** Waits until this tab leads, or need not. */
  async function lead(needNot: () => boolean): Promise<boolean> {
    if (isDisposed) throw new lent.FootbridgeError('disposed', 'The client was disposed of.');
    group.join();
    group.insist();
    await when(() => group.leads || needNot() || isDisposed);
    group.relent();
    return group.leads;
  }

  async function connect(): Promise<void> {
    if (!(await lead(() => shared.snapshot.configuration === 'loaded' || isOpen(shared)))) return;
    try {
      await core.connect();
    } catch (error) {
      // Another tab has taken over in the meantime.
      if (group.leads || isDisposed) throw error;
      await connect();
    }
  }

  async function startChat(details?: ChatDetails): Promise<void> {
    await lead(() => isOpen(shared));
    // Without the lead there is a chat already, which the core would say no to as well.
    if (!group.leads) throw new lent.FootbridgeError('refused', 'There is a chat already.');
    await core.startChat(details);
  }

  async function leave(): Promise<void> {
    if (!isOpen(shared)) return;
    give({ type: 'leave' });
    await when(() => !isOpen(shared) || isDisposed);
  }

  function reset(): void {
    if (isOpen(shared)) return;
    outbox.clear();
    give({ type: 'reset' });
  }

  const isIn = { before: false };
  function onPage(event: PageEvent): void {
    if (event === 'hidden') hiddenSinceMs = clock.monotonic();
    if (event === 'hidden' && group.leads) group.tell({ type: 'hidden' });
    if (event === 'shown' && group.leads) core.reconnectNow();
    if (event === 'shown' && isOpen(shared)) group.want();
    if (event === 'leaving') group.waver();
    if (event === 'left' || event === 'frozen') suspend();
    if ((event === 'restored' || event === 'resumed') && isIn.before) group.join();
  }

  function suspend(): void {
    isIn.before ||= group.leave();
  }

  const endPage = page.subscribe(onPage);
  if (shared.record) group.join();

  return {
    get snapshot() {
      return snapshot;
    },
    get leads() {
      return group.leads;
    },
    subscribe: (listener) => listeners.add((news) => news ?? listener()),
    on: (type, listener) =>
      listeners.add((news) => {
        if (news?.type === type) listener(news as Parameters<typeof listener>[0]);
      }),
    connect,
    startChat,
    send(text) {
      if (shared.snapshot.chat?.status !== 'open') {
        throw new lent.FootbridgeError('no-chat', 'There is no open chat.');
      }
      if (text.trim()) give({ type: 'send', text, messageId: link.createToken() });
    },
    retry: (key) => give({ type: 'retry', key }),
    discard(key) {
      if (outbox.discard(key)) show();
      else give({ type: 'discard', key });
    },
    typed: () => give({ type: 'typed' }),
    reconnectNow: () => give({ type: 'reconnectNow' }),
    wake: () => core.wake(),
    leave,
    reset,
    dispose() {
      isDisposed = true;
      endPage();
      group.leave();
      core.dispose();
      listeners.tell(undefined);
      listeners.clear();
    },
    get draft() {
      const draft = session.get('draft');
      return typeof draft === 'string' ? draft : '';
    },
    set draft(text) {
      if (shared.record) session.set('draft', text || undefined);
    },
    kept: (name) => session.get(`own:${name}`),
    keep: (name, value) => session.set(`own:${name}`, value),
    async forget() {
      isForgetting = true;
      session.clear();
      await leave();
      reset();
      isForgetting = false;
    },
  };
}

const isOpen = ({ snapshot: { chat } }: SharedState): boolean => !!chat && chat.status !== 'ended';

/** Whether one record knows more of a chat than another. */
const isNewer = ({ chat }: ChatRecord, other: ChatRecord | undefined): boolean =>
  !other ||
  (chat.conversation.visitorId === other.chat.conversation.visitorId &&
    chat.conversation.lastSequence > other.chat.conversation.lastSequence);

const plain = (news: ClientEvent): PlainEvent =>
  news.type === 'problem' ? { ...news, error: { code: news.error.code, message: news.error.message } } : news;
