import type { createFootbridge } from '../create-footbridge.js';
import type { FootbridgeError } from '../errors.js';
import type { linkOf } from '../link-of.js';
import type { links } from '../link.js';
import type { createListeners } from '../listeners.js';

/** The client that is to be shared, lent by whoever has loaded it, so that no page loads it twice. */
export interface Lent {
  readonly createFootbridge: typeof createFootbridge;
  readonly createListeners: typeof createListeners;
  readonly linkOf: typeof linkOf;
  readonly links: typeof links;
  readonly FootbridgeError: typeof FootbridgeError;
}
