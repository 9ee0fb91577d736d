import type { ChatFailure, Reason } from '@footbridge/protocol';
import type { Centre } from './centre.js';

/** What every successful chat answer says. protocol §3.0 */
export const success = (centre: Centre) =>
  ({
    ok: true,
    pollWaitMs: centre.parameters.MaxPollFrequency,
    configurationVersion: centre.counters.configurationVersion,
  }) as const;

export const failure = (centre: Centre, reason: Reason): ChatFailure => ({
  ok: false,
  reason,
  pollWaitMs: centre.parameters.MaxPollFrequency,
  configurationVersion: centre.counters.configurationVersion,
});

/** Also a refusal waits for its turn: only the active bridge may say that it does not know a chat. */
export const refuse = (centre: Centre, reason: Reason): Promise<ChatFailure> =>
  centre.journal.answer(() => failure(centre, reason));
