/** What a visitor who waits is told about the line: in every answer, and as a sentence when it changes. protocol §10.6 */
import type { QueueStatus } from '@footbridge/protocol';
import type { Centre } from './centre.js';
import { appendSystemText } from './chat-log.js';
import { logEvent } from './interaction-log.js';
import type { LiveChat } from './live-interaction.js';
import { estimateWait, positionOf } from './queues.js';
import { describeDuration, templateFor } from './texts.js';

/** Between two sentences to one visitor. */
const TOLD_EVERY_MS = 30_000;
const SECONDS_PER_MINUTE = 60;

/** Undefined unless the chat waits. */
export function queueStatusOf(centre: Centre, chat: LiveChat): QueueStatus | undefined {
  if (!centre.extensions.queueStatus || chat.record.state !== 'waiting') return undefined;
  const position = positionOf(centre, chat);
  if (position === undefined) return undefined;
  return { position, estimatedWaitSeconds: estimateWait(centre, chat.record.queue, position) };
}

/** Tells a visitor who waits where they stand, if that is news. Somebody who has been first from the beginning is not told. */
export function tellPlace(centre: Centre, chat: LiveChat): void {
  const { language, state } = chat.record;
  const nowMs = centre.clock.monotonic();
  const { placeTold } = chat;
  if (state !== 'waiting' || (placeTold && nowMs - placeTold.atMs < TOLD_EVERY_MS)) return;
  if (templateFor(centre, language, 'QueueStatusMsg') === '') return;
  const status = queueStatusOf(centre, chat);
  if (!status || (!placeTold && status.position === 1)) return;
  // Nobody's wait is known to the second.
  const minutes = Math.max(1, Math.ceil(status.estimatedWaitSeconds / SECONDS_PER_MINUTE));
  if (placeTold?.position === status.position && placeTold.minutes === minutes) return;
  chat.placeTold = { position: status.position, minutes, atMs: nowMs };
  const wait = describeDuration(minutes * SECONDS_PER_MINUTE, language);
  appendSystemText(centre, chat, 'QueueStatusMsg', String(status.position), wait);
  logEvent(centre, 'QM', chat, { position: status.position, minutes });
}
