import { msg, str } from '@lit/localize';
import type { CallbackEndReason, CallbackSnapshot } from '@footbridge/client/callback';
import { isolated } from '../internal/isolated.js';

/** How a request stands. Words of a server's own are shown as they are. protocol §7.9 */
export function stateText({ progress, preferredTime }: CallbackSnapshot): string {
  const { agent, stateText: told } = progress ?? {};
  if (agent) return assignedText();
  switch (told) {
    case undefined:
      return msg('We have your request.', { id: 'callback-taken' });
    case 'Offering':
    case 'Waiting Agent':
      return msg('Waiting for someone to be free.', { id: 'callback-waiting' });
    case 'Alerting':
      return msg('We are asking someone to call you.', { id: 'callback-alerting' });
    case 'Connected':
    case 'On Hold':
      return assignedText();
    case 'Snoozed':
      // protocol §10.7
      return preferredTime && Date.parse(preferredTime) > (progress?.atMs ?? 0)
        ? msg('We will call you at the time that you chose.', { id: 'callback-timed' })
        : msg('We will try again later.', { id: 'callback-snoozed' });
    default:
      return told;
  }
}

const assignedText = () => msg('Your call is being taken care of.', { id: 'callback-assigned' });

/** Who takes care of it, as a sentence that stands alone. */
export const agentText = (name: string): string =>
  msg(str`${isolated(name)} will call you.`, { id: 'callback-agent-will-call' });

/** The heading over a request that is over. */
export function endTitle(reason: CallbackEndReason): string {
  switch (reason) {
    case 'cancelled':
      return msg('Cancelled', { id: 'callback-cancelled-title' });
    case 'completed':
      return msg('All done', { id: 'callback-completed-title' });
    case 'lost':
      return msg('Please ask again', { id: 'callback-lost-title' });
  }
}

/** Says why a request is over, and what comes of that. */
export function endText(reason: CallbackEndReason): string {
  switch (reason) {
    case 'cancelled':
      return msg('Your request is cancelled. We will not call you.', { id: 'callback-cancelled' });
    case 'completed':
      return msg('Your request has been taken care of. Thank you!', { id: 'callback-completed' });
    case 'lost':
      return msg('Sorry, we no longer have your request. If nobody has called you, please ask again.', {
        id: 'callback-lost',
      });
  }
}
