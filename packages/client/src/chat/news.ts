import type { ClientEvent } from '../client.js';
import type { ChatSnapshot, Party } from '../snapshot.js';
import { isPresentAgent } from './conversation.js';

/** The facts that lie between two snapshots of one chat. */
export function newsBetween(before: ChatSnapshot | undefined, after: ChatSnapshot): readonly ClientEvent[] {
  const news: ClientEvent[] = [];
  const was = before?.status ?? 'starting';
  if (was === 'starting' && after.status !== 'starting') news.push({ type: 'chatStarted' });
  if (before?.connection === 'connected' && after.connection === 'reconnecting') news.push({ type: 'connectionLost' });
  if (before?.connection === 'reconnecting' && after.connection === 'connected' && after.status === 'open') {
    news.push({ type: 'connectionRestored' });
  }
  news.push(...partyNews('partyJoined', after.parties, before?.parties));
  if (after.status === 'open') news.push(...partyNews('partyLeft', before?.parties ?? [], after.parties));
  for (const party of after.parties) {
    if (!before?.parties.includes(party)) news.push({ type: 'partyChanged', party });
  }
  if (after.entries !== before?.entries) news.push(...entryNews(before, after));
  if (was !== 'ended' && after.endReason) {
    news.push({ type: 'chatEnded', reason: after.endReason, interactionId: after.interactionId });
  }
  return news;
}

/** Agents who take part according to one list and not to the other. */
const partyNews = (type: 'partyJoined' | 'partyLeft', here: readonly Party[], there: readonly Party[] = []) =>
  here
    .filter(
      (party) => isPresentAgent(party) && !there.some((other) => other.key === party.key && isPresentAgent(other)),
    )
    .map((party) => ({ type, party }));

function* entryNews(before: ChatSnapshot | undefined, { entries }: ChatSnapshot): Iterable<ClientEvent> {
  const was = before?.entries ?? [];
  // Of a long conversation all but the end is as it was.
  const same = entries.findIndex((entry, at) => entry !== was[at]);
  if (same < 0) return;
  const known = new Map(was.slice(same).map((entry) => [entry.key, entry]));
  for (const entry of entries.slice(same)) {
    const earlier = known.get(entry.key);
    if (earlier === entry) continue;
    if (entry.author.kind !== 'visitor') {
      if (!earlier) yield { type: 'entryReceived', entry };
    } else if (entry.kind === 'text' && entry.delivery !== 'sending') {
      yield { type: entry.delivery === 'sent' ? 'messageSent' : 'messageFailed', entry };
    }
  }
}
