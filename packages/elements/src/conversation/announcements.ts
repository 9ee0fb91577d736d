import { msg, str } from '@lit/localize';
import type { ChatSnapshot, Entry, Party } from '@footbridge/client';
import { deliveryText } from '../internal/delivery-text.js';
import { entryTextOf } from '../internal/entry-text.js';
import { newCountText } from '../internal/new-count-text.js';
import { typingText } from '../internal/typing-text.js';
import { cutText } from '../message/cut-text.js';
import { endText, startNewMark, startNewWithin } from './end-text.js';

/** What a screen reader is to say. */
export type Announcement = string;

/** More than this at once is counted, not read out. */
const MOST_READ_OUT = 3;

/** What is new between two moments of one chat. What was there when the chat was first seen is history, not news. */
export function announcements(before: ChatSnapshot | undefined, after: ChatSnapshot | undefined): Announcement[] {
  if (!before || !after || before === after) return [];
  const news = [...entryNews(before.entries, after.entries), ...typingNews(before.parties, after.parties)];
  if (before.connection !== after.connection) {
    news.push(
      after.connection === 'connected'
        ? msg('Connected again.', { id: 'connected' })
        : msg('Reconnecting…', { id: 'reconnecting' }),
    );
  }
  if (after.endReason && !before.endReason) {
    news.push(endText(after.endReason).replace(startNewMark, startNewWithin()));
  }
  return news;
}

function entryNews(before: readonly Entry[], after: readonly Entry[]): Announcement[] {
  const news: Announcement[] = [];
  const heard: Announcement[] = [];
  // Of a long conversation all but the end is as it was.
  const same = after.findIndex((entry, at) => entry !== before[at]);
  if (same < 0) return news;
  const known = new Map(before.slice(same).map((entry) => [entry.key, entry]));
  for (const entry of after.slice(same)) {
    const earlier = known.get(entry.key);
    if (entry.author.kind !== 'visitor') {
      if (!earlier) heard.push(entryText(entry));
    } else if (earlier && deliveryOf(entry) !== deliveryOf(earlier)) news.push(deliveryText(deliveryOf(entry)));
  }
  return [...news, ...(heard.length > MOST_READ_OUT ? [newCountText(heard.length)] : heard)];
}

/** Everything that isn't a message under way has arrived. */
const deliveryOf = (entry: Entry) => (entry.kind === 'text' && entry.delivery) || 'sent';

function entryText(entry: Entry): Announcement {
  // A screen reader could not be stopped in the middle of a megabyte.
  const text = cutText(entryTextOf(entry));
  return entry.author.kind === 'system' ? text : msg(str`${entry.author.name} said: ${text}`, { id: 'said' });
}

function typingNews(before: readonly Party[], after: readonly Party[]): Announcement[] {
  const isTyping = ({ kind, typing }: Party) => kind === 'agent' && typing;
  return after
    .filter((party) => isTyping(party) && !before.some((other) => other.key === party.key && isTyping(other)))
    .map((party) => typingText(party));
}
