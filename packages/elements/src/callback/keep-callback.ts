import type { Footbridge } from '@footbridge/client';
import type { Callbacks } from '@footbridge/client/callback';
import type { SharedFootbridge } from '@footbridge/client/tabs';

/** Where it lies for a client that keeps nothing itself. */
const KEY = 'footbridge.callback';

type Store = Pick<SharedFootbridge, 'callback'>;

/**
 * Takes up the request that the tab's last page had, and keeps the tab's request for its next page from the moment that the
 * server has it until it is over. Storage that is blocked or full only means that nothing is kept.
 */
export function keepCallback(callbacks: Callbacks, client: Footbridge): void {
  const store: Store = 'callback' in client ? (client as SharedFootbridge) : ownStore;
  callbacks.resume(store.callback);
  let kept = callbacks.record;
  callbacks.subscribe(() => {
    // What belongs to other servers is another page's, and stays until there is something of our own.
    if (callbacks.record !== kept) store.callback = kept = callbacks.record;
  });
}

const ownStore: Store = {
  get callback(): unknown {
    try {
      return JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    } catch {
      return undefined;
    }
  },
  set callback(record: unknown) {
    try {
      if (record) sessionStorage.setItem(KEY, JSON.stringify(record));
      else sessionStorage.removeItem(KEY);
    } catch {
      // Then a reload knows nothing of it.
    }
  },
};
