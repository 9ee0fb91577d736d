/** Visitors who may start nothing any more, by their address as limits count it. What they have open goes on. */
import type { AnyRecord, BlockRecord } from '../store/records.js';
import type { Centre } from './centre.js';
import { logEvent } from './interaction-log.js';

/** Blocks whoever started an interaction, live or kept. Answers false where the visitor's address is unknown. */
export function blockVisitor(centre: Centre, record: AnyRecord): boolean {
  const { addressHash } = record;
  if (addressHash === undefined) return false;
  const sinceMs = centre.clock.now();
  centre.journal.put('blocks', addressHash, { addressHash, sinceMs }, sinceMs);
  logEvent(centre, 'BX', { record });
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
