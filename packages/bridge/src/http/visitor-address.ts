/** Where a visitor is: the connection's address, or what a proxy says that is trusted to speak for others. protocol §1.5 */
import { BridgeError } from '../errors.js';
import type { Log } from '../log.js';
import {
  formatIpAddress,
  isInRange,
  parseIpAddress,
  parseIpRange,
  type IpAddress,
  type IpRange,
} from '../service/ip-address.js';
import type { Peer } from './visitor-routes.js';

export interface VisitorAddressOptions {
  /** Addresses, and ranges such as `10.0.0.0/8`, whose `X-Forwarded-For` counts. */
  readonly trustedProxies: readonly string[];
  readonly log: Log;
}

export type AddressOf = (request: Request, peer: Peer | undefined) => string | undefined;

/** More proxies than any visitor is behind; a longer chain is not followed to its end. */
const MAX_HOPS = 32;

/** @throws BridgeError `options-invalid` for a proxy that is neither an address nor a range. */
export function createAddressReader({ trustedProxies, log }: VisitorAddressOptions): AddressOf {
  const isTrusted = createTrust(trustedProxies);
  let hasWarned = false;

  /** Visitors behind a proxy that nobody has named share one address, and so its limits. */
  function warnOnce(): void {
    if (hasWarned) return;
    hasWarned = true;
    log('warning', 'An X-Forwarded-For was ignored: it did not come from a trusted proxy. If it is yours, name it.');
  }

  return (request, peer) => {
    let address = parseHop(peer?.address ?? '');
    if (!address) return undefined;
    const forwarded = request.headers.get('x-forwarded-for');
    if (forwarded !== null && !isTrusted(address)) warnOnce();
    for (const hop of hopsOf(forwarded ?? '')) {
      if (!isTrusted(address)) break;
      const before = parseHop(hop);
      // What can't be read says nothing: then the visitor is as far away as is known.
      if (!before) break;
      address = before;
    }
    return formatIpAddress(address);
  };
}

/** Whether a connection comes from a proxy whose word counts. */
export type TrustsProxy = (peer: Peer | undefined) => boolean;

/** @throws BridgeError `options-invalid`, as `createAddressReader` does. */
export function createProxyTrust(trustedProxies: readonly string[]): TrustsProxy {
  const isTrusted = createTrust(trustedProxies);
  return (peer) => {
    const address = parseHop(peer?.address ?? '');
    return address !== undefined && isTrusted(address);
  };
}

function createTrust(trustedProxies: readonly string[]): (address: IpAddress) => boolean {
  const trusted = trustedProxies.map(readRange);
  return (address) => trusted.some((range) => isInRange(address, range));
}

function readRange(text: string): IpRange {
  const range = parseIpRange(text);
  if (range) return range;
  throw new BridgeError(
    'options-invalid',
    `A trusted proxy is an address or a range such as 10.0.0.0/8, not "${text}".`,
  );
}

/** Each proxy appends who asked it, so that the nearest to this bridge is the last. */
function* hopsOf(header: string): Generator<string> {
  let end = header.length;
  for (let hop = 0; hop < MAX_HOPS && end > 0; hop += 1) {
    const comma = header.lastIndexOf(',', end - 1);
    yield header.slice(comma + 1, end).trim();
    end = comma;
  }
}

/** Some proxies add a port, some hosts a zone: `203.0.113.7:4711`, `[2001:db8::1]:4711`, `fe80::1%eth0`. */
function parseHop(text: string): IpAddress | undefined {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text);
  const withPort = /^([\d.]+):\d{1,5}$/.exec(text);
  const bare = bracketed?.[1] ?? withPort?.[1] ?? text;
  return parseIpAddress(bare.replace(/%.*$/, ''));
}
