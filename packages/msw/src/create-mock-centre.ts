/**
 * A contact centre within a page or a test: real bridges over one store in memory, reached through Mock Service Worker or a
 * `fetch` of its own. It adds no rule to the bridge's; what is wrong with it is on the way to it.
 */
import {
  BridgeError,
  createMemoryStore,
  echoScript,
  systemClock,
  type AgentScript,
  type Bridge,
  type BridgeOptions,
  type Clock,
  type RandomBytes,
  type TenantSettings,
} from '@footbridge/bridge/core';
import { http, HttpResponse, type RequestHandler } from 'msw';
import { createPagePasswordHasher } from './create-page-password-hasher.js';
import { noFaults, throughFaults, type Faults } from './faults.js';
import { createMockAgents, type MockAgents } from './mock-agents.js';
import { createMockServer, type MockServer } from './mock-server.js';

/** Everything that a contact centre's settings may say, and how the page reaches it. */
export interface MockCentreOptions extends TenantSettings {
  /** One address or two, as clients are told. Default: `/I3Root/Server1` and `/I3Root/Server2`. */
  readonly servers?: readonly string[];
  /** Agents that work by themselves. Default: one who repeats what the visitor writes. Give `[]` to act for them. */
  readonly scriptedAgents?: readonly AgentScript[];
  /** Where ids and tokens come from. Default: the platform's. */
  readonly randomBytes?: RandomBytes;
  /** What chance decides, from 0 to 1. Default: `Math.random`. */
  readonly random?: () => number;
  /** Default: the platform's. */
  readonly clock?: Clock;
}

export interface MockCentre {
  /** For `setupWorker(...centre.handlers)` in a page and `setupServer(...centre.handlers)` in a test. */
  readonly handlers: readonly RequestHandler[];
  /** Asks the centre without Mock Service Worker: for the client's option `fetch`. Rejects for any other address. */
  readonly fetch: typeof globalThis.fetch;
  readonly servers: readonly MockServer[];
  /** What is wrong on the way to the servers. Change it at any time. */
  readonly faults: Faults;
  readonly agents: MockAgents;
  /** Has the other one of the pair do the active one's work from now on. */
  switchOver(): void;
  /** Stops everything. Requests then fail. */
  dispose(): void;
}

const PAIR = ['/I3Root/Server1', '/I3Root/Server2'] as const;
const AGENT_KEY = 'the-agents-of-this-page';
/** What stands for the site in addresses that name none. */
const SOME_SITE = 'http://localhost';

/** Creates a contact centre and starts it. @throws BridgeError `options-invalid` */
export function createMockCentre(options: MockCentreOptions = {}): MockCentre {
  const { servers: addresses = PAIR, clock = systemClock, random = Math.random, ...settings } = options;
  if (addresses.length < 1 || addresses.length > 2) {
    throw new BridgeError('options-invalid', 'A centre has one server or two.');
  }
  const common: BridgeOptions & { readonly clock: Clock } = {
    agentKey: AGENT_KEY,
    scriptedAgents: [echoScript],
    recovery: true,
    passwordHasher: createPagePasswordHasher(),
    ...settings,
    store: createMemoryStore(),
    clock,
  };
  const servers = addresses.map((address) => createMockServer(address, common, addresses.length > 1));
  const faults = noFaults();
  const active = (): Bridge | undefined => servers.find(({ role }) => role === 'active')?.bridge;

  async function ask(server: (typeof servers)[number], request: Request): Promise<Response> {
    const answer = async (): Promise<Response> => {
      if (!server.bridge) throw new TypeError('Failed to fetch');
      return server.bridge.fetch(await withoutPrefix(request, server.address));
    };
    return throughFaults(faults, answer, clock, random);
  }

  return {
    handlers: servers.map((server) =>
      // An address without a host is a page's own; in a test it may be anybody's.
      http.all(`${server.address.startsWith('/') ? '*' : ''}${server.address}/*`, async ({ request }) => {
        try {
          return await ask(server, request);
        } catch {
          return HttpResponse.error();
        }
      }),
    ),
    async fetch(input, init) {
      const request = new Request(input instanceof Request ? input : new URL(input, SOME_SITE), init);
      const server = servers.find(({ address }) => request.url.startsWith(`${new URL(address, SOME_SITE).href}/`));
      if (!server) throw new TypeError('Failed to fetch');
      return ask(server, request);
    },
    servers,
    faults,
    agents: createMockAgents(active, AGENT_KEY),
    switchOver: () => servers.find(({ role }) => role === 'active')?.stepDown(),
    dispose() {
      for (const server of servers) server.stop();
    },
  };
}

/** The request as a proxy hands it on that publishes a bridge under an address of its own. */
async function withoutPrefix(request: Request, address: string): Promise<Request> {
  const { pathname, search } = new URL(request.url);
  const prefix = new URL(address, SOME_SITE).pathname;
  const { method, headers, signal } = request;
  const body = method === 'GET' || method === 'HEAD' ? {} : { body: await request.arrayBuffer() };
  return new Request(`${SOME_SITE}${pathname.slice(prefix.length)}${search}`, { method, headers, signal, ...body });
}
