/** Who may ask at the private listener: only under a loopback name, and only with a key. */
import { sha256 } from '@noble/hashes/sha2.js';

/** So that no page can reach the private listener through a domain that points here. */
export const isLoopbackHost = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

/** Whose key it is. */
export type Keyring<Owner> = (key: string) => Owner | undefined;

export function createKeyring<Owner>(owners: readonly (readonly [key: string, owner: Owner])[]): Keyring<Owner> {
  const digests = owners.map(([key, owner]) => [digest(key), owner] as const);
  return (key) => {
    const given = digest(key);
    // Compares digests, and every one of them: the time tells nothing about a key.
    const [match] = digests.filter(([known]) => isEqual(known, given));
    return match?.[1];
  };
}

/** The key of `Authorization: Bearer`; empty where there is none. */
export const bearerOf = (headers: Headers): string =>
  /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? '';

const digest = (text: string): Uint8Array => sha256(new TextEncoder().encode(text));

/** Looks at every byte, wherever the first difference is. Both are equally long. */
const isEqual = (one: Uint8Array, other: Uint8Array): boolean =>
  one.reduce((difference, byte, at) => difference | (byte ^ (other[at] ?? 0)), 0) === 0;
