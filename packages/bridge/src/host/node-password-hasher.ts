/** Digests of passwords as PHC strings: Argon2id, or scrypt where Node has no Argon2. Both run beside the event loop. */
// Not by name: an older Node would refuse to load the whole program.
import crypto from 'node:crypto';
import type { PasswordHasher } from '../service/password-hash.js';

/** The work for one digest. The defaults are what OWASP asks for. */
export interface Argon2Cost {
  /** Default: 19,456, which is 19 MB. */
  readonly memoryKiB?: number;
  /** Default: 2. */
  readonly passes?: number;
  /** Default: 1. */
  readonly lanes?: number;
}

const SALT_BYTES = 16;
const DIGEST_BYTES = 32;
/** OWASP's for scrypt: 128 MB. */
const SCRYPT = { ln: 17, r: 8, p: 1 } as const;

interface Parsed {
  /** Algorithm and cost, as the string begins. */
  readonly method: string;
  readonly cost: Readonly<Record<string, number>>;
  readonly salt: Buffer;
  readonly digest: Buffer;
}

interface Algorithm {
  /** How the strings of new digests begin. */
  readonly method: string;
  compute(password: string, salt: Buffer, cost: Parsed['cost']): Promise<Buffer>;
}

export function createNodePasswordHasher({
  memoryKiB = 19_456,
  passes = 2,
  lanes = 1,
}: Argon2Cost = {}): PasswordHasher {
  return createHasher(
    hasArgon2
      ? { method: `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${lanes}`, compute: computeArgon2id }
      : scryptAlgorithm,
  );
}

/** For a Node that is older than 24.7. */
export const createScryptPasswordHasher = (): PasswordHasher => createHasher(scryptAlgorithm);

const hasArgon2 = typeof crypto.argon2 === 'function';

const scryptAlgorithm: Algorithm = {
  method: `$scrypt$ln=${SCRYPT.ln},r=${SCRYPT.r},p=${SCRYPT.p}`,
  compute: computeScrypt,
};

function createHasher({ method, compute }: Algorithm): PasswordHasher {
  const { cost } = parse(`${method}$$`) ?? { cost: {} };
  return {
    async hash(password) {
      const salt = crypto.randomBytes(SALT_BYTES);
      const digest = await compute(normalise(password), salt, cost);
      return `${method}$${encode(salt)}$${encode(digest)}`;
    },
    async verify(password, kept) {
      const parsed = parse(kept);
      if (!parsed || parsed.digest.length !== DIGEST_BYTES) return false;
      const recompute = parsed.method.startsWith('$scrypt$') ? computeScrypt : computeArgon2id;
      const digest = await recompute(normalise(password), parsed.salt, parsed.cost);
      return crypto.timingSafeEqual(digest, parsed.digest);
    },
    needsRehash: (kept) => parse(kept)?.method !== method,
  };
}

/** The same letters may come composed or not, depending on the keyboard. */
const normalise = (password: string): string => password.normalize('NFC');

const encode = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

function parse(kept: string): Parsed | undefined {
  const parts = /^(?<method>\$(?:argon2id\$v=19|scrypt)\$(?<cost>[a-z=\d,]+))\$(?<salt>[^$]*)\$(?<digest>[^$]*)$/.exec(
    kept,
  );
  if (!parts?.groups) return undefined;
  const { method = '', cost = '', salt = '', digest = '' } = parts.groups;
  return {
    method,
    cost: Object.fromEntries(
      cost
        .split(',')
        .map((part) => part.split('='))
        .map(([name, value]) => [name, Number(value)]),
    ),
    salt: Buffer.from(salt, 'base64'),
    digest: Buffer.from(digest, 'base64'),
  };
}

function computeArgon2id(message: string, nonce: Buffer, { m = 0, t = 0, p = 0 }: Parsed['cost']): Promise<Buffer> {
  const options = { message, nonce, memory: m, passes: t, parallelism: p, tagLength: DIGEST_BYTES };
  return new Promise((resolve, reject) =>
    crypto.argon2('argon2id', options, (error, digest) => (error ? reject(error) : resolve(digest))),
  );
}

function computeScrypt(password: string, salt: Buffer, { ln = 0, r = 0, p = 0 }: Parsed['cost']): Promise<Buffer> {
  // Node counts a little on top of the 128 * N * r bytes that the algorithm needs.
  const options = { N: 2 ** ln, r, p, maxmem: 128 * 2 ** ln * r + 1_048_576 };
  return new Promise((resolve, reject) =>
    crypto.scrypt(password, salt, DIGEST_BYTES, options, (error, digest) => (error ? reject(error) : resolve(digest))),
  );
}
