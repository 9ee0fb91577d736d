/**
 * Passwords as they are kept: digests that take long to compute. How is a host's business; that no more are computed at
 * once than a machine can bear is decided here.
 */
import { createFairLine } from './fair-line.js';

/** Computes off the event loop. */
export interface PasswordHasher {
  /** A new digest with a salt of its own, and with what it takes to compute it again. */
  hash(password: string): Promise<string>;
  verify(password: string, digest: string): Promise<boolean>;
  /** Whether a digest was made with less work than new ones are. */
  needsRehash(digest: string): boolean;
}

/**
 * Each answers undefined where too many wait already. `whose` tells visitors apart, who share the line fairly; those of
 * whom nothing is known share one part of it.
 */
export interface Passwords {
  hash(password: string, whose?: string): Promise<string | undefined>;
  /** Without a digest the same work is done for nothing, so that nobody can tell by the time it takes. */
  verify(password: string, digest: string | undefined, whose?: string): Promise<boolean | undefined>;
  needsRehash(digest: string): boolean;
}

export interface PasswordsOptions {
  readonly hasher: PasswordHasher;
  /** Computed at the same time, each with its own memory. Default: 2. */
  readonly atOnce?: number;
  /** In line behind those. Default: 50. */
  readonly maxWaiting?: number;
}

export function createPasswords({ hasher, atOnce = 2, maxWaiting = 50 }: PasswordsOptions): Passwords {
  const line = createFairLine({ atOnce, maxWaiting });
  let dummy: Promise<string> | undefined;

  /** Made with the first password, whosever that is. */
  function dummyDigest(): Promise<string> {
    dummy ??= hasher.hash('nobody').catch((cause: unknown) => {
      dummy = undefined;
      throw cause;
    });
    return dummy;
  }

  return {
    hash: (password, whose = '') => line.run(whose, () => hasher.hash(password)),
    verify: (password, digest, whose = '') =>
      line.run(whose, async () => {
        const nobodys = await dummyDigest();
        const isRight = await hasher.verify(password, digest ?? nobodys);
        return isRight && digest !== undefined;
      }),
    needsRehash: (digest) => hasher.needsRehash(digest),
  };
}
