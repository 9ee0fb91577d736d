/** Visitors who may start nothing any more, by their address as limits count it. What they have open goes on. */
import type { BlockRecord } from '../store/records.js';
import type { Centre } from './centre.js';
import { logEvent } from './interaction-log.js';
import { findInteraction } from './interactions.js';

/** Blocks whoever started an interaction. Answers false where it is unknown or where its visitor's address is. */
export function blockVisitor(centre: Centre, interactionId: string): boolean {
  const interaction = findInteraction(centre, { interactionId });
  const addressHash = interaction?.record.addressHash;
  if (!interaction || addressHash === undefined) return false;
  const sinceMs = centre.clock.now();
  centre.journal.put('blocks', addressHash, { addressHash, sinceMs }, sinceMs);
  logEvent(centre, 'BX', interaction);
  return true;
}

/** Answers whether the address was blocked. */
export function unblock(centre: Centre, addressHash: string): boolean {
  if (!isBlocked(centre, addressHash)) return false;
  centre.journal.put('blocks', addressHash, undefined);
  return true;
}

/** As kept; what this very turn has changed may be missing. */
export const listBlocks = (centre: Centre): readonly BlockRecord[] => centre.store.all('blocks');

export const isBlocked = (centre: Centre, addressHash: string): boolean =>
  centre.journal.find('blocks', addressHash) !== undefined;
