import { describe, expect, test } from 'vitest';
import { TestHasher } from '../testing/test-hasher.js';
import { settle } from '../testing/virtual-clock.js';
import { createPasswords, type PasswordHasher } from './password-hash.js';

/** Digests that are done when the test says so. */
class SlowHasher extends TestHasher {
  readonly #finish: (() => void)[] = [];
  running = 0;
  most = 0;

  override async hash(password: string): Promise<string> {
    this.running += 1;
    this.most = Math.max(this.most, this.running);
    await new Promise<void>((resolve) => this.#finish.push(resolve));
    this.running -= 1;
    return super.hash(password);
  }

  async finishOne(): Promise<void> {
    this.#finish.shift()?.();
    await settle();
  }
}

describe('the line for digests', () => {
  test('computes two at once, keeps the rest in order, and turns away who would wait too long', async () => {
    const hasher = new SlowHasher();
    const passwords = createPasswords({ hasher, maxWaiting: 3 });
    const done: number[] = [];
    const asked = Array.from({ length: 7 }, async (_, index) => {
      const digest = await passwords.hash(String(index));
      if (digest !== undefined) done.push(index);
      return digest;
    });
    expect(await Promise.all(asked.slice(5))).toEqual([undefined, undefined]);
    for (let index = 0; index < 5; index += 1) await hasher.finishOne();
    expect(done).toEqual([0, 1, 2, 3, 4]);
    expect(hasher.most).toBe(2);
  });

  test('has room again after one that failed', async () => {
    const failing: PasswordHasher = {
      hash: () => Promise.reject(new Error('no memory')),
      verify: () => Promise.reject(new Error('no memory')),
      needsRehash: () => false,
    };
    const passwords = createPasswords({ hasher: failing, atOnce: 1, maxWaiting: 0 });
    await expect(passwords.hash('a')).rejects.toThrow('no memory');
    await expect(passwords.verify('a', 'b')).rejects.toThrow('no memory');
    await expect(passwords.hash('a')).rejects.toThrow('no memory');
  });
});

describe('a password', () => {
  test('is right only for its own digest, and never for none', async () => {
    const passwords = createPasswords({ hasher: new TestHasher() });
    const digest = await passwords.hash('open sesame');
    expect(await passwords.verify('open sesame', digest)).toBe(true);
    expect(await passwords.verify('Open sesame', digest)).toBe(false);
    expect(await passwords.verify('open sesame', undefined)).toBe(false);
    expect(await passwords.verify('nobody', undefined)).toBe(false);
  });

  test('costs the same work with a digest and without', async () => {
    const workFor = async (digest: string | undefined) => {
      const hasher = new TestHasher();
      const passwords = createPasswords({ hasher });
      await passwords.verify('a', digest);
      await passwords.verify('a', digest);
      return hasher.work;
    };
    expect(await workFor(undefined)).toEqual(await workFor('test$1$b'));
  });
});
