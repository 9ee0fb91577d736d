/** One click makes one thing: a request that carries a token is worked on once, and its repeat gets the first answer. protocol §10.5 */
import { reasons, type Reason } from '@footbridge/protocol';
import { TOKEN_KEPT_MS, type Centre } from './centre.js';

/** What the first answer gave out. */
export type Ids = Readonly<Record<string, string>>;

export type Outcome<Given extends Ids> =
  { readonly ok: true; readonly ids: Given } | { readonly ok: false; readonly reason: Reason };

export interface Repeatable {
  readonly token: string | undefined;
  /** What has to be the same for a request to be a repeat; without passwords. */
  readonly body: unknown;
}

/**
 * Performs a request unless it is a repeat. `perform` calls `created` in the same turn in which it creates something, so
 * that both are kept together; only successes are remembered.
 */
export async function performOnce<Given extends Ids>(
  centre: Centre,
  { token, body }: Repeatable,
  perform: (created: (ids: Given) => void) => Promise<Outcome<Given>>,
): Promise<Outcome<Given>> {
  if (token === undefined || !centre.extensions.clientToken) return perform(() => {});
  const bodyHash = centre.store.keyedHash(JSON.stringify(body));
  // The first of two may be refused; then the second has its own try.
  for (let running = centre.runningTokens.get(token); running; running = centre.runningTokens.get(token)) {
    await running.catch(() => {});
  }
  const known = centre.tokens.get(token);
  if (known && known.expiresAtMs > centre.clock.monotonic()) {
    if (known.bodyHash !== bodyHash) return { ok: false, reason: reasons.invalidContent };
    return { ok: true, ids: known.ids as Given };
  }
  const work = perform((ids) => remember(centre, token, bodyHash, ids));
  centre.runningTokens.set(token, work);
  try {
    return await work;
  } finally {
    centre.runningTokens.delete(token);
  }
}

function remember(centre: Centre, token: string, bodyHash: string, ids: Ids): void {
  const kept = { token, bodyHash, ids, atMs: centre.clock.now() };
  centre.tokens.set(token, { ...kept, expiresAtMs: centre.clock.monotonic() + TOKEN_KEPT_MS });
  centre.journal.put('tokens', token, kept, kept.atMs);
}
