import { msg, str } from '@lit/localize';
import type { CallbackSnapshot } from '@footbridge/client/callback';
import { dateFormats } from '../internal/date-formats.js';
import { agentText, endText, stateText } from './state-text.js';

/** What a screen reader is to say between two moments of one request: what has changed in words, not each new figure. */
export function callbackNews(
  before: CallbackSnapshot | undefined,
  after: CallbackSnapshot | undefined,
  language: string,
): string[] {
  if (!before || !after || before === after) return [];
  if (after.endReason) return before.endReason ? [] : [endText(after.endReason)];
  const agent = after.progress?.agent?.name;
  const isNewAgent = agent !== before.progress?.agent?.name;
  const isNewState = stateText(after) !== stateText(before);
  const news = [
    agent !== undefined && isNewAgent && agentText(agent),
    agent === undefined && isNewState && stateText(after),
    after.preferredTime !== undefined &&
      after.preferredTime !== before.preferredTime &&
      timeText(after.preferredTime, language),
    after.connection !== before.connection &&
      (after.connection === 'connected'
        ? msg('Connected again.', { id: 'connected' })
        : msg('Reconnecting…', { id: 'reconnecting' })),
    after.stale && !before.stale && staleText(),
  ];
  return news.filter((line) => line !== false);
}

const timeText = (preferredTime: string, language: string): string => {
  const time = dateFormats(language).moment(Date.parse(preferredTime));
  return msg(str`We will call you: ${time}.`, { id: 'callback-time-set' });
};

/** That what is shown is older than it should be. */
export const staleText = (): string =>
  msg('This may be out of date. We keep asking for news.', { id: 'callback-stale' });
