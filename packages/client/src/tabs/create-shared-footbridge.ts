/**
 * One chat for all tabs of a visitor: the leading tab runs the client, the others show what it tells and order what their
 * visitor wants. Whoever leads next goes on from what was told last. It knows no request and no rule of the chat.
 */
import type { ChatDetails, ClientEvent } from '../client.js';
import { createFootbridge } from '../create-footbridge.js';
import { FootbridgeError } from '../errors.js';
import { linkOf } from '../link-of.js';
import { links } from '../link.js';
import { createListeners } from '../listeners.js';
import { browserPage } from '../page/browser-page.js';
import type { Page, PageEvent } from '../page/page.js';
import type { Exchange } from '../transport/observe-transport.js';
import { knowsMore } from './compare-records.js';
import { createCoreSlot } from './core-slot.js';
import { createKeptSession } from './kept-session.js';
import { createLeadership } from './leadership.js';
import type { Order, TabMessage } from './messages.js';
import { createOutbox } from './outbox.js';
import { createReplica } from './replica.js';
import type { SharedFootbridge, SharedOptions } from './shared-footbridge.js';
import { createTabGroup } from './tab-group.js';

const MAX_AGE_MS = 7_200_000;

/**
 * Creates a client whose chat is one in all tabs of the site and survives a reload: one tab talks to the server, the others
 * show the same. Asks nothing, stores nothing and connects no tabs until `connect()` or `startChat()`, unless this tab was in
 * a chat before its page was loaded; then it goes on with it at once. Throws `invalid-options`.
 *
 * @param page Default: the page that this script runs in.
 */
export function createSharedFootbridge(options: SharedOptions, page: Page = browserPage()): SharedFootbridge {
  const { maxRecordAgeMs = MAX_AGE_MS, ...given } = options;
  const listeners = createListeners<ClientEvent | undefined>();
  const exchanges = createListeners<Exchange>();
  const notify = () => listeners.tell(undefined);

  /** What callbacks and the like work over, in any tab: it has no chat. */
  const base = createFootbridge({ online: page.online, ...given });
  const baseLink = linkOf(base);
  baseLink.observe(exchanges.tell);
  const { settings, createToken } = baseLink;
  const slot = createCoreSlot(given, page, () => group.mayAct(), exchanges.tell);
  // A page that is looked at shows first what it then writes down; timers of one that is not are late.
  const session = createKeptSession(page.session, settings, maxRecordAgeMs, (task) =>
    page.isVisible() ? settings.clock.setTimeout(task, 0) : queueMicrotask(task),
  );
  const outbox = createOutbox();
  const replica = createReplica(base.snapshot, session, outbox, () => {
    group.watch();
    notify();
  });
  const group = createTabGroup({
    page,
    clock: settings.clock,
    // The version keeps tabs apart whose scripts are of different releases.
    name: ['footbridge-1', ...settings.servers, settings.target].join(' '),
    tabId: createToken(),
    isNeeded: () => replica.isOpen,
    onLead() {
      leadership.begin();
      for (const [orderId, order] of outbox.orders) leadership.obey(orderId, order);
      notify();
    },
    onFollow() {
      leadership.end();
      slot.renew();
      group.ask({ type: 'hello' });
      notify();
    },
    onMessage: (message) => (group.leads ? leadership.hear(message) : follow(message)),
    onSlept: () => slot.core.wake(),
  });
  const leadership = createLeadership(slot, replica, group, () => page.isVisible(), listeners.tell);
  const life = new AbortController();
  /** Left while it took part, so that it takes part again when it comes back. */
  let isAway = false;

  function follow(message: TabMessage): void {
    if (message.type === 'hidden' && page.isVisible()) group.want();
    if (message.type === 'news') {
      const { news } = message;
      if (news.type !== 'problem') return listeners.tell(news);
      const { code, message: text } = news.error;
      return listeners.tell({ ...news, error: new FootbridgeError(code, text, news.error) });
    }
    if (message.type !== 'state') return;
    const { record } = replica.state;
    const heard = replica.hear(message);
    if (heard === 'missed') return group.ask({ type: 'hello' });
    if (heard !== 'first of its term') return;
    // A leader that knows less than this tab does would lose what is only known here.
    if (record && knowsMore(record, replica.state.record)) group.ask({ type: 'have', record });
    for (const [orderId, order] of outbox.orders) group.ask({ type: 'order', orderId, order });
  }

  function give(order: Order): void {
    if (group.leads) return leadership.carryOut(order);
    const orderId = createToken();
    if (order.type !== 'typed' && order.type !== 'reconnectNow') outbox.add(orderId, order, settings.clock.now());
    group.ask({ type: 'order', orderId, order });
    replica.show();
  }

  /** Resolves when `isReached` says so, or there is nothing to wait for any more. */
  const when = (isReached: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const end = listeners.add(look);
      function look(): void {
        if (!isReached() && !life.signal.aborted) return;
        end();
        resolve();
      }
      look();
    });

  /** Waits until this tab leads, or need not. */
  async function lead(needNot: () => boolean): Promise<boolean> {
    if (life.signal.aborted) throw new FootbridgeError('disposed', 'The client was disposed of.');
    group.join();
    group.insist();
    await when(() => group.leads || needNot());
    group.relent();
    return group.leads;
  }

  async function connect(): Promise<void> {
    if (!(await lead(() => replica.isOpen || replica.snapshot.configuration === 'loaded'))) return;
    try {
      await slot.core.connect();
    } catch (error) {
      // Another tab may have taken over in the meantime.
      if (group.leads || life.signal.aborted) throw error;
      await connect();
    }
  }

  async function startChat(details?: ChatDetails): Promise<void> {
    const leads = await lead(() => replica.isOpen);
    // Without the lead there is a chat already, to which the core would say no as well.
    if (!leads) throw new FootbridgeError('refused', 'There is a chat already.');
    await slot.core.startChat(details);
  }

  function onPage(event: PageEvent): void {
    session.write();
    if (event === 'leaving') group.waver();
    else if (event === 'left' || event === 'frozen') isAway = group.leave() || isAway;
    else if (event === 'restored' || event === 'resumed') {
      if (isAway) group.join();
      isAway = false;
    } else if (group.leads) {
      if (event === 'shown') slot.core.reconnectNow();
      else group.tell({ type: 'hidden' });
    } else if (event === 'shown' && replica.isOpen) group.want();
  }

  const unsubscribePage = page.subscribe(onPage);
  // A chat was open when this tab's last page went.
  if (replica.state.record) group.join();

  const shared: SharedFootbridge = {
    get snapshot() {
      return replica.snapshot;
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
      if (replica.snapshot.chat?.status !== 'open') {
        throw new FootbridgeError('no-chat', 'There is no open chat.');
      }
      const isTaken = [...baseLink.takers].some((take) => take(text));
      if (!isTaken && text.trim()) give({ type: 'send', text, messageId: createToken() });
    },
    retry: (key) => give({ type: 'retry', key }),
    discard(key) {
      if (outbox.discard(key)) replica.show();
      else give({ type: 'discard', key });
    },
    typed: () => give({ type: 'typed' }),
    reconnectNow: () => give({ type: 'reconnectNow' }),
    wake: () => slot.core.wake(),
    async leave() {
      if (!replica.isOpen) return;
      give({ type: 'leave' });
      await when(() => !replica.isOpen);
    },
    reset() {
      if (replica.isOpen) return;
      outbox.clear();
      give({ type: 'reset' });
    },
    dispose() {
      session.write();
      life.abort();
      unsubscribePage();
      slot.stop();
      group.leave();
      slot.core.dispose();
      base.dispose();
      notify();
      listeners.clear();
    },
    get draft() {
      return session.get('draft') ?? '';
    },
    set draft(text) {
      if (replica.state.record) session.set('draft', text || undefined);
    },
    get minimized() {
      return session.get('minimized') === true;
    },
    set minimized(is) {
      if (replica.state.record || session.get('callback')) session.set('minimized', is || undefined);
    },
    get callback() {
      return session.get('callback');
    },
    set callback(record) {
      session.set('callback', record);
    },
    async forget() {
      session.clear();
      await shared.leave();
      shared.reset();
      session.restart();
    },
  };
  links.set(shared, {
    ...baseLink,
    observe: exchanges.add,
    chat: () => slot.link.chat(),
    visitorId: () => replica.state.record?.chat.conversation.visitorId,
  });
  return shared;
}
