/** A conversation as lines to keep: what is printed and what is saved are the same. */
import { msg, str } from '@lit/localize';
import type { Entry } from '@footbridge/client';
import { dateFormats } from '../internal/date-formats.js';
import { isolated } from '../internal/isolated.js';

export interface KeptLine {
  /** Above the first line of a day. */
  readonly day: string | undefined;
  readonly time: string;
  /** Empty where it is the system's. */
  readonly author: string;
  readonly text: string;
  /** What became of it, where it did not simply arrive. */
  readonly note: string;
}

/** All lines, in the order of the conversation. A file is named; its address opens it to everybody, and is left out. */
export function conversationLines(entries: readonly Entry[], language: string): readonly KeptLine[] {
  const formats = dateFormats(language);
  let lastDay = '';
  return entries.map((entry) => {
    const day = formats.day(entry.atMs);
    const isNewDay = day !== lastDay;
    lastDay = day;
    return {
      day: isNewDay ? day : undefined,
      time: formats.time(entry.atMs),
      author: authorOf(entry),
      text: textOf(entry),
      note: noteOf(entry),
    };
  });
}

function authorOf({ author }: Entry): string {
  if (author.kind === 'system') return '';
  return author.kind === 'visitor' ? msg('You', { id: 'you' }) : author.name;
}

function textOf(entry: Entry): string {
  if (entry.kind === 'file') return msg(str`File: ${isolated(entry.name)}`, { id: 'history-file' });
  if (entry.kind === 'gap') return msg('Something that was said here could not be delivered.', { id: 'gap' });
  return entry.text;
}

function noteOf(entry: Entry): string {
  const isUnsent = entry.kind === 'text' && entry.delivery !== undefined && entry.delivery !== 'sent';
  return isUnsent ? msg('(not sent)', { id: 'history-unsent' }) : '';
}

/** The conversation as a text, a line each. */
export function conversationText(entries: readonly Entry[], language: string, heading: string): string {
  const lines = conversationLines(entries, language).flatMap(({ day, time, author, text, note }) => [
    ...(day ? ['', day, ''] : []),
    `[${time}] ${author ? `${author}: ` : ''}${text}${note && ` ${note}`}`,
  ]);
  return `${[heading, ...lines].join('\r\n')}\r\n`;
}
