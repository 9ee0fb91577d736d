import type { Party } from '../store/records.js';
import type { Centre } from './centre.js';
import { appendState } from './chat-log.js';
import { logEvent } from './interaction-log.js';
import { changeChat } from './interactions.js';
import { enqueue } from './lines.js';
import type { LiveChat } from './live-interaction.js';

/**
 * Takes an ended chat up again, at the end of its line. Its visitor's page shows that if it still asks, as it may for ten
 * minutes; a visitor who does not is gone after the usual time. protocol §11 item 9
 */
export function reopenChat(centre: Centre, chat: LiveChat): void {
  chat.lastHeardAtMs = centre.clock.monotonic();
  chat.activeAtMs = centre.clock.monotonic();
  const parties = chat.record.parties.map((party): Party =>
    party.kind === 'visitor' ? { ...party, state: 'active' } : party,
  );
  changeChat(centre, chat, {
    state: 'waiting',
    endReason: undefined,
    endedAtMs: undefined,
    agentName: undefined,
    parties,
  });
  for (const party of parties) if (party.kind === 'visitor') appendState(centre, chat, party);
  logEvent(centre, 'UC', chat, { by: 'operator' });
  enqueue(centre, chat, chat.record.queue);
}
