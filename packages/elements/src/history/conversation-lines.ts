/** A conversation as lines to keep: what is printed and what is saved are the same. */
import { msg, str } from '@lit/localize';
import type { Entry } from '@footbridge/client';
import { dateFormats } from '../internal/date-formats.js';
import { deliveryText } from '../internal/delivery-text.js';
import { entryTextOf } from '../internal/entry-text.js';
import { isolated } from '../internal/isolated.js';
import { usableTag } from '../internal/usable-tag.js';

export interface KeptLine {
  /** Above the first line of a day. */
  readonly day: string | undefined;
  readonly time: string;
  /** Empty where it is the system's. */
  readonly author: string;
  readonly text: string;
  /** That it came late, or what became of it where it did not simply arrive. */
  readonly note: string;
}

/** All lines, in the order of the conversation. A file is named; its address opens it to everybody, and is left out. */
export function conversationLines(entries: readonly Entry[], language: string): readonly KeptLine[] {
  const { time } = dateFormats(language);
  // Unlike on the screen with the year: what is kept is read in another one.
  const days = new Intl.DateTimeFormat(usableTag(language), { dateStyle: 'full' });
  let lastDay = '';
  return entries.map((entry) => {
    const day = days.format(entry.atMs);
    const isNewDay = day !== lastDay;
    lastDay = day;
    return {
      day: isNewDay ? day : undefined,
      time: time(entry.atMs),
      author: authorOf(entry),
      text: entry.kind === 'file' ? fileText(entry.name) : entryTextOf(entry),
      note: noteOf(entry),
    };
  });
}

function authorOf({ author }: Entry): string {
  if (author.kind === 'system') return '';
  return author.kind === 'visitor' ? msg('You', { id: 'you' }) : author.name;
}

const fileText = (name: string) => msg(str`File: ${isolated(name)}`, { id: 'history-file' });

function noteOf(entry: Entry): string {
  if (entry.late) return msg('(arrived late)', { id: 'late' });
  const delivery = entry.kind === 'text' && entry.delivery;
  return delivery && delivery !== 'sent' ? `(${deliveryText(delivery)})` : '';
}
