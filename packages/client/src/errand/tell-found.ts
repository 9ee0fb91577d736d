import type { Footbridge } from '../client.js';
import { linkOf } from '../link-of.js';
import type { Found } from '../link.js';

/** Tells a client which server was found to be well, unless its chat is under way: then the chat knows best. */
export function tellFound(footbridge: Footbridge, found: Found): void {
  if (footbridge.snapshot.chat?.status !== 'open') linkOf(footbridge).takeFound(found);
}
