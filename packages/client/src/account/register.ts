import { decodeRegistrationAnswer, encodeRegisterRequest, siteEndpoints, type PlainAnswer } from '@footbridge/protocol';
import type { Footbridge } from '../client.js';
import { runErrand } from '../errand/run-errand.js';
import { FootbridgeError } from '../errors.js';
import { checkAccount, type AccountDetails } from './check-account.js';

/**
 * Makes an account, connecting first where needed. It signs nobody in: name and password go with what is started next.
 * Rejects with `account-exists`, `invalid-fields` (`checkAccount` tells which, the server's own requirements aside),
 * `not-allowed` where the server makes no accounts, `limit-reached`, `unconfirmed` where it may have been made,
 * `unreachable`, `unreadable-answer` or `refused`.
 *
 * @example
 * await register(footbridge, { username: 'ola', password, contact: { firstName: 'Ola', homeEmail: 'ola@example.com' } });
 */
export async function register(footbridge: Footbridge, account: AccountDetails): Promise<void> {
  if (checkAccount(account).length > 0) {
    throw new FootbridgeError('invalid-fields', 'A field of the account is missing or too long.');
  }
  const { username, password, contact = {} } = account;
  const filled = Object.fromEntries(Object.entries(contact).filter(([, value]) => value));
  await runErrand<PlainAnswer>(footbridge, {
    endpoint: siteEndpoints.register,
    isAllowed: ({ capabilities }) => capabilities.common.has('supportRegistrationTracker'),
    encode: (clientToken) =>
      encodeRegisterRequest({ username: username.trim(), password, contact: filled, clientToken }),
    read: decodeRegistrationAnswer,
  });
}
