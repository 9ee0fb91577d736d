import { reasons, type Reason } from '@footbridge/protocol';
import { accessOf, mayAsk } from './access.js';
import type { Centre } from './centre.js';
import { canSignIn, signIn } from './sign-in.js';
import { placeVisitor } from './visitor-place.js';

export interface Asker {
  readonly name: string;
  /** Empty for an anonymous visitor. */
  readonly credentials: string;
  readonly address: string | undefined;
}

export const anonymous: Asker = { name: '', credentials: '', address: undefined };

/** Why somebody may not ask about queues and people; undefined for who may. protocol §7.2 */
export async function refuseQuery(centre: Centre, { name, credentials, address }: Asker): Promise<Reason | undefined> {
  const access = accessOf(centre.parameters.QueryQueueAccessControl, canSignIn(centre));
  if (!mayAsk(access, credentials)) return reasons.unsupportedOperation;
  if (credentials === '') return undefined;
  const signedIn = await signIn(centre, { name, password: credentials }, placeVisitor(centre, address).addressHash);
  return signedIn.ok ? undefined : signedIn.reason;
}
