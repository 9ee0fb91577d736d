/** The transcript that a visitor may have mailed at the end of a chat. protocol §6.15 */
import type { EventRecord } from '../store/records.js';
import type { Centre } from './centre.js';
import { isLine } from './chat-log.js';
import type { LiveChat } from './live-interaction.js';
import { queueMail } from './mailing.js';
import { fillIn, templateFor } from './texts.js';

export interface TranscriptLine {
  readonly atMs: number;
  readonly from: 'visitor' | 'agent' | 'system';
  readonly name: string;
  /** A file's name in place of its path, which is a secret. */
  readonly text: string;
}

export function mailTranscript(centre: Centre, chat: LiveChat): void {
  const { interactionId, transcriptTo, queue, startedAtMs, language } = chat.record;
  if (transcriptTo === undefined || centre.parameters.EnableWebTranscript !== 1) return;
  const lines = transcriptOf(chat.events);
  const date = formatterFor(language, { dateStyle: 'long', timeZone: 'UTC' });
  const time = formatterFor(language, { timeStyle: 'medium', timeZone: 'UTC' });
  const title = `${queue.name}, ${date.format(startedAtMs)} (UTC)`;
  queueMail(centre, {
    interactionId,
    to: transcriptTo,
    replyTo: centre.parameters.ChatTranscriptReplyToAddress || undefined,
    subject: fillIn(templateFor(centre, language, 'ChatTranscriptSubject'), [title]),
    text: [title, '', ...lines.map(({ atMs, name, text }) => `${time.format(atMs)} ${name}: ${text}`)].join('\r\n'),
    html: pageOf(title, language, lines, (atMs) => time.format(atMs)),
  });
}

/** What people read in a chat, each line once. */
export const transcriptOf = (events: readonly EventRecord[]): TranscriptLine[] =>
  events.flatMap((event) => {
    const { body, atMs, again } = event;
    if (again || !isLine(event) || body.type === 'participantState' || body.type === 'typing') return [];
    const text = body.type === 'file' ? nameInPath(body.path) : body.text;
    return [{ atMs, from: body.participantType ?? 'system', name: body.displayName ?? '', text }];
  });

export const nameInPath = (path: string): string => decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));

/** A visitor's language tag may be anything; then it is English. */
function formatterFor(language: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language ?? 'en', options);
  } catch {
    return new Intl.DateTimeFormat('en', options);
  }
}

function pageOf(
  title: string,
  language: string | undefined,
  lines: readonly TranscriptLine[],
  timeOf: (atMs: number) => string,
): string {
  const rows = lines.map(
    ({ atMs, name, text }) =>
      `<p dir="auto"><small>${escapeMarkup(timeOf(atMs))}</small> <b><bdi>${escapeMarkup(name)}</bdi></b><br>` +
      `${escapeMarkup(text).replaceAll('\n', '<br>')}</p>`,
  );
  return (
    `<!doctype html><html lang="${escapeMarkup(language ?? 'en')}"><meta charset="utf-8">` +
    `<title>${escapeMarkup(title)}</title><body><h1>${escapeMarkup(title)}</h1>${rows.join('')}</body></html>`
  );
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
