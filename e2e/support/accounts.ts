import { createFootbridge } from '../../packages/client/src/index.js';
import { register, type AccountDetails } from '../../packages/client/src/account/index.js';
import type { Pair } from './pair.js';

/** Makes an account at the pair, as a visitor would. */
export async function makeAccount(pair: Pair, account: AccountDetails): Promise<void> {
  const client = createFootbridge({ servers: [`${pair.origin}/I3Root/Server1`], target: 'Marketing' });
  await register(client, account);
  client.dispose();
}
