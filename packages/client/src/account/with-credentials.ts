import type { Footbridge } from '../client.js';
import { FootbridgeError } from '../errors.js';
import { linkOf } from '../link-of.js';

/** A visitor's name and password, which nobody keeps longer than one request takes. */
export interface Credentials {
  readonly name: string;
  readonly password: string;
}

/**
 * A page's own way to tell who the visitor is. `needed`: before a request. `refused`: once more, as the server did not take
 * what was given. Undefined: the visitor does not want to, or cannot, sign in.
 */
export type AskCredentials = (why: 'needed' | 'refused') => Promise<Credentials | undefined>;

/**
 * Runs what a visitor may sign in for, with the credentials that the page gives: so no form has to ask for them. Where the
 * server checks none, or the page gives none, it is run without. Rejects as `run` does, and as `ask` does.
 *
 * @example
 * await withCredentials(footbridge, 'chat', ask, (credentials) => footbridge.startChat({ ...credentials }));
 */
export async function withCredentials<Result>(
  footbridge: Footbridge,
  what: 'chat' | 'callback' | 'queueQuery',
  ask: AskCredentials,
  run: (credentials: Credentials | undefined) => Promise<Result>,
): Promise<Result> {
  const link = linkOf(footbridge);
  if (!link.current().configuration) await link.connect();
  const isChecked = link.current().configuration?.capabilities[what].has('supportAuthenticationTracker');
  const given = isChecked ? await ask('needed') : undefined;
  try {
    return await run(given);
  } catch (error) {
    if (!given || !(error instanceof FootbridgeError) || error.code !== 'sign-in-refused') throw error;
    const again = await ask('refused');
    if (!again) throw error;
    return run(again);
  }
}
