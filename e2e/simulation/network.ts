/**
 * What lies between browsers and servers: every request takes its time, and some meet a fault. It knows requests and answers
 * as they are on the wire, and tells a witness which answers arrived; it knows nothing of chats.
 */
import type { FaultCounts, FaultRates, RequestFault } from './faults.ts';
import { requestFaults } from './faults.ts';
import type { NodeClock } from './node-clock.ts';
import type { Profile } from './profile.ts';
import type { Random } from './random.ts';
import type { ServeEnd, Server, WireAnswer, WireCall } from './server.ts';
import type { World } from './world.ts';

/** How the way to one server is. `refused`: nobody listens there. `portal`: something else answers everything. */
export type Way = 'open' | 'both blocked' | 'requests blocked' | 'answers blocked' | 'refused' | 'portal';

/** What a request is about, without its secrets. */
export interface Sent {
  readonly server: string;
  /** The path after `websvcs/`, without ids. */
  readonly what: string;
  readonly participantId: string | undefined;
  readonly body: string | undefined;
}

/** Sees the wire of one page. */
export interface Witness {
  sent(request: Sent, page: NodeClock): void;
  /** The page has the answer, or knows that there will be none: undefined. */
  over(request: Sent, answer: WireAnswer | undefined, page: NodeClock): void;
  /** A server answered, and the page did not get it as it was. */
  lost(answer: WireAnswer): void;
  /** A server died with the request at hand. */
  cutOff(): void;
}

export interface NetworkOptions {
  readonly world: World;
  readonly servers: readonly Server[];
  readonly profile: Profile;
  readonly random: Random;
  readonly counts: FaultCounts;
}

const PORTAL = '<!doctype html><title>Sign in to the network</title>';

/** What servers of other makes have been seen to suggest, or might. An empty text is none at all. */
const ODD_POLL_WAITS = ['0', '-1', '"2000"', '1e9', '"soon"', 'null', ''] as const;

export class Network {
  readonly #options: NetworkOptions;
  /** How to end each request that a page has under way. */
  readonly #open = new Map<NodeClock, Set<() => void>>();
  readonly #ways = new Map<string, Way>();
  /** Faults of single requests come only while this is true. */
  isFaulty = true;

  constructor(options: NetworkOptions) {
    this.#options = options;
  }

  wayTo(server: string): Way {
    return this.#ways.get(server) ?? 'open';
  }

  setWay(server: string, way: Way): void {
    if (this.wayTo(server) !== way) this.#options.world.tell('network', `the way to ${server}: ${way}`);
    this.#ways.set(server, way);
  }

  /** Ends what a page that is gone had under way, as browsers do. */
  dropPage(clock: NodeClock): void {
    for (const giveUp of this.#open.get(clock) ?? []) giveUp();
    this.#open.delete(clock);
  }

  /** What a page has for `fetch`. */
  fetchFor(name: string, clock: NodeClock, address: string, witness: Witness): typeof globalThis.fetch {
    return (input, init = {}) =>
      new Promise((resolve, reject) => {
        // What a page that is gone still had in mind is never sent.
        if (clock.isStopped) return;
        if (init.signal?.aborted) {
          reject(aborted());
          return;
        }
        const url = new URL(input as string);
        const server = this.#options.servers.find((candidate) => url.hostname === `${candidate.name}.example`);
        if (!server) throw new Error(`Nobody is at ${url.hostname}.`);
        this.#exchange({ name, server, url, init, clock, address, witness, resolve, reject });
      });
  }

  #exchange({ name, server, url, init, clock, address, witness, resolve, reject }: Exchange): void {
    const { world, counts, random } = this.#options;
    const sent = describe(server.name, url, init);
    const fault = this.#drawFault();
    const way = this.wayTo(server.name);
    const mark = `${server.name} ${sent.what}${queryOf(url)}`;
    world.tell(name, `→ ${mark}${fault ? `  [${fault}]` : ''}${way === 'open' ? '' : `  [${way}]`}`);
    witness.sent(sent, clock);
    if (fault) counts.add(fault);

    let isOver = false;
    let hangUp = (): void => {};
    const open = this.#open.get(clock) ?? new Set();
    this.#open.set(clock, open);
    const end = (answer?: WireAnswer): void => {
      isOver = true;
      open.delete(giveUp);
      witness.over(sent, answer, clock);
    };
    const giveUp = (): void => {
      world.tell(name, `✕ ${mark}: given up`);
      end();
      // The server sees it a moment later, if it sees it at all.
      if (this.wayTo(server.name) === 'open') this.#later(() => hangUp());
    };
    // What may outlive its page goes on without it.
    if (!init.keepalive) open.add(giveUp);
    const settle = (answer: WireAnswer | undefined, how: string, deliver: () => void): void => {
      // A page that sleeps may never wake to take it in.
      if (answer && (isOver || clock.isFrozen || clock.isStopped)) witness.lost(answer);
      clock.run(() => {
        if (isOver) return;
        world.tell(name, `← ${mark}: ${how}`);
        end(answer);
        deliver();
      });
    };
    const fail = (how: string) =>
      this.#later(() => settle(undefined, how, () => reject(new TypeError('Failed to fetch'))));
    const reply = (answer: WireAnswer) =>
      this.#later(() => settle(answer, briefly(answer), () => resolve(responseOf(answer))));
    const foreign = (status: number, body = '', headers: Record<string, string> = {}) =>
      reply({ status, body, headers: new Headers(headers) });

    init.signal?.addEventListener('abort', () => {
      if (isOver) return;
      giveUp();
      reject(aborted());
    });

    if (way === 'portal') return foreign(200, PORTAL);
    if (way === 'refused') return fail('refused');
    if (way === 'both blocked' || way === 'requests blocked' || fault === 'request lost') return;
    if (fault === 'reset before') return fail('reset');
    if (fault === 'HTML') return foreign(200, PORTAL);
    if (fault === 'redirect') return foreign(302, '', { location: 'https://portal.example/' });
    if (fault && /^\d{3}$/.test(fault)) return foreign(Number(fault));
    if (fault?.startsWith('429')) return foreign(429, '', { 'retry-after': this.#retryAfter(fault, clock) });

    const call = callOf(url, init);
    const answered = (served: ServeEnd): void => {
      if (served === 'reset' || served === 'silence') witness.cutOff();
      if (served === 'silence') return;
      const isBlocked = this.wayTo(server.name) === 'answers blocked' || this.wayTo(server.name) === 'both blocked';
      if (typeof served === 'string') {
        if (!isBlocked) fail(served);
        return;
      }
      if (isBlocked || fault === 'answer lost') return witness.lost(served);
      if (fault === 'reset after' || fault?.endsWith(' after')) {
        witness.lost(served);
        if (fault === 'reset after') fail('reset');
        else foreign(Number.parseInt(fault, 10));
        return;
      }
      if (fault === 'answer cut') {
        witness.lost(served);
        reply({ ...served, body: served.body.slice(0, random.below(served.body.length)) });
        return;
      }
      if (fault === 'odd poll wait') {
        const odd = random.pick(ODD_POLL_WAITS);
        reply({
          ...served,
          body: served.body.replace(/"pollWaitSuggestion":\d+,/, odd && `"pollWaitSuggestion":${odd},`),
        });
        return;
      }
      if (fault === 'slow drip' || fault === 'slow answer') {
        world.after(random.between(1_000, 15_000), () => reply(served));
        return;
      }
      reply(served);
    };
    this.#later(() => {
      if (fault === 'request sent twice') {
        // The connection broke, and the browser sent the request once more by itself.
        hangUp = server.serve(call, `${name}'s ${sent.what}`, address, (first) => {
          if (typeof first === 'string') witness.cutOff();
          else witness.lost(first);
          this.#later(() => (hangUp = server.serve(call, `${name}'s ${sent.what}`, address, answered)));
        });
      } else hangUp = server.serve(call, `${name}'s ${sent.what}`, address, answered);
    });
  }

  #later(run: () => void): void {
    const { profile, random, world } = this.#options;
    world.after(profile.leastLatencyMs + random.exponential(profile.meanLatencyMs), run);
  }

  #drawFault(): RequestFault | undefined {
    const { profile, random } = this.#options;
    const rates: FaultRates = profile.rates;
    if (!this.isFaulty) return undefined;
    return requestFaults.find((fault) => rates.has(fault) && random.chance(rates.get(fault) ?? 0));
  }

  #retryAfter(fault: RequestFault, clock: NodeClock): string {
    const seconds = 1 + this.#options.random.below(20);
    if (fault === '429 in seconds') return String(seconds);
    return fault === '429 until a date' ? new Date(clock.now() + seconds * 1_000).toUTCString() : 'after the break';
  }
}

interface Exchange {
  readonly name: string;
  readonly server: Server;
  readonly url: URL;
  readonly init: RequestInit;
  readonly clock: NodeClock;
  readonly address: string;
  readonly witness: Witness;
  readonly resolve: (response: Response) => void;
  readonly reject: (error: Error) => void;
}

const aborted = (): Error => new DOMException('Aborted', 'AbortError');

function describe(server: string, { pathname }: URL, { body }: RequestInit): Sent {
  const [, , ...path] = pathname.split('/');
  const what = path.slice(0, path[0] === 'chat' ? 2 : 1);
  return { server, what: what.join('/'), participantId: path[what.length], body: (body as string | null) ?? undefined };
}

const callOf = ({ pathname, search }: URL, { method = 'GET', headers, body }: RequestInit): WireCall => ({
  method,
  path: pathname + search,
  headers: new Headers(headers),
  body: (body as string | null) ?? undefined,
});

/** A redirection that is not followed shows nothing of itself. */
const responseOf = ({ status, headers, body }: WireAnswer): Response =>
  status >= 300 && status < 400 ? Response.error() : new Response(status === 204 ? null : body, { status, headers });

/** The cursor and the time to hold, which are no secrets. */
const queryOf = ({ searchParams }: URL): string =>
  [...searchParams].map(([name, value]) => ` ${name}=${value}`).join('');

function briefly({ status, body }: WireAnswer): string {
  const failure = /"reason":\s*"([^"]+)"/.exec(body)?.[1];
  const events = body.split('"sequenceNumber"').length - 1;
  return `${status}${failure ? ` ${failure}` : ''}${events ? ` with ${events} events` : ''}`;
}
