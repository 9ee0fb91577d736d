/** A visitor's browser: what connects its tabs, what it stores, and what it lets pages do. */
import type { KeyValueStore, Page, PageEvent, TabLocks } from '@footbridge/client/tabs';
import { NodeClock } from './node-clock.ts';
import type { Profile } from './profile.ts';
import type { World } from './world.ts';

/** How long a message from tab to tab is on its way. */
const LATENCY_MS = 1;

interface LockRequest {
  readonly tab: Tab;
  readonly granted: () => void;
  readonly lost: () => void;
}

export class Browser {
  readonly world: World;
  readonly profile: Profile;
  readonly tabs = new Set<Tab>();
  /** How many pages there were so far. */
  opened = 0;
  readonly shared = new Map<string, string>();
  readonly #locks = new Map<string, LockRequest[]>();
  /** How far the machine's time of day is off. */
  readonly wall = { offsetMs: 0 };
  #isOnline = true;

  constructor(world: World, profile: Profile) {
    this.world = world;
    this.profile = profile;
  }

  get isOnline(): boolean {
    return this.#isOnline;
  }

  setOnline(isOnline: boolean): void {
    const isNews = isOnline && !this.#isOnline;
    this.#isOnline = isOnline;
    if (isNews) for (const tab of this.tabs) tab.clock.run(() => tab.hearOnline());
  }

  /** `session`: what an earlier page in the same tab has stored. */
  open(session = new Map<string, string>()): Tab {
    this.opened += 1;
    const tab = new Tab(this, session);
    this.tabs.add(tab);
    return tab;
  }

  /** The first request for a lock holds it. */
  requestLock(name: string, steal: boolean, request: LockRequest): () => void {
    const queue = this.#locks.get(name) ?? [];
    this.#locks.set(name, queue);
    const holder = queue[0];
    if (steal) {
      if (holder) queue.shift();
      queue.unshift(request);
      holder?.tab.run(holder.lost);
    } else queue.push(request);
    if (queue[0] === request) request.tab.run(request.granted);
    return () => drop(queue, (one) => one === request);
  }

  /** Gives up everything that a tab holds and waits for. */
  forsake(tab: Tab): void {
    this.tabs.delete(tab);
    for (const queue of this.#locks.values()) drop(queue, (one) => one.tab === tab);
  }
}

function drop(queue: LockRequest[], isDropped: (request: LockRequest) => boolean): void {
  const [holder] = queue;
  queue.splice(0, queue.length, ...queue.filter((one) => !isDropped(one)));
  const [next] = queue;
  if (next && next !== holder) next.tab.run(next.granted);
}

/** One page in a tab, as its scripts see it. */
export class Tab implements Page {
  readonly clock: NodeClock;
  readonly online: Page['online'];
  readonly locks: TabLocks | undefined;
  readonly session: KeyValueStore;
  readonly shared: KeyValueStore;
  /** What is stored for this tab. */
  readonly stored: Map<string, string>;
  readonly #browser: Browser;
  readonly #listeners = new Set<(event: PageEvent) => void>();
  readonly #onlineListeners = new Set<() => void>();
  readonly #channels = new Map<string, Set<(message: unknown) => void>>();
  #isVisible = true;

  constructor(browser: Browser, session: Map<string, string>) {
    const { storage, hasLocks } = browser.profile;
    this.#browser = browser;
    this.clock = new NodeClock(browser.world, browser.wall);
    this.online = {
      isOnline: () => browser.isOnline,
      subscribe: (listener) => {
        this.#onlineListeners.add(listener);
        return () => this.#onlineListeners.delete(listener);
      },
    };
    this.stored = session;
    this.session = storeOn(session, storage);
    this.shared = storeOn(browser.shared, storage);
    this.locks = hasLocks
      ? {
          request: (name, steal, granted, lost) => browser.requestLock(name, steal, { tab: this, granted, lost }),
          settled: () => new Promise((resolve) => this.run(() => resolve(undefined))),
        }
      : undefined;
  }

  /** Lets the page know of something, as a task of its own. */
  run(task: () => void): void {
    this.#browser.world.after(LATENCY_MS, () => this.clock.run(task));
  }

  openChannel(name: string) {
    const members = this.#channels.get(name) ?? new Set();
    this.#channels.set(name, members);
    let own: ((message: unknown) => void) | undefined;
    return {
      post: (message: unknown) => {
        const copy = structuredClone(message);
        for (const tab of this.#browser.tabs) tab.#hear(name, copy, own);
      },
      listen: (listener: (message: unknown) => void) => {
        own = listener;
        members.add(listener);
      },
      close: () => {
        if (own) members.delete(own);
      },
    };
  }

  #hear(name: string, message: unknown, sender: unknown): void {
    for (const listener of this.#channels.get(name) ?? []) {
      if (listener !== sender) this.run(() => this.#channels.get(name)?.has(listener) && listener(message));
    }
  }

  isVisible(): boolean {
    return this.#isVisible;
  }

  subscribe(listener: (event: PageEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get listenersLeft(): number {
    return this.#listeners.size + this.#onlineListeners.size;
  }

  hearOnline(): void {
    this.#onlineListeners.forEach((listener) => listener());
  }

  tell(event: PageEvent): void {
    this.#listeners.forEach((listener) => listener(event));
  }

  /** The page goes, and says so unless it crashes. */
  close(isCrash: boolean): void {
    if (!isCrash && !this.clock.isFrozen) {
      this.tell('leaving');
      this.tell('left');
    }
    this.clock.stop();
    this.#browser.forsake(this);
  }

  setVisible(isVisible: boolean): void {
    if (isVisible === this.#isVisible) return;
    this.#isVisible = isVisible;
    this.tell(isVisible ? 'shown' : 'hidden');
  }
}

function storeOn(values: Map<string, string>, storage: Profile['storage']): KeyValueStore {
  const refuse = () => {
    throw new DOMException('Refused', storage === 'full' ? 'QuotaExceededError' : 'SecurityError');
  };
  return {
    get: (key) => (storage === 'blocked' ? refuse() : values.get(key)),
    set: (key, value) => void (storage === 'works' ? values.set(key, value) : refuse()),
    remove: (key) => void (storage === 'blocked' ? refuse() : values.delete(key)),
  };
}
