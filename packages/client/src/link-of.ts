import type { Footbridge } from './client.js';
import { FootbridgeError } from './errors.js';
import { links, type Link } from './link.js';

/** The connection of a client that this package made. Throws `invalid-options` for anything else. */
export function linkOf(footbridge: Footbridge): Link {
  const link = links.get(footbridge);
  if (!link) throw new FootbridgeError('invalid-options', 'This is no client of this copy of the package.');
  return link;
}
