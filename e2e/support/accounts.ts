import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createFootbridge } from '../../packages/client/src/index.js';
import { register, type AccountDetails } from '../../packages/client/src/account/index.js';
import type { Pair } from './pair.js';

/** Makes an account at the pair, as a visitor would. */
export async function makeAccount(pair: Pair, account: AccountDetails): Promise<void> {
  const client = createFootbridge({ servers: [`${pair.origin}/I3Root/Server1`], target: 'Marketing' });
  await register(client, account);
  client.dispose();
}

/** All that the pair keeps of a visitor's account, as the text that is on the disk. */
export function keptAccount({ data }: Pair, username: string): string {
  const database = new DatabaseSync(join(data, 'bridge.sqlite'), { readOnly: true });
  try {
    const row = database
      .prepare("SELECT record FROM documents WHERE collection = 'accounts' AND key = ?")
      .get(username.toLowerCase());
    return String(row?.record);
  } finally {
    database.close();
  }
}
