import type { Footbridge } from '../client.js';
import { linkOf } from '../link-of.js';
import { recordOf, resumeRecord, type ChatRecord } from './chat-record.js';
import { decodeRecord } from './decode-record.js';

/** No server that is known keeps a chat for longer than this without hearing of the visitor. */
export const MAX_AGE_MS = 7_200_000;

/**
 * Records an open chat so that another page can go on with it; undefined where there is none. The record opens the chat to
 * whoever has it: keep it where only this visitor's pages can read it. Throws `invalid-options` for a foreign client.
 */
export const recordChat = (footbridge: Footbridge): ChatRecord | undefined => recordOf(footbridge, linkOf(footbridge));

/**
 * Goes on with a recorded chat: it is open at once, and the server is asked for news. Only one page may go on with a chat
 * at a time. False where there is a chat already, and where the record is damaged, older than `maxAgeMs` or belongs to
 * other servers. Throws `invalid-options` for a foreign client.
 */
export function resumeChat(footbridge: Footbridge, record: unknown, maxAgeMs: number = MAX_AGE_MS): boolean {
  const link = linkOf(footbridge);
  const decoded = footbridge.snapshot.chat ? undefined : decodeRecord(record, link.settings, maxAgeMs);
  if (decoded) resumeRecord(link, decoded);
  return !!decoded;
}
