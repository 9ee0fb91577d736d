import type { TrustsProxy } from './visitor-address.js';
import type { Peer } from './visitor-routes.js';

/** Whose visitors ask at a host, by lower-case name without a port; `fallback` has every host that nobody else has. */
export interface TenantHosts<Tenant> {
  readonly byHost: ReadonlyMap<string, Tenant>;
  readonly fallback: Tenant;
  readonly trustsProxy: TrustsProxy;
}

/** Finds the tenant that a visitor's request is for. */
export function chooseTenant<Tenant>(
  { byHost, fallback, trustsProxy }: TenantHosts<Tenant>,
  request: Request,
  peer: Peer | undefined,
): Tenant {
  if (byHost.size === 0) return fallback;
  const forwarded = request.headers.get('x-forwarded-host');
  // Proxies append: the nearest one, which is the one that is trusted, wrote the last.
  const named = forwarded !== null && trustsProxy(peer) ? forwarded.split(',').at(-1) : undefined;
  const host = named === undefined ? new URL(request.url).hostname : named.trim().replace(/:\d{1,5}$/, '');
  // A name with its final dot is the same name.
  return byHost.get(host.toLowerCase().replace(/\.$/, '')) ?? fallback;
}
