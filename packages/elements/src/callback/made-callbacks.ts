import type { Footbridge } from '@footbridge/client';
import type { Callbacks } from '@footbridge/client/callback';

/** The callbacks that elements have made of clients: apart from what makes them, for whoever only has to know of them. */
export const madeCallbacks = new WeakMap<Footbridge, Callbacks>();
