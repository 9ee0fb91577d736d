import {
  createBridge,
  createLease,
  createMemoryStore,
  createNodePasswordHasher,
  type AgentCommand,
  type AgentDesk,
  type Bridge,
  type BridgeOptions,
} from '@footbridge/bridge';
import { createFootbridge } from '../create-footbridge.js';
import type { ClientEvent, Footbridge } from '../client.js';
import type { FootbridgeOptions } from '../options.js';
import { TestNetwork } from './test-network.js';
import { stoppable, VirtualClock } from './virtual-clock.js';

const AGENT_KEY = 'the-key-of-the-agents';

export interface TestServer {
  readonly bridge: Bridge;
  /** Ends it as SIGKILL ends a process: connections are refused, and its lease runs out. */
  kill(): void;
}

/** A contact centre of real bridges, and a network in between. */
export class TestCentre {
  readonly clock = new VirtualClock();
  readonly network = new TestNetwork(this.clock);
  readonly a: TestServer;
  readonly b: TestServer | undefined;
  #clients = 0;

  /** `pair`: two bridges over one store, A being the active one. */
  constructor(options: Partial<BridgeOptions> & { readonly pair?: boolean } = {}) {
    const store = createMemoryStore();
    const { pair = false, ...bridgeOptions } = options;
    this.a = this.#open('a', { store, recovery: true, ...bridgeOptions }, pair);
    this.b = pair ? this.#open('b', { store, recovery: true, ...bridgeOptions }, pair) : undefined;
  }

  #open(name: string, options: Partial<BridgeOptions> & Pick<BridgeOptions, 'store'>, isPaired: boolean): TestServer {
    const clock = stoppable(this.clock);
    const randomBytes = createRandomBytes(name === 'a' ? 1 : 2);
    const lease = isPaired ? createLease({ table: options.store, clock, randomBytes }) : undefined;
    const own = { agentKey: AGENT_KEY, passwordHasher: createNodePasswordHasher() };
    const bridge = createBridge({ ...own, ...options, clock, randomBytes, ...(lease && { lease }) });
    let isDead = false;
    this.network.serve(name, async (request) => {
      if (isDead) throw new TypeError('Failed to fetch');
      return bridge.fetch(request);
    });
    return {
      bridge,
      kill() {
        isDead = true;
        clock.stop();
      },
    };
  }

  /** A client of both servers, and what it reported. */
  client(options: Partial<FootbridgeOptions> = {}): TestClient {
    return new TestClient(createFootbridge(this.options(options)));
  }

  /** How a client of both servers is set up. */
  options(options: Partial<FootbridgeOptions> = {}): FootbridgeOptions {
    return {
      servers: this.b ? ['http://site.example/a', 'http://site.example/b'] : ['http://site.example/a'],
      target: 'Marketing',
      fetch: this.network.fetch,
      clock: this.clock,
      randomBytes: createRandomBytes(3 + this.#clients++),
      random: () => 0.5,
      // Most tests count on the server's interval; held polls have tests of their own.
      livenessIntervalMs: 0,
      ...options,
    };
  }

  /** The bridge that answers now. */
  get active(): Bridge {
    return this.b?.bridge.role === 'active' ? this.b.bridge : this.a.bridge;
  }

  /** Carries out an agent's command. */
  async agent(command: DistributiveOmit<AgentCommand, 'agent'>, agent = 'Alicia Adams'): Promise<void> {
    const response = await this.#private('commands', JSON.stringify({ ...command, agent }));
    if (response.status !== 204) throw new Error(`The agent's command was refused: ${await response.text()}`);
  }

  async desk(agent = 'Alicia Adams'): Promise<AgentDesk> {
    return (await (await this.#private(`desk?agent=${encodeURIComponent(agent)}&waitMs=0`)).json()) as AgentDesk;
  }

  /** Picks up the chat that alerts, and answers its interaction id. */
  async pickUp(agent = 'Alicia Adams'): Promise<string> {
    const { interactions } = await this.desk(agent);
    const interactionId = interactions.find(({ state }) => state === 'alerting')?.interactionId ?? '';
    await this.agent({ command: 'pickUp', interactionId }, agent);
    return interactionId;
  }

  /** What the visitor wrote, as the agent reads it. */
  async visitorLines(): Promise<string[]> {
    const { interactions } = await this.desk();
    return (interactions[0]?.lines ?? []).filter(({ from }) => from === 'visitor').map(({ text }) => text);
  }

  #private(path: string, body?: string): Promise<Response> {
    return this.active.fetchPrivate(
      new Request(`http://127.0.0.1/agent/api/${path}`, {
        headers: { authorization: `Bearer ${AGENT_KEY}` },
        ...(body !== undefined && { method: 'POST', body }),
      }),
    );
  }
}

type DistributiveOmit<Type, Key extends PropertyKey> = Type extends unknown ? Omit<Type, Key> : never;

const eventTypes = [
  'configurationLoaded',
  'chatStarted',
  'chatEnded',
  'entryReceived',
  'messageSent',
  'messageFailed',
  'partyJoined',
  'partyLeft',
  'partyChanged',
  'connectionLost',
  'connectionRestored',
  'serverSwitched',
  'problem',
] as const;

export class TestClient {
  readonly footbridge: Footbridge;
  readonly news: ClientEvent[] = [];

  constructor(footbridge: Footbridge) {
    this.footbridge = footbridge;
    for (const type of eventTypes) footbridge.on(type, (event) => this.news.push(event));
  }

  get chat() {
    const { chat } = this.footbridge.snapshot;
    if (!chat) throw new Error('There is no chat.');
    return chat;
  }

  /** Each entry as one line: who, what, and how it fares. */
  get lines(): string[] {
    return this.chat.entries.map((entry) => {
      const what = entry.kind === 'file' ? entry.url : 'text' in entry ? entry.text : entry.kind;
      const delivery = entry.kind === 'text' && entry.delivery ? ` (${entry.delivery})` : '';
      return `${entry.author.kind}: ${what}${delivery}${entry.late ? ' [late]' : ''}`;
    });
  }

  /** The visitor's own entries as lines. */
  get ownLines(): string[] {
    return this.lines.filter((line) => line.startsWith('visitor: ')).map((line) => line.slice('visitor: '.length));
  }

  newsOf(type: ClientEvent['type']): ClientEvent[] {
    return this.news.filter((event) => event.type === type);
  }

  get problems(): string[] {
    return this.news.flatMap((event) => (event.type === 'problem' ? [event.error.code] : []));
  }
}

/** A visitor and an agent in a chat, with every line that leads there shown. */
export async function openChat(
  bridge: ConstructorParameters<typeof TestCentre>[0] = {},
  options: Partial<FootbridgeOptions> = {},
): Promise<{ centre: TestCentre; client: TestClient; footbridge: Footbridge; say: (text: string) => Promise<void> }> {
  const centre = new TestCentre(bridge);
  await centre.agent({ command: 'signIn' });
  const client = centre.client(options);
  await client.footbridge.startChat({ name: 'Ann' });
  const interactionId = await centre.pickUp();
  await centre.clock.advance(2_000);
  const say = (text: string) => centre.agent({ command: 'sendText', interactionId, text });
  return { centre, client, footbridge: client.footbridge, say };
}

/** Bytes that look random and are the same in every run. */
function createRandomBytes(seed: number): (byteCount: number) => Uint8Array {
  let state = seed;
  const next = () => {
    // A linear congruential generator with the constants of Numerical Recipes; good enough for ids.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  };
  return (byteCount) => Uint8Array.from({ length: byteCount }, next);
}
