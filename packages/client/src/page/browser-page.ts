/**
 * The one file of the client that touches `window`, `document` and `navigator`. It never listens to `unload`, which would
 * cost the page its place in the back/forward cache.
 */
import type { KeyValueStore, Page, TabLocks } from './page.js';

/** The page that this script runs in. */
export const browserPage = (): Page => ({
  openChannel(name) {
    if (!globalThis.BroadcastChannel) return undefined;
    const channel = new BroadcastChannel(name);
    return {
      post: (message) => channel.postMessage(message),
      listen: (listener) => channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => listener(data)),
      close: () => channel.close(),
    };
  },
  locks: navigator.locks && browserLocks(navigator.locks),
  session: browserStore(() => sessionStorage),
  shared: browserStore(() => localStorage),
  online: {
    isOnline: () => navigator.onLine,
    subscribe: (listener) => on(window, 'online', listener),
  },
  isVisible: () => document.visibilityState === 'visible',
  subscribe(listener) {
    const ends = [
      on(document, 'visibilitychange', () => listener(document.visibilityState === 'visible' ? 'shown' : 'hidden')),
      on(document, 'freeze', () => listener('frozen')),
      on(document, 'resume', () => listener('resumed')),
      on(window, 'beforeunload', () => listener('leaving')),
      on(window, 'pagehide', () => listener('left')),
      on(window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && listener('restored')),
    ];
    return () => ends.forEach((end) => end());
  },
});

function on(target: EventTarget, type: string, listener: (event: Event) => unknown): () => void {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}

const browserLocks = (locks: LockManager): TabLocks => ({
  request(name, steal, granted, lost) {
    const waiting = new AbortController();
    let release = () => waiting.abort();
    const hold = () =>
      new Promise<void>((resolve) => {
        release = resolve;
        granted();
      });
    // Stealing and a signal exclude each other.
    locks.request(name, steal ? { steal } : { signal: waiting.signal }, hold).catch(lost);
    return () => release();
  },
  settled: () => locks.query().catch(() => undefined),
});

/** Even to name a storage throws where a browser blocks it, so it is named at each use. */
const browserStore = (storage: () => Storage): KeyValueStore => ({
  get: (key) => storage().getItem(key) ?? undefined,
  set: (key, value) => storage().setItem(key, value),
  remove: (key) => storage().removeItem(key),
});
