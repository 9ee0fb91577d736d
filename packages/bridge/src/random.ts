/** Random bytes from a cryptographically secure source, handed in so that a simulation can repeat a run. */
export type RandomBytes = (count: number) => Uint8Array;

/** The platform's own source. */
export const systemRandomBytes: RandomBytes = (count) => crypto.getRandomValues(new Uint8Array(count));

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A random id without a form, as hexadecimal digits. */
export const randomHex = (randomBytes: RandomBytes, byteCount: number): string => toHex(randomBytes(byteCount));

/** A GUID of version 4: 122 random bits. protocol §10.1 */
export function randomGuid(randomBytes: RandomBytes): string {
  const bytes = Uint8Array.from(randomBytes(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = toHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
