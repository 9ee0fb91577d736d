import { describe, expect, test } from 'vitest';
import { createNodePasswordHasher, createScryptPasswordHasher } from './node-password-hasher.js';

const cheap = createNodePasswordHasher({ memoryKiB: 8, passes: 1 });

test('uses Argon2id with the memory, passes and lanes that OWASP asks for', async () => {
  const digest = await createNodePasswordHasher().hash('open sesame');
  expect(digest).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
});

test('uses scrypt with the memory that OWASP asks for where there is no Argon2', async () => {
  const hasher = createScryptPasswordHasher();
  const digest = await hasher.hash('open sesame');
  expect(digest).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(await hasher.verify('open sesame', digest)).toBe(true);
  expect(hasher.needsRehash(digest)).toBe(false);
  expect(createNodePasswordHasher().needsRehash(digest)).toBe(true);
});

// The reference implementation's own test vector: phc-winner-argon2, src/test.c.
test('reads digests that others have made', async () => {
  const digest = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
  expect(await cheap.verify('password', digest)).toBe(true);
  expect(await cheap.verify('differentpassword', digest)).toBe(false);
});

describe('a digest', () => {
  test('is another each time, and fits its password only', async () => {
    const [one, other] = [await cheap.hash('open sesame'), await cheap.hash('open sesame')];
    expect(one).not.toBe(other);
    expect(await cheap.verify('open sesame', one)).toBe(true);
    expect(await cheap.verify('open sesame', other)).toBe(true);
    expect(await cheap.verify('open sesam', one)).toBe(false);
    expect(await cheap.verify('', one)).toBe(false);
  });

  test('fits however the letters of the password are composed', async () => {
    expect(await cheap.verify('cafe\u0301 \u{1f512}', await cheap.hash('caf\u00e9 \u{1f512}'))).toBe(true);
  });

  test('is checked with the work it was made with, and made anew once more is wanted', async () => {
    const old = await cheap.hash('open sesame');
    const today = createNodePasswordHasher({ memoryKiB: 16, passes: 1 });
    expect(await today.verify('open sesame', old)).toBe(true);
    expect(today.needsRehash(old)).toBe(true);
    expect(today.needsRehash(await today.hash('open sesame'))).toBe(false);
  });

  test.each([
    '',
    'open sesame',
    '$argon2id$v=19$m=8,t=1,p=1$$',
    '$2b$10$abc',
    '$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAA',
  ])('that is damaged fits nothing: "%s"', async (digest) =>
    expect(await cheap.verify('open sesame', digest)).toBe(false),
  );
});
