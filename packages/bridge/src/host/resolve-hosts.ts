import { lookup } from 'node:dns/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 2_000;

/**
 * The addresses of host names in lists such as the parameter `TrustedHosts`, looked up once. A name that nobody knows has
 * none.
 */
export async function resolveHosts(lists: readonly string[]): Promise<Readonly<Record<string, readonly string[]>>> {
  const entries = lists.flatMap((list) => list.split(',')).map((entry) => entry.trim().toLowerCase());
  // Addresses and ranges stand for themselves.
  const names = [...new Set(entries)].filter((entry) => /^[a-z0-9][a-z0-9._-]*[a-z][a-z0-9._-]*$/.test(entry));
  // A name server that does not answer must not keep a bridge from starting.
  const patience = sleep(PATIENCE_MS, [], { ref: false });
  const found = names.map(async (name) => {
    const addresses = await Promise.race([lookup(name, { all: true }).catch(() => []), patience]);
    return [name, addresses.map(({ address }) => address)] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}
