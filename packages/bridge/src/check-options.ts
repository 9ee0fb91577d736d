import type { BridgeOptions, TenantOptions } from './bridge-options.js';
import { BridgeError } from './errors.js';

/** What a header can carry as one word. */
const KEY = /^[!-~]+$/;
const TENANT_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** As browsers send it, without a port. */
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9._-]*[a-z0-9])?)$/;

type CheckedKeys = Pick<BridgeOptions, 'agentKey' | 'operatorKey'>;
type CheckedTenant = CheckedKeys & Pick<TenantOptions, 'name' | 'hosts'>;

/** Of a bridge's options, what only they can tell together. */
export type CheckedOptions = CheckedKeys & { readonly tenants?: readonly CheckedTenant[] };

/** @throws BridgeError `options-invalid`; its message never holds a key. */
export function checkOptions({ tenants = [], ...defaultTenant }: CheckedOptions): void {
  const keys = [
    { what: 'The agent key', key: defaultTenant.agentKey },
    { what: 'The operator key', key: defaultTenant.operatorKey },
    ...tenants.flatMap(({ name, agentKey, operatorKey }) => [
      { what: `The agent key of tenant ${name}`, key: agentKey },
      { what: `The operator key of tenant ${name}`, key: operatorKey },
    ]),
  ];
  for (const { name, hosts } of tenants) checkTenant(name, hosts);
  for (const { what, key } of keys) {
    if (key === undefined) continue;
    if (key === '') throw invalid(`${what} must not be empty.`);
    if (!KEY.test(key)) throw invalid(`${what} has blanks or characters beyond ASCII, which no header can carry.`);
    // A key says who it is that asks: two who share one could not be told apart.
    if (keys.filter((other) => other.key === key).length > 1) throw invalid(`${what} is also another's key.`);
  }
  checkDistinct(tenants);
}

function checkTenant(name: string, hosts: readonly string[]): void {
  if (!TENANT_NAME.test(name)) {
    throw invalid(`"${name}" is no name for a tenant: it has up to 64 letters, digits, dots, dashes and underscores.`);
  }
  if (hosts.length === 0) throw invalid(`Tenant ${name} needs a host name.`);
  const wrong = hosts.find((host) => !HOST.test(host.toLowerCase()));
  if (wrong !== undefined) throw invalid(`"${wrong}" of tenant ${name} is no host name; leave the port out.`);
}

function checkDistinct(tenants: readonly CheckedTenant[]): void {
  const twice = (names: readonly string[]): string | undefined =>
    names.map((name) => name.toLowerCase()).find((name, index, all) => all.indexOf(name) !== index);
  const name = twice(tenants.map((tenant) => tenant.name));
  if (name !== undefined) throw invalid(`There are two tenants of the name ${name}.`);
  const host = twice(tenants.flatMap(({ hosts }) => hosts));
  if (host !== undefined) throw invalid(`Two tenants have the host ${host}.`);
}

const invalid = (message: string): BridgeError => new BridgeError('options-invalid', message);
