/** The page of the vendor's client: its web server, which passes on to bridges by the prefix, and a clock to wait with. */
import type { Bridge } from '../bridge.js';
import { ORIGIN, OriginalClient } from './original-client.js';
import { VirtualClock } from './virtual-clock.js';

export const FRAGMENTS = ['I3Root/Server1', 'I3Root/Server2'] as const;

export interface OriginalSite {
  readonly client: OriginalClient;
  readonly fetch: (request: Request) => Promise<Response>;
  /** How long an answer is on its way, in milliseconds; it may be changed at any time. */
  latencyMs: number;
  /** Which server answers with which status in place of its own answer. */
  readonly failing: Map<Bridge, number>;
}

/** Opens the page in front of one bridge or of a pair. */
export function openSite(bridges: readonly [Bridge, Bridge?], clock: VirtualClock): OriginalSite {
  const failing = new Map<Bridge, number>();
  const site = { latencyMs: 0, failing };
  async function fetch(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const index = FRAGMENTS.findIndex((fragment) => pathname.startsWith(`/${fragment}/`));
    const bridge = bridges[index];
    if (!bridge) return new Response(null, { status: 404 });
    const path = pathname.slice(`/${FRAGMENTS[index]}`.length);
    const status = failing.get(bridge);
    const response =
      status === undefined
        ? await bridge.fetch(await passOn(request, `http://cic:8114${path}${search}`))
        : new Response(null, { status });
    if (site.latencyMs > 0) await new Promise<void>((resolve) => clock.setTimeout(resolve, site.latencyMs));
    return response;
  }
  const uriFragments: readonly [string, string?] = bridges[1] ? FRAGMENTS : [FRAGMENTS[0]];
  return Object.assign(site, { fetch, client: new OriginalClient({ clock, fetch, uriFragments }) });
}

/** As a proxy does: another address, everything else the same. */
async function passOn(request: Request, url: string): Promise<Request> {
  const { method, headers, signal } = request;
  return new Request(url, { method, headers, signal, ...(method === 'POST' && { body: await request.text() }) });
}

/** Fetches what a link of the page leads to. */
export const follow = ({ fetch }: OriginalSite, link: string): Promise<Response> =>
  fetch(new Request(new URL(link, ORIGIN)));
