import { msg, str } from '@lit/localize';
import type { ChatSnapshot } from '@footbridge/client';
import { durationText } from '../internal/duration-text.js';
import { usableTag } from '../internal/usable-tag.js';

/** Where a visitor stands in line, and how long it may take. */
export function queueText(queue: NonNullable<ChatSnapshot['queue']>, language: string): string {
  const { position, estimatedWaitSeconds } = queue;
  const number = new Intl.NumberFormat(usableTag(language)).format(position);
  const place =
    position === 1
      ? msg('You are next.', { id: 'queue-next' })
      : msg(str`You are number ${number} in line.`, { id: 'queue-position' });
  return estimatedWaitSeconds > 0 ? `${place} ${durationText(estimatedWaitSeconds, language)}.` : place;
}
