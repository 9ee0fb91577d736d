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
  const untilMs = centre.clock.monotonic() + centre.authenticateWithinMs;
  try {
    if (addressHash === undefined) return await check(centre, credentials, { addressHash, untilMs });
    return await tryOnce(centre, credentials, { addressHash, untilMs });
  } catch {
    centre.log('error', 'A password could not be checked.');
    return { ok: false, reason: reasons.general };
  }
}

interface Try<Address extends string | undefined> {
  readonly addressHash: Address;
  /** Monotonic: when it is given up. */
  readonly untilMs: number;
}

const MS_PER_SECOND = 1_000;
/** Of one address, for the end of another try. */
const MAX_WAITING = 50;

/**
 * Wrong passwords are counted by address and name together, so that guessing is slow and yet nobody can bar an account's
 * owner, who is somewhere else. Many at once get no further: those for whom there would be no room if all before them were
 * wrong wait until that is known.
 */
async function tryOnce(centre: Centre, credentials: Credentials, attempt: Try<string>): Promise<SignedIn> {
  const { store } = centre;
  const { addressHash, untilMs } = attempt;
  const { signIns, signInTries } = centre.limits;
  const name = credentials.name.trim().normalize('NFC').toLowerCase();
  const keys = [`${addressHash} ${store.keyedHash(`name ${name}`)}`, addressHash] as const;
  for (;;) {
    const state = roomFor(centre, keys);
    if (state.isFull) return refuse(centre, state.isFull);
    if (!state.busy) break;
    if (signInTries.waiting(state.busy) >= MAX_WAITING) return { ok: false, reason: reasons.general };
    await within(centre, untilMs, signInTries.nextEnd(state.busy));
  }
  signInTries.begin(keys);
  try {
    const signedIn = await check(centre, credentials, attempt);
    const isWrong = !signedIn.ok && signedIn.reason === reasons.badCredentials;
    if (isWrong) for (const key of keys) signIns.add(key, windowMsOf(centre));
    return signedIn;
  } finally {
    signInTries.end(keys);
  }
}

const windowMsOf = ({ parameters }: Centre): number => parameters.FailedSignInsAllowedUnitTime * MS_PER_SECOND;

const limitNames = ['MaxFailedSignInsAllowedPerUnitTime', 'MaxFailedSignInsAllowedPerUnitTimePerIP'] as const;

/** Which limit is reached, or which key might be by what is under way. */
function roomFor(centre: Centre, keys: readonly string[]): { readonly isFull?: LimitName; readonly busy?: string } {
  const { parameters, limits } = centre;
  let busy: string | undefined;
  for (const [index, limit] of limitNames.entries()) {
    const key = keys[index] ?? '';
    const most = parameters[limit] ?? Infinity;
    const wrong = limits.signIns.count(key, windowMsOf(centre));
    if (wrong >= most) return { isFull: limit };
    if (wrong + limits.signInTries.running(key) >= most) busy ??= key;
  }
  return busy === undefined ? {} : { busy };
}

function refuse(centre: Centre, limit: LimitName): SignedIn {
  logRefusal(centre, limit);
  return { ok: false, reason: limitReason(limit) };
}

async function check(
  centre: Centre,
  credentials: Credentials,
  { addressHash, untilMs }: Try<string | undefined>,
): Promise<SignedIn> {
  const { authenticate, passwords } = centre;
  if (authenticate) return asIdentity(await within(centre, untilMs, authenticate(credentials)));
  if (!passwords) return { ok: false, reason: reasons.unsupportedOperation };
  const account = findAccount(centre, credentials.name);
  const isRight = await passwords.verify(credentials.password, account?.passwordHash, addressHash);
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

function within<Result>({ clock }: Centre, untilMs: number, work: Promise<Result>): Promise<Result> {
  const late = new BridgeError('authentication-late', 'It took too long to check a password.');
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(() => reject(late), Math.max(0, untilMs - clock.monotonic()));
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
