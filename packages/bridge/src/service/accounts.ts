/** How a visitor gets an account. protocol §3.15 */
import {
  limitReason,
  reasons,
  type ContactField,
  type PlainAnswer,
  type Reason,
  type RegisterRequest,
} from '@footbridge/protocol';
import type { AccountRecord } from '../store/records.js';
import { isBlocked } from './blocks.js';
import type { Centre } from './centre.js';
import { logRefusal } from './limits.js';
import type { Passwords } from './password-hash.js';
import { performOnce, type Outcome } from './repeats.js';
import { placeVisitor } from './visitor-place.js';

export interface Registration {
  /** Whether visitors may make accounts. Default: yes, unless others look after who may sign in. */
  readonly open?: boolean;
  /** What nobody may leave out besides user name and password. Default: nothing. */
  readonly required?: readonly ContactField[];
}

/** What keeps the passwords of those who register; undefined where nobody can. */
export const registrarOf = ({ registration, passwords, authenticate }: Centre): Passwords | undefined =>
  (registration.open ?? !authenticate) ? passwords : undefined;

/** User names are the same in any case, and however their letters are composed. */
const normaliseUsername = (username: string): string => username.trim().normalize('NFC');

export const findAccount = (centre: Centre, username: string): AccountRecord | undefined =>
  centre.journal.find('accounts', normaliseUsername(username).toLowerCase());

/** What agents call a visitor who signed in. */
export function nameOf({ username, contact }: AccountRecord): string {
  const fullName = [contact.firstName, contact.lastName].map((part) => part?.trim()).filter(Boolean);
  return fullName.join(' ') || username;
}

export async function register(
  centre: Centre,
  request: RegisterRequest,
  address: string | undefined,
): Promise<PlainAnswer> {
  const { password: _password, clientToken: token, ...body } = request;
  const outcome = await performOnce(centre, { token, body: ['register', body] }, (created) =>
    createAccount(centre, request, address, () => created({})),
  );
  return centre.journal.answer(() => (outcome.ok ? { ok: true } : outcome));
}

async function createAccount(
  centre: Centre,
  { username, password, contact }: RegisterRequest,
  address: string | undefined,
  created: () => void,
): Promise<Outcome<Record<string, string>>> {
  const passwords = registrarOf(centre);
  if (!passwords) return refuse(reasons.unsupportedOperation);
  const name = normaliseUsername(username);
  const required = centre.registration.required ?? [];
  if (name === '' || required.some((field) => !contact[field]?.trim())) return refuse(reasons.missingData);
  const refusal = countAttempt(centre, address);
  if (refusal) return refuse(refusal);
  if (findAccount(centre, name)) return refuse(reasons.accountExists);
  const passwordHash = await passwords.hash(password, placeVisitor(centre, address).addressHash);
  if (passwordHash === undefined) return refuse(reasons.general);
  // Another may have taken the name meanwhile.
  if (findAccount(centre, name)) return refuse(reasons.accountExists);
  putAccount(centre, {
    username: name,
    passwordHash,
    identityId: centre.newGuid(),
    contact,
    createdAtMs: centre.clock.now(),
  });
  created();
  return { ok: true, ids: {} };
}

const refuse = (reason: Reason) => ({ ok: false, reason }) as const;

export const putAccount = (centre: Centre, account: AccountRecord): void =>
  centre.journal.put('accounts', account.username.toLowerCase(), account, account.createdAtMs);

const MS_PER_SECOND = 1_000;

/** Each try counts, since each tells whether a name is taken: nobody may try a list of them. */
function countAttempt(centre: Centre, address: string | undefined): Reason | undefined {
  const { limits, parameters } = centre;
  const { addressHash } = placeVisitor(centre, address);
  if (addressHash === undefined) return undefined;
  if (isBlocked(centre, addressHash)) return reasons.unsupportedOperation;
  const windowMs = parameters.RegistrationsAllowedUnitTime * MS_PER_SECOND;
  if (
    limits.registrations.count(addressHash, windowMs) >=
    (parameters.MaxRegistrationsAllowedPerUnitTimePerIP ?? Infinity)
  ) {
    logRefusal(centre, 'MaxRegistrationsAllowedPerUnitTimePerIP');
    return limitReason('MaxRegistrationsAllowedPerUnitTimePerIP');
  }
  limits.registrations.add(addressHash, windowMs);
  return undefined;
}
