/**
 * Visitors who write nothing: warned first, then disconnected. A text or a typing state is a sign of life, a poll is
 * none. Knows when; how a chat ends is `ending.ts`'s business. protocol §7.5
 */
import type { Centre } from './centre.js';
import { appendSystemText } from './chat-log.js';
import type { LiveChat } from './live-interaction.js';
import { describeDuration } from './texts.js';

/** The visitor has written or begun to. */
export function noteActivity(centre: Centre, chat: LiveChat): void {
  chat.activeAtMs = centre.clock.monotonic();
  chat.idleWarnedAtMs = undefined;
}

/** Warns an idle visitor. Answers true once the grace is over and all parties have read why the chat ends now. */
export function checkIdleness(centre: Centre, chat: LiveChat): boolean {
  const { EnableIdleTimeout, PartyIdleTime, PartyIdleGraceTime } = centre.parameters;
  if (EnableIdleTimeout !== 1) return false;
  const nowMs = centre.clock.monotonic();
  if (chat.idleWarnedAtMs === undefined) {
    if (nowMs - chat.activeAtMs < PartyIdleTime * 1_000) return false;
    chat.idleWarnedAtMs = nowMs;
    say(centre, chat, 'IdleWarningMessage');
    return false;
  }
  // Counted from the warning, which has promised this much.
  if (nowMs - chat.idleWarnedAtMs < PartyIdleGraceTime * 1_000) return false;
  say(centre, chat, 'IdleDisconnectMessage');
  return true;
}

function say(centre: Centre, chat: LiveChat, name: 'IdleWarningMessage' | 'IdleDisconnectMessage'): void {
  const { visitorName, language } = chat.record;
  const { PartyIdleTime: idle, PartyIdleGraceTime: grace } = centre.parameters;
  const times = [idle, grace, idle + grace].map((time) => describeDuration(time, language));
  appendSystemText(centre, chat, name, visitorName, ...times);
}
