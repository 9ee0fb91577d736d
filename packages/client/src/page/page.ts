import type { OnlineSignal } from '../options.js';

/**
 * What a client that shares its chat among tabs needs of the page it lives in. `browserPage` is the one for browsers;
 * tests and simulations bring their own.
 */
export interface Page {
  /** Connects all pages of this origin that name the same; undefined where that is not to be had. */
  openChannel(name: string): TabChannel | undefined;
  /** Undefined where there are none, as on pages without TLS. */
  readonly locks: TabLocks | undefined;
  /** What survives a reload of this tab, and nothing else. */
  readonly session: KeyValueStore;
  /** What all pages of this origin see. */
  readonly shared: KeyValueStore;
  readonly online: OnlineSignal;
  isVisible(): boolean;
  /** Calls `listener` for what happens to the page. Returns what ends that. */
  subscribe(listener: (event: PageEvent) => void): () => void;
}

/**
 * `leaving`: it may be about to go, or stay. `left`: it is gone, or kept aside with nothing of it running. `restored`: it
 * is back from there. `frozen` and `resumed`: the browser has stopped it, and lets it run again.
 */
export type PageEvent = 'shown' | 'hidden' | 'leaving' | 'left' | 'restored' | 'frozen' | 'resumed';

/** Carries plain values to every other page that is connected, in order. */
export interface TabChannel {
  post(message: unknown): void;
  /** Calls `listener` for every message of another page. */
  listen(listener: (message: unknown) => void): void;
  close(): void;
}

/** Locks of which each is held by one page at a time, and given up when that page is closed or crashes. */
export interface TabLocks {
  /**
   * Waits for a lock, or with `steal` takes it from whoever has it. Calls `granted` when it is held, and `lost` when
   * another page has stolen it or there are no locks after all. Returns what gives it up, or the waiting for it.
   */
  request(name: string, steal: boolean, granted: () => void, lost: () => void): () => void;
  /** Resolves once everything that has happened to the locks so far has been told. */
  settled(): Promise<unknown>;
}

/** Any of these may throw, as a browser's do where storage is blocked or full. */
export interface KeyValueStore {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
}
