import type { Entry } from '@footbridge/client';
import { conversationLines } from './conversation-lines.js';
import type { HistoryOptions } from './history-options.js';

/** Everything that some program or other takes for the end of a line. */
const LINE_END = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
/** What a terminal would obey. */
const CONTROL = /[^\P{Cc}\t]/gu;

/** The conversation as plain text: a line for each message with its time and author, and a date above each day. */
export function conversationAsText(entries: readonly Entry[], { language, heading }: HistoryOptions): string {
  const lines = conversationLines(entries, language).flatMap(({ day, time, author, text, note }) => [
    ...(day ? ['', day, ''] : []),
    [`[${time}]`, author && `${inOneLine(author)}:`, indented(text), note].filter(Boolean).join(' '),
  ]);
  return `${[heading, ...lines].join('\r\n')}\r\n`;
}

const inOneLine = (text: string) => text.split(LINE_END).join(' ').replace(CONTROL, '');

/** A message of several lines can't pass for several messages: only a line at the margin begins one. */
const indented = (text: string) =>
  text
    .split(LINE_END)
    .map((line) => line.replace(CONTROL, ''))
    .join('\r\n    ');
