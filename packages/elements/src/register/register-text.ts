import { msg, str } from '@lit/localize';
import type { FootbridgeErrorCode } from '@footbridge/client';
import { isolated } from '../internal/isolated.js';

/** What is wrong with a field of an account. */
export function accountMistake(field: string, label: string): string {
  switch (field) {
    case 'username':
      return msg('Choose a user name.', { id: 'choose-username' });
    case 'password':
      return msg('Choose a password.', { id: 'choose-password' });
    case 'confirmation':
      return msg("The passwords aren't the same.", { id: 'password-mismatch' });
    default:
      return msg(str`Please fill this in: ${isolated(label)}`, { id: 'fill-in' });
  }
}

export const usernameTaken = (): string =>
  msg('This user name is taken. Choose another one.', { id: 'username-taken' });

/** What to tell a visitor whose account could not be made. */
export function registerProblem(code: FootbridgeErrorCode): string {
  switch (code) {
    case 'unreachable':
      return msg("We can't be reached right now. Please check your connection and try again.", { id: 'unreachable' });
    case 'unconfirmed':
      return msg('We are not sure whether you have an account now. Try to sign in with it.', {
        id: 'register-unconfirmed',
      });
    case 'invalid-fields':
      return msg('Something here was not accepted. Please check what you have filled in.', { id: 'register-invalid' });
    case 'limit-reached':
      return msg('Too many people are asking at once. Please try again in a minute.', { id: 'callback-limit' });
    case 'not-allowed':
      return msg("Accounts can't be made here at the moment.", { id: 'register-closed' });
    default:
      return msg("We couldn't make your account. Please try again in a moment.", { id: 'register-refused' });
  }
}
