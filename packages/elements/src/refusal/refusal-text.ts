import { msg } from '@lit/localize';
import type { ClientPermissions, Closure, FootbridgeError } from '@footbridge/client';

/**
 * What to tell a visitor whose chat could not be started although a server was there.
 *
 * @param allows What they may do at all, if that is known.
 */
export function refusalText({ code, closure, limit }: FootbridgeError, allows?: ClientPermissions): string {
  switch (code) {
    case 'sign-in-refused':
      return msg('The name or the password is wrong.', { id: 'sign-in-refused' });
    case 'closed':
      return closedText(closure);
    case 'limit-reached':
      return limitText(limit, allows);
    case 'unknown-target':
      return msg("Chat isn't available at the moment.", { id: 'unavailable' });
    case 'not-allowed':
      return allows?.authenticatedChat
        ? msg('Please sign in to start a chat.', { id: 'sign-in-first' })
        : msg("Chat isn't available at the moment.", { id: 'unavailable' });
    case 'invalid-options':
      return msg("Chat isn't set up correctly on this page.", { id: 'invalid-options' });
    default:
      return msg("We couldn't start a chat. Please try again in a moment.", { id: 'start-refused' });
  }
}

/** @param limit The name of its parameter; others than these are about what many start at once. */
function limitText(limit: string | undefined, allows: ClientPermissions | undefined): string {
  switch (limit) {
    case 'MaxAnonymousInteractionsAllowed':
      // With an account there may still be room. protocol §8
      if (!allows?.authenticatedChat) return closedText('full');
      return msg('There is no room for visitors without an account right now. Please sign in, or try again later.', {
        id: 'limit-or-sign-in',
      });
    case 'MaxActiveChatsAllowed':
    case 'MaxActiveInteractionsAllowed':
    case 'MaxAnyInteractionsAllowedPerQueue':
      return closedText('full');
    case 'MaxInteractionsAllowedPerUser':
      return msg('You have too many conversations open already. Please end one of them first.', { id: 'limit-user' });
    case 'MaxInteractionsAllowedPerIP':
      return msg('Too many conversations are open from your network. Please try again later.', { id: 'limit-network' });
    case 'MaxFailedSignInsAllowedPerUnitTime':
    case 'MaxFailedSignInsAllowedPerUnitTimePerIP':
      return msg('The password was wrong too often. Please wait a few minutes, then try again.', {
        id: 'limit-sign-in',
      });
    default:
      return msg('Too many people are asking at once. Please try again in a minute.', { id: 'callback-limit' });
  }
}

function closedText(closure: Closure | undefined): string {
  switch (closure) {
    case 'hours':
      return msg('We are closed right now.', { id: 'closed-hours' });
    case 'nobody':
      return msg('Nobody is here to chat at the moment.', { id: 'closed-nobody' });
    case 'full':
      return msg('Everybody is busy, and too many people are waiting already. Please try again later.', {
        id: 'closed-full',
      });
    case 'wait':
      return msg('You would have to wait very long for a chat right now.', { id: 'closed-wait' });
    case 'paused':
      return msg("We can't take any chats right now. Please try again later.", { id: 'closed-paused' });
    case undefined:
      return msg("Chat isn't available at the moment.", { id: 'unavailable' });
  }
}
