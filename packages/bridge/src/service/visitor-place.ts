/** What is kept and counted of where a visitor is; never the address itself. */
import type { Centre } from './centre.js';
import { formatIpAddress, isInRange, parseIpAddress, parseIpRange, type IpAddress } from './ip-address.js';

export interface VisitorPlace {
  /** The address as limits count it: a keyed digest. Undefined where it is unknown; then no limit of one address applies. */
  readonly addressHash: string | undefined;
  /** What agents see: the address without its last part. */
  readonly host: string | undefined;
  /** Whether `TrustedHosts` names it. */
  readonly isTrusted: boolean;
}

const nowhere: VisitorPlace = { addressHash: undefined, host: undefined, isTrusted: false };

export function placeVisitor(centre: Centre, address: string | undefined): VisitorPlace {
  const ip = address === undefined ? undefined : parseIpAddress(address);
  if (!ip) return nowhere;
  return {
    addressHash: centre.store.keyedHash(`address ${counted(ip)}`),
    host: shorten(ip),
    isTrusted: isTrustedHost(centre, ip),
  };
}

/** One household has a whole `/64` of IPv6 to itself and may change its address at will. */
const counted = ({ family, bits }: IpAddress): string =>
  formatIpAddress({ family, bits: family === 4 ? bits : (bits >> 64n) << 64n });

/** `203.0.113.*`, and of IPv6 what a provider gives to one customer: `2001:db8:1:*`. */
function shorten(ip: IpAddress): string {
  const parts = formatIpAddress(ip).split(ip.family === 4 ? '.' : ':');
  return [...parts.slice(0, 3), '*'].join(ip.family === 4 ? '.' : ':');
}

/** Finds out the addresses of the names among the trusted hosts; until then none of them is trusted. */
export function findTrustedHosts({ resolveHosts, parameters, hostAddresses, log }: Centre): void {
  resolveHosts?.([parameters.TrustedHosts]).then(
    (found) => {
      for (const [name, addresses] of Object.entries(found)) {
        // What was known of a name is better than nothing.
        if (addresses.length > 0) hostAddresses.set(name, addresses);
      }
    },
    () => log('warning', 'The names among the trusted hosts could not be looked up.'),
  );
}

/** An entry is an address, a range, or a name whose addresses the host has found out. protocol §7.2 */
function isTrustedHost({ parameters, hostAddresses }: Centre, ip: IpAddress): boolean {
  const entries = parameters.TrustedHosts.split(',').map((entry) => entry.trim());
  return entries
    .flatMap((entry) => (parseIpRange(entry) ? [entry] : (hostAddresses.get(entry.toLowerCase()) ?? [])))
    .some((entry) => {
      const range = parseIpRange(entry);
      return range !== undefined && isInRange(ip, range);
    });
}
