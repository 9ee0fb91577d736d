import { msg } from '@lit/localize';
import type { Entry } from '@footbridge/client';

/** An entry in words. A file's address stays out: it opens the file. */
export function entryTextOf(entry: Entry): string {
  if (entry.kind === 'gap') return msg('Something that was said here could not be delivered.', { id: 'gap' });
  return entry.kind === 'file' ? entry.name : entry.text;
}
