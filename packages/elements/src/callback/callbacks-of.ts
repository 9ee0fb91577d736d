import type { Footbridge } from '@footbridge/client';
import { createCallbacks, type Callbacks } from '@footbridge/client/callback';
import { keepCallback } from './keep-callback.js';
import { madeCallbacks } from './made-callbacks.js';

/** A client's callbacks: the same for every element that has this client, and what the tab's last page left of them. */
export function callbacksOf(client: Footbridge): Callbacks {
  let callbacks = madeCallbacks.get(client);
  if (!callbacks) {
    callbacks = createCallbacks(client);
    madeCallbacks.set(client, callbacks);
    keepCallback(callbacks, client);
  }
  return callbacks;
}
