/**
 * Addresses of the internet as numbers, so that one address is one value however it is spelled. IPv4 within IPv6 is the
 * IPv4 address that it means.
 */

export interface IpAddress {
  readonly family: 4 | 6;
  readonly bits: bigint;
}

/** All addresses that begin with the same bits. */
export interface IpRange {
  readonly address: IpAddress;
  readonly prefixLength: number;
}

const widthOf = { 4: 32, 6: 128 } as const;
/** `::ffff:0:0/96`, in which IPv6 spells IPv4. */
const MAPPED_PREFIX = 0xffffn;
const MAPPED_PREFIX_LENGTH = 96;
const LONGEST_ADDRESS = 64;

/** Undefined for a text that is no address. A port or a zone must have been cut off. */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (text.length > LONGEST_ADDRESS) return undefined;
  const bits = text.includes(':') ? readIpv6(text) : undefined;
  if (bits !== undefined) {
    return bits >> 32n === MAPPED_PREFIX ? { family: 4, bits: bits & 0xffffffffn } : { family: 6, bits };
  }
  const ipv4 = readIpv4(text);
  return ipv4 === undefined ? undefined : { family: 4, bits: ipv4 };
}

/** An address, or a range such as `10.0.0.0/8`. Undefined for a text that is neither. */
export function parseIpRange(text: string): IpRange | undefined {
  const [addressText = '', lengthText, ...more] = text.trim().split('/');
  const address = parseIpAddress(addressText);
  if (!address || more.length > 0) return undefined;
  const width = widthOf[address.family];
  if (lengthText === undefined) return { address, prefixLength: width };
  if (!/^\d{1,3}$/.test(lengthText)) return undefined;
  // Written as IPv6, 96 bits and fewer would mean every IPv4 address there is.
  const isMapped = address.family === 4 && addressText.includes(':');
  const prefixLength = Number(lengthText) - (isMapped ? MAPPED_PREFIX_LENGTH : 0);
  return prefixLength <= width && prefixLength >= (isMapped ? 1 : 0) ? { address, prefixLength } : undefined;
}

export function isInRange({ family, bits }: IpAddress, { address, prefixLength }: IpRange): boolean {
  const ignoredBits = BigInt(widthOf[family] - prefixLength);
  return family === address.family && bits >> ignoredBits === address.bits >> ignoredBits;
}

/** One spelling for each address; IPv6 in eight groups. */
export function formatIpAddress({ family, bits }: IpAddress): string {
  const [size, count] = family === 4 ? [8n, 4] : [16n, 8];
  const mask = (1n << size) - 1n;
  const groups = Array.from({ length: count }, (_, index) => (bits >> (size * BigInt(count - 1 - index))) & mask);
  return family === 4 ? groups.join('.') : groups.map((group) => group.toString(16)).join(':');
}

function readIpv4(text: string): bigint | undefined {
  // A leading zero means octal to some programs.
  if (!/^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/.test(text)) return undefined;
  const parts = text.split('.').map(Number);
  return parts.some((part) => part > 255) ? undefined : join(parts, 8n);
}

function readIpv6(text: string): bigint | undefined {
  const [before = '', after, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const [head, tail] = [readGroups(before, after === undefined), readGroups(after ?? '', true)];
  if (!head || !tail) return undefined;
  const missing = 8 - head.length - tail.length;
  if (after === undefined ? missing !== 0 : missing < 1) return undefined;
  return join([...head, ...Array<number>(Math.max(0, missing)).fill(0), ...tail], 16n);
}

/** The 16-bit groups of one side of `::`. The last of an address may be spelled as IPv4. */
function readGroups(text: string, endsAddress: boolean): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const ipv4 = endsAddress && index === parts.length - 1 ? readIpv4(part) : undefined;
    if (ipv4 !== undefined) groups.push(Number(ipv4 >> 16n), Number(ipv4 & 0xffffn));
    else if (/^[\da-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

const join = (parts: readonly number[], size: bigint): bigint =>
  parts.reduce((bits, part) => (bits << size) | BigInt(part), 0n);
