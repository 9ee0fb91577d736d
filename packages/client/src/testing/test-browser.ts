import type { Clock } from '../clock.js';
import type { KeyValueStore, Page, PageEvent, TabLocks } from '../page/page.js';
import type { VirtualClock } from './virtual-clock.js';

/** What a browser can do, and whether it lets anything be stored. */
export interface BrowserTraits {
  readonly locks?: boolean;
  readonly channels?: boolean;
  readonly storage?: 'works' | 'blocked' | 'full';
}

interface LockRequest {
  readonly tab: TestTab;
  readonly granted: () => void;
  readonly lost: () => void;
}

/** How long a message from tab to tab is on its way. */
const LATENCY_MS = 1;

/** A visitor's browser: tabs on one site, with all that connects them. */
export class TestBrowser {
  readonly clock: VirtualClock;
  readonly traits: BrowserTraits;
  readonly tabs = new Set<TestTab>();
  readonly shared = new Map<string, string>();
  /** How far the machine's time of day is off. */
  wallOffsetMs = 0;
  readonly #locks = new Map<string, LockRequest[]>();

  constructor(clock: VirtualClock, traits: BrowserTraits = {}) {
    this.clock = clock;
    this.traits = traits;
  }

  /** @param session What an earlier page in the same tab has stored. */
  open(session = new Map<string, string>()): TestTab {
    const tab = new TestTab(this, session);
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
    } else {
      queue.push(request);
    }
    if (queue[0] === request) request.tab.run(request.granted);
    return () => this.#drop(queue, (one) => one === request);
  }

  /** Gives up everything that a tab holds and waits for. */
  forsake(tab: TestTab): void {
    for (const queue of this.#locks.values()) this.#drop(queue, (one) => one.tab === tab);
  }

  #drop(queue: LockRequest[], isDropped: (request: LockRequest) => boolean): void {
    const [holder] = queue;
    queue.splice(0, queue.length, ...queue.filter((one) => !isDropped(one)));
    const [next] = queue;
    if (next && next !== holder) next.tab.run(next.granted);
  }
}

/** One tab: what its page sees of the browser, and what the browser and the visitor do to it. */
export class TestTab implements Page {
  readonly online = { isOnline: () => true, subscribe: () => () => undefined };
  readonly locks: TabLocks | undefined;
  readonly session: KeyValueStore;
  readonly shared: KeyValueStore;
  /** The clock as the page sees it: none of its timers fires while it is frozen, or once it is gone. */
  readonly clock: Clock;
  /** What is stored for this tab. */
  readonly stored: Map<string, string>;
  readonly #browser: TestBrowser;
  readonly #listeners = new Set<(event: PageEvent) => void>();
  readonly #channels = new Map<string, Set<(message: unknown) => void>>();
  #state: 'running' | 'frozen' | 'gone' = 'running';
  #isVisible = true;
  readonly #held: (() => void)[] = [];
  readonly #heldTimers: (() => void)[] = [];

  constructor(browser: TestBrowser, session: Map<string, string>) {
    const { clock, traits } = browser;
    this.#browser = browser;
    this.stored = session;
    this.session = storeOn(session, traits);
    this.shared = storeOn(browser.shared, traits);
    this.locks =
      traits.locks === false
        ? undefined
        : {
            request: (name, steal, granted, lost) => browser.requestLock(name, steal, { tab: this, granted, lost }),
            settled: () => new Promise((resolve) => this.run(() => resolve(undefined))),
          };
    this.clock = {
      now: () => clock.now() + browser.wallOffsetMs,
      monotonic: () => clock.monotonic(),
      setTimeout: (callback, delayMs) => clock.setTimeout(() => this.#do(callback, this.#heldTimers), delayMs),
      clearTimeout: (id) => clock.clearTimeout(id),
    };
  }

  /** Lets the page know of something, as a task of its own. */
  run(task: () => void): void {
    this.#browser.clock.setTimeout(() => this.#do(task), LATENCY_MS);
  }

  #do(task: () => void, held = this.#held): void {
    if (this.#state === 'frozen') held.push(task);
    if (this.#state === 'running') task();
  }

  openChannel(name: string) {
    if (this.#browser.traits.channels === false) return undefined;
    const members = this.#channels.get(name) ?? new Set();
    this.#channels.set(name, members);
    let own: ((message: unknown) => void) | undefined;
    return {
      post: (message: unknown) => {
        const copy = structuredClone(message);
        for (const tab of this.#browser.tabs) {
          for (const listener of tab.#channels.get(name) ?? []) {
            if (listener !== own) tab.run(() => tab.#channels.get(name)?.has(listener) && listener(copy));
          }
        }
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

  isVisible(): boolean {
    return this.#isVisible;
  }

  subscribe(listener: (event: PageEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(event: PageEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** The visitor closes the tab, or goes to another page in it. */
  close(): void {
    this.#tell('leaving');
    this.#tell('left');
    this.crash();
  }

  /** Ends it without a word. */
  crash(): void {
    this.#state = 'gone';
    this.#browser.tabs.delete(this);
    this.#browser.forsake(this);
  }

  /** The page is loaded anew in the same tab. */
  reload(): TestTab {
    this.close();
    return this.#browser.open(this.stored);
  }

  /** The browser keeps the page aside, as it was, to come back to; some do not ask it before. */
  putAside(isAsked = true): void {
    if (isAsked) this.#tell('leaving');
    this.#tell('left');
    this.#state = 'frozen';
  }

  comeBack(): void {
    this.#wake();
    this.#tell('restored');
  }

  /** Nothing of the page runs; `unannounced`, it isn't even told. */
  freeze(announced = true): void {
    if (announced) this.#tell('frozen');
    this.#state = 'frozen';
  }

  resume(announced = true): void {
    this.#wake();
    if (announced) this.#tell('resumed');
  }

  #wake(): void {
    this.#state = 'running';
    // Timers before messages, which is the worse for those who trust that nobody has spoken meanwhile.
    for (const task of [...this.#heldTimers.splice(0), ...this.#held.splice(0)]) task();
  }

  hide(): void {
    this.#isVisible = false;
    this.#tell('hidden');
  }

  show(): void {
    this.#isVisible = true;
    this.#tell('shown');
  }

  /** The page is asked whether it may be left, and stays. */
  stay(): void {
    this.#tell('leaving');
  }
}

function storeOn(values: Map<string, string>, { storage = 'works' }: BrowserTraits): KeyValueStore {
  const refuse = () => {
    throw new DOMException('Refused', storage === 'full' ? 'QuotaExceededError' : 'SecurityError');
  };
  return {
    get: (key) => (storage === 'blocked' ? refuse() : values.get(key)),
    set: (key, value) => void (storage === 'works' ? values.set(key, value) : refuse()),
    remove: (key) => void (storage === 'blocked' ? refuse() : values.delete(key)),
  };
}
