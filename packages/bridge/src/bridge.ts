/**
 * One bridge: joins tenants, lease and routes. It decides who is asked, and when the centres are read and thrown away, and
 * nothing else. It opens no port and reads no environment, so it runs in a server, a test or a page alike.
 */
import type { BridgeOptions, TenantOptions } from './bridge-options.js';
import { checkOptions } from './check-options.js';
import { systemClock } from './clock.js';
import { createAgentRoutes } from './http/agent-routes.js';
import { withCors } from './http/cors.js';
import { createOperatorRoutes, isOperatorsPath } from './http/operator-routes.js';
import { createKeyring } from './http/private-access.js';
import { chooseTenant } from './http/tenant-hosts.js';
import { createAddressReader, createProxyTrust } from './http/visitor-address.js';
import { createVisitorRoutes, type Peer, type ServeVisitor } from './http/visitor-routes.js';
import { createPasswords } from './service/password-hash.js';
import { createTenant, type Tenant, type TenantHost } from './tenant.js';

export type { BridgeOptions, TenantOptions, TenantSettings, TenantSite } from './bridge-options.js';

export interface Bridge {
  /** Serves a visitor's request. Never rejects. `peer` is where the connection comes from. */
  fetch(request: Request, peer?: Peer): Promise<Response>;
  /** Serves an agent's or operator's request; its URL must have a loopback name for host. Never rejects. */
  fetchPrivate(request: Request): Promise<Response>;
  /** Whether it may serve, or stands by for the other of its pair. */
  readonly role: 'active' | 'standby';
  /** Keeps what is pending, gives up the lease, stops every timer. Requests get 503 from then on. */
  dispose(): void;
}

interface Site {
  readonly options: TenantOptions;
  readonly tenant: Tenant;
}

/** @throws BridgeError `options-invalid` */
export function createBridge(options: BridgeOptions): Bridge {
  checkOptions(options);
  const { lease, clock = systemClock } = options;
  let isDisposed = false;
  const mayServe = (): boolean => !isDisposed && (lease?.isHeld() ?? true);
  const host: TenantHost = {
    options,
    passwords: options.passwordHasher && createPasswords({ hasher: options.passwordHasher }),
    mayServe,
    leaseLost: () => lease?.check(),
    // The other of the pair may still be able to read. Where only some can't be read, the others are still served here.
    unreadable() {
      if (sites.every(({ tenant }) => tenant.isUnreadable)) lease?.stepDown();
    },
  };
  const sites = [{ ...options, name: '', hosts: [] }, ...(options.tenants ?? [])].map((own): Site => ({
    options: own,
    tenant: createTenant(own, host),
  }));
  const activate = (): void => {
    // The lease is given up meanwhile if none of them can be read.
    for (const { tenant } of sites) if (mayServe()) tenant.activate();
  };
  const discard = (): void => {
    for (const { tenant } of sites) tenant.discard();
  };

  const serveVisitor = createVisitorsEntrance(options, sites);
  const { log = () => {} } = options;
  const serveAgent = createAgentRoutes({
    tenantOf: createKeyring(sites.map(({ options: { agentKey }, tenant }) => [agentKey, tenant])),
    log,
  });
  const serveOperator = createOperatorRoutes({
    tenantOf: createKeyring(
      sites.flatMap(({ options: { operatorKey }, tenant }) =>
        operatorKey === undefined ? [] : [[operatorKey, tenant] as const],
      ),
    ),
    tenants: sites.map(({ tenant }) => tenant),
    isActive: mayServe,
    stepDown: () => lease?.stepDown(),
    clock,
    log,
  });

  if (lease) lease.start({ acquired: activate, lost: discard });
  else activate();

  return {
    fetch: (request, peer) => serveVisitor(request, peer),
    fetchPrivate: (request) => (isOperatorsPath(request) ? serveOperator(request) : serveAgent(request)),
    get role() {
      return mayServe() ? 'active' : 'standby';
    },
    dispose() {
      if (isDisposed) return;
      discard();
      isDisposed = true;
      lease?.release();
    },
  };
}

/** Each tenant's visitors come in at its own hosts, from pages of the origins that it allows. */
function createVisitorsEntrance(
  { trustedProxies = [], dosReply = 'reason', log = () => {} }: BridgeOptions,
  sites: readonly Site[],
): ServeVisitor {
  const addressOf = createAddressReader({ trustedProxies, log });
  const entrances = sites.map(({ options: { allowedOrigins = [], hosts }, tenant }) => ({
    hosts,
    serve: withCors(allowedOrigins, createVisitorRoutes({ centre: () => tenant.centre(), addressOf, dosReply, log })),
  }));
  const [fallback = { hosts: [], serve: async () => new Response(null, { status: 503 }) }, ...others] = entrances;
  const hosts = {
    fallback,
    byHost: new Map(
      others.flatMap((entrance) => entrance.hosts.map((name) => [name.toLowerCase(), entrance] as const)),
    ),
    trustsProxy: createProxyTrust(trustedProxies),
  };
  return (request, peer) => chooseTenant(hosts, request, peer).serve(request, peer);
}
