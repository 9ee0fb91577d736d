import type { PasswordHasher } from '../service/password-hash.js';

/** Digests that cost nothing and hide nothing, and a record of the work done. */
export class TestHasher implements PasswordHasher {
  /** In order, as `hash` or `verify`. */
  readonly work: string[] = [];
  /** Raised, older digests need another. */
  cost = 1;

  async hash(password: string): Promise<string> {
    this.work.push('hash');
    return `test$${this.cost}$${password}`;
  }

  async verify(password: string, digest: string): Promise<boolean> {
    this.work.push('verify');
    return digest.split('$').slice(2).join('$') === password;
  }

  needsRehash(digest: string): boolean {
    return digest.split('$')[1] !== String(this.cost);
  }
}
