/** Digests of passwords as a page can compute them. They last as long as the page, so they need not be slow. */
import type { PasswordHasher } from '@footbridge/bridge/core';

const ITERATIONS = 1_000;
const SALT_BYTES = 16;
const DIGEST_BITS = 256;

export function createPagePasswordHasher(): PasswordHasher {
  return {
    async hash(password) {
      const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
      return `${salt.join()};${await digest(password, salt)}`;
    },
    async verify(password, kept) {
      const [salt = '', wanted] = kept.split(';');
      return (await digest(password, Uint8Array.from(salt.split(','), Number))) === wanted;
    },
    needsRehash: () => false,
  };
}

async function digest(password: string, salt: Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = new TextEncoder().encode(password.normalize('NFC'));
  const key = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits']);
  const cost = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS };
  return new Uint8Array(await crypto.subtle.deriveBits(cost, key, DIGEST_BITS)).join();
}
