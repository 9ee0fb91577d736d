import type { VirtualClock } from './virtual-clock.js';

/**
 * What goes wrong with a request. `refused`: nobody listens. `requestLost`: it never arrives. `answerLost`: it is served,
 * and nothing comes back. `answerCut`: half of it comes back. `html`: something else answers, with 200. A number: that
 * status, unserved. `delayMs`: the served answer takes that long.
 */
export type Fault =
  | 'refused'
  | 'requestLost'
  | 'answerLost'
  | 'answerCut'
  | 'html'
  | 'redirect'
  | number
  | { readonly status: number; readonly retryAfter: string }
  | { readonly delayMs: number };

/** One request that was sent, without its secrets. */
export interface SentRequest {
  readonly atMs: number;
  readonly server: string;
  /** The path after `websvcs/`, without ids. */
  readonly what: string;
  readonly ack: number | undefined;
  /** How long the server may hold the answer. */
  readonly holdMs: number | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

type Server = (request: Request) => Promise<Response>;
type Rule = (request: SentRequest) => Fault | undefined;

/** Where a client's requests go: to real servers, unless a rule says what goes wrong on the way. */
export class TestNetwork {
  readonly sent: SentRequest[] = [];
  readonly #clock: VirtualClock;
  readonly #servers = new Map<string, Server>();
  #rules: Rule[] = [];

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  serve(name: string, server: Server): void {
    this.#servers.set(name, server);
  }

  /** Adds a rule; the first that names a fault decides. Returns what ends it. */
  disturb(rule: Rule): () => void {
    this.#rules.push(rule);
    return () => {
      this.#rules = this.#rules.filter((other) => other !== rule);
    };
  }

  /** The same fault for the next requests of one kind, at whichever server. */
  disturbNext(what: string, fault: Fault, times = 1): void {
    let left = times;
    this.disturb((request) => (request.what === what && left-- > 0 ? fault : undefined));
  }

  /** The requests of one kind. */
  requests(what: string): readonly SentRequest[] {
    return this.sent.filter((request) => request.what === what);
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input as string);
    const [, server = '', , ...path] = url.pathname.split('/');
    const numberOf = (name: string) => {
      const value = url.searchParams.get(name);
      return value === null ? undefined : Number(value);
    };
    const sent: SentRequest = {
      atMs: this.#clock.monotonic(),
      server,
      what: path.slice(0, /^(chat|callback|queue|message|directory)$/.test(path[0] ?? '') ? 2 : 1).join('/'),
      ack: numberOf('ack'),
      holdMs: numberOf('wait'),
      body: init?.body ? readBody(init.body as string) : {},
    };
    this.sent.push(sent);
    const fault = this.#rules.map((rule) => rule(sent)).find((found) => found !== undefined);
    return this.#pass(server, path.join('/') + url.search, init, fault);
  };

  async #pass(
    server: string,
    path: string,
    init: RequestInit | undefined,
    fault: Fault | undefined,
  ): Promise<Response> {
    const signal = init?.signal ?? new AbortController().signal;
    const serve = this.#servers.get(server);
    if (fault === 'refused' || !serve) throw new TypeError('Failed to fetch');
    if (fault === 'requestLost') return nothing(signal);
    if (fault === 'html') return new Response('<!doctype html><title>Sign in to the network</title>');
    if (fault === 'redirect') return Response.redirect('https://portal.example/');
    if (typeof fault === 'number') return new Response('Sorry', { status: fault });
    if (typeof fault === 'object' && 'status' in fault) {
      return new Response('', { status: fault.status, headers: { 'retry-after': fault.retryAfter } });
    }
    const { signal: _, ...plain } = init ?? {};
    const answer = await serve(new Request(`http://bridge.example/websvcs/${path}`, plain));
    if (fault === 'answerLost') return nothing(signal);
    if (fault === 'answerCut') return new Response((await answer.text()).slice(0, 40));
    if (typeof fault === 'object') await new Promise<void>((done) => this.#clock.setTimeout(done, fault.delayMs));
    if (signal.aborted) throw new DOMException('Aborted', 'AbortError');
    return answer;
  }
}

/** A problem report may be cut anywhere. protocol §3.16 */
function readBody(body: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Waits until the request is given up. */
const nothing = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
  });
