import { msg } from '@lit/localize';
import type { ClientPermissions, FootbridgeErrorCode } from '@footbridge/client';

/**
 * What to tell a visitor whose request to be called was not taken, and what they can do.
 *
 * @param allows What they may do at all, if that is known.
 */
export function callbackProblem(code: FootbridgeErrorCode, allows?: ClientPermissions): string {
  switch (code) {
    case 'unreachable':
      return msg("We can't be reached right now. Please check your connection and try again.", { id: 'unreachable' });
    case 'unconfirmed':
      return msg('We are not sure whether your request has arrived. If you ask again, we may call you twice.', {
        id: 'callback-unconfirmed',
      });
    case 'invalid-fields':
    case 'too-long':
      return msg('Something here was not accepted. Please check the number, and the time if you chose one.', {
        id: 'callback-invalid',
      });
    case 'sign-in-refused':
      return msg('The name or the password is wrong.', { id: 'sign-in-refused' });
    case 'closed':
      return msg("We can't take any more calls right now. Please try again later.", { id: 'callback-closed' });
    case 'limit-reached':
      return msg('Too many people are asking at once. Please try again in a minute.', { id: 'callback-limit' });
    case 'not-allowed':
    case 'unknown-target':
      if (allows?.authenticatedCallback) return msg('Please sign in to ask for a call.', { id: 'callback-sign-in' });
      return msg("Calls aren't available at the moment.", { id: 'callback-unavailable' });
    case 'invalid-options':
      return msg("This page isn't set up correctly for calls.", { id: 'callback-invalid-options' });
    default:
      return msg("We couldn't take your request. Please try again in a moment.", { id: 'callback-refused' });
  }
}

/** What to tell a visitor whose request could not be taken back: whatever went wrong, they may be called. */
export function cancelProblem(code: FootbridgeErrorCode): string {
  return code === 'no-callback'
    ? msg('There is nothing to cancel any more.', { id: 'cancel-gone' })
    : msg("We couldn't cancel your request, so you may still be called. Please try again.", { id: 'cancel-failed' });
}

/** What to tell a visitor whose request keeps its time. */
export function timeProblem(code: FootbridgeErrorCode): string {
  switch (code) {
    // The time is well-formed and to come: what is left is that it is too far ahead.
    case 'invalid-fields':
      return msg("We can't plan that far ahead. Please choose an earlier time.", { id: 'time-too-far' });
    case 'limit-reached':
      return msg('You have changed the time very often. Please wait a little.', { id: 'time-limit' });
    default:
      return msg("We couldn't change the time. Please try again.", { id: 'time-failed' });
  }
}
