/**
 * Whether a visitor is who they say: by the accounts that were registered here, or by the site's own. Who is unknown and
 * whose password is wrong are told the same after the same work.
 */
import { limitReason, reasons, type Reason } from '@footbridge/protocol';
import { BridgeError } from '../errors.js';
import { findAccount, nameOf, putAccount } from './accounts.js';
import type { Centre } from './centre.js';
import { logRefusal, type LimitName } from './limits.js';
import type { Passwords } from './password-hash.js';

export interface Credentials {
  readonly name: string;
  readonly password: string;
}

/** Somebody whom the site knows. */
export interface Identity {
  /** What limits count by and what accounts are erased by. */
  readonly name: string;
  /** What agents call the visitor. Default: `name`. */
  readonly displayName?: string | undefined;
}

/** Asks the site's own directory of customers. Resolves to undefined for a wrong name or password. */
export type Authenticate = (credentials: Credentials) => Promise<Identity | undefined>;

export type SignedIn =
  | { readonly ok: true; readonly account: string; readonly displayName: string }
  | { readonly ok: false; readonly reason: Reason };

/** Whether there is a way to sign in at all. */
export const canSignIn = ({ authenticate, passwords }: Centre): boolean => Boolean(authenticate ?? passwords);

export async function signIn(
  centre: Centre,
  credentials: Credentials,
  addressHash: string | undefined,
): Promise<SignedIn> {
  const attempt = countAttempt(centre, credentials.name, addressHash);
  if (!attempt.ok) return attempt;
  const signedIn = await check(centre, credentials).catch((): SignedIn => {
    centre.log('error', 'A password could not be checked.');
    return { ok: false, reason: reasons.general };
  });
  if (signedIn.ok || signedIn.reason !== reasons.badCredentials) attempt.takeBack();
  return signedIn;
}

const MS_PER_SECOND = 1_000;

/**
 * Wrong passwords are counted by address and name together, so that guessing is slow and yet nobody can bar an account's
 * owner, who is somewhere else. Each try counts until it was right, or many at once would all be let through.
 */
function countAttempt(centre: Centre, name: string, addressHash: string | undefined) {
  if (addressHash === undefined) return { ok: true, takeBack: () => {} } as const;
  const { parameters, limits } = centre;
  const windowMs = parameters.FailedSignInsAllowedUnitTime * MS_PER_SECOND;
  const both = `${addressHash} ${centre.store.keyedHash(`name ${name.trim().normalize('NFC').toLowerCase()}`)}`;
  const counted: readonly (readonly [LimitName, string])[] = [
    ['MaxFailedSignInsAllowedPerUnitTime', both],
    ['MaxFailedSignInsAllowedPerUnitTimePerIP', addressHash],
  ];
  const reached = counted.find(
    ([limit, key]) => limits.signIns.count(key, windowMs) >= (parameters[limit] ?? Infinity),
  );
  if (reached) {
    logRefusal(centre, reached[0]);
    return { ok: false, reason: limitReason(reached[0]) } as const;
  }
  for (const [, key] of counted) limits.signIns.add(key, windowMs);
  return {
    ok: true,
    takeBack() {
      for (const [, key] of counted) limits.signIns.takeBack(key);
    },
  } as const;
}

async function check(centre: Centre, credentials: Credentials): Promise<SignedIn> {
  const { authenticate, passwords } = centre;
  if (authenticate) return asIdentity(await within(centre, authenticate(credentials)));
  if (!passwords) return { ok: false, reason: reasons.unsupportedOperation };
  const account = findAccount(centre, credentials.name);
  const isRight = await passwords.verify(credentials.password, account?.passwordHash);
  if (isRight === undefined) return { ok: false, reason: reasons.general };
  // It may have been erased while the password was looked at.
  const isStillThere = findAccount(centre, credentials.name)?.identityId === account?.identityId;
  if (!account || !isRight || !isStillThere) return { ok: false, reason: reasons.badCredentials };
  if (passwords.needsRehash(account.passwordHash)) void rehash(centre, passwords, credentials);
  return { ok: true, account: account.username, displayName: nameOf(account) };
}

const asIdentity = (identity: Identity | undefined): SignedIn =>
  identity
    ? { ok: true, account: identity.name, displayName: identity.displayName?.trim() || identity.name }
    : { ok: false, reason: reasons.badCredentials };

/** Shorter than a client waits for its answer. */
const AUTHENTICATE_WITHIN_MS = 10_000;

function within<Result>({ clock }: Centre, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(
      () => reject(new BridgeError('authentication-late', 'The site took too long to check a password.')),
      AUTHENTICATE_WITHIN_MS,
    );
    work.then(resolve, reject).finally(() => clock.clearTimeout(timer));
  });
}

/** The only moment at which a password is known, so that it can be kept by what takes more work today. */
async function rehash(centre: Centre, passwords: Passwords, { name, password }: Credentials): Promise<void> {
  const before = findAccount(centre, name)?.passwordHash;
  const passwordHash = await passwords.hash(password).catch(() => undefined);
  const account = findAccount(centre, name);
  // It may have been erased meanwhile, or done by another sign-in.
  if (!account || account.passwordHash !== before || passwordHash === undefined) return;
  putAccount(centre, { ...account, passwordHash });
}
