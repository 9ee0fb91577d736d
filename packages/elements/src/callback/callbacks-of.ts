import type { Footbridge } from '@footbridge/client';
import { createCallbacks, type Callbacks } from '@footbridge/client/callback';
import { keepCallback } from './keep-callback.js';

const made = new WeakMap<Footbridge, Callbacks>();

/** A client's callbacks: the same for every element that has this client, and what the tab's last page left of them. */
export function callbacksOf(client: Footbridge): Callbacks {
  let callbacks = made.get(client);
  if (!callbacks) {
    callbacks = createCallbacks(client);
    made.set(client, callbacks);
    keepCallback(callbacks, client);
  }
  return callbacks;
}
