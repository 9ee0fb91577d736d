import { callbackEndpoints, endpoints, siteEndpoints, type Endpoint } from '@footbridge/protocol';

/** What an address asks of which server, and for whom. */
export interface Place {
  /** Where the server's paths begin. */
  readonly base: string;
  /** The endpoint as protocol §2 names it, such as `chat/poll`; `unknown` where it has none of those names. */
  readonly what: string;
  /** The participant id in the address: a secret. */
  readonly visitorId: string | undefined;
}

const ROOT = '/websvcs/';

const tables: readonly Readonly<Record<string, Endpoint>>[] = [endpoints, callbackEndpoints, siteEndpoints];
const names = tables.flatMap((table) => Object.values(table).map(({ path }) => `/${path}`.slice(ROOT.length)));

/** Takes an address of this client's own apart. */
export function placeOf(url: string): Place {
  const at = url.lastIndexOf(ROOT);
  const [path = ''] = url.slice(at + ROOT.length).split('?');
  const what = names.find((name) => path === name || path.startsWith(`${name}/`)) ?? 'unknown';
  const id = what === 'unknown' ? '' : path.slice(what.length + 1);
  return { base: url.slice(0, at), what, visitorId: id ? decodeURIComponent(id) : undefined };
}

/** An address without what opens anything. protocol §6.12 */
export const maskUrl = ({ base, what, visitorId }: Place): string =>
  `${base}${ROOT}${what}${visitorId === undefined ? '' : '/***'}`;
