import { createFootbridge } from './create-footbridge.js';
import { FootbridgeError } from './errors.js';
import { linkOf } from './link-of.js';
import { links } from './link.js';
import { createListeners } from './listeners.js';
import type { Lent } from './tabs/lent.js';

/** The client as it is lent to what is loaded after it. */
export const lent: Lent = { createFootbridge, createListeners, linkOf, links, FootbridgeError };
