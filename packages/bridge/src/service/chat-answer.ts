import type { ChatFailure, Reason } from '@footbridge/protocol';
import type { Centre } from './centre.js';

/** What every successful chat answer says. protocol §3.0 */
export const success = (centre: Centre) =>
  ({
    ok: true,
    pollWaitMs: centre.parameters.MaxPollFrequency,
    configurationVersion: centre.counters.configurationVersion,
  }) as const;

/** Also a refusal waits for its turn: only the active bridge may say that it does not know a chat. */
export function refuse(centre: Centre, reason: Reason): Promise<ChatFailure> {
  return centre.journal.answer(() => ({
    ok: false,
    reason,
    pollWaitMs: centre.parameters.MaxPollFrequency,
    configurationVersion: centre.counters.configurationVersion,
  }));
}
