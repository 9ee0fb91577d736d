import type { AgentCommand, AgentDesk } from '../agent/agent-api.js';
import { createBridge, type Bridge, type BridgeOptions } from '../bridge.js';
import { parameterNames, type ParameterName } from '../service/parameter-table.js';
import { createMemoryStore } from '../store/memory-store.js';
import { TestHasher } from './test-hasher.js';
import { VirtualClock } from './virtual-clock.js';

export interface TestBridge {
  readonly bridge: Bridge;
  readonly clock: VirtualClock;
  readonly log: string[];
}

export const AGENT_KEY = 'the-key-of-the-agents';
export const OPERATOR_KEY = 'the-key-of-the-operators';

const isLimit = (name: ParameterName): boolean => /^Max.*(Allowed|PerMinute)/.test(name);

/** Lets a test start as much as it likes. */
export const unlimited: NonNullable<BridgeOptions['parameters']> = Object.fromEntries(
  parameterNames.filter(isLimit).map((name) => [name, 1_000_000]),
);

/** Any of a bridge's options, on a clock that the test owns. */
export type TestOptions = Partial<Omit<BridgeOptions, 'clock'>> & { readonly clock?: VirtualClock };

/** The real bridge on a virtual clock, without limits on what may be started. */
export function createTestBridge(options: TestOptions = {}): TestBridge {
  const clock = options.clock ?? new VirtualClock();
  const log: string[] = [];
  const bridge = createBridge({
    store: createMemoryStore(),
    agentKey: AGENT_KEY,
    operatorKey: OPERATOR_KEY,
    log: (level, message) => log.push(`${level} ${message}`),
    passwordHasher: new TestHasher(),
    ...options,
    parameters: { ...unlimited, ...options.parameters },
    clock,
  });
  return { bridge, clock, log };
}

export interface WireEvent {
  readonly type: string;
  readonly sequenceNumber: number;
  readonly participantID: string;
  readonly participantType: string;
  readonly participantName?: string;
  readonly displayName?: string;
  readonly state?: string;
  readonly value?: string | boolean;
  readonly messageID?: string;
}

export interface WireChat {
  readonly status: { readonly type: string; readonly reason?: string };
  readonly pollWaitSuggestion: number;
  readonly cfgVer: number;
  readonly participantID: string;
  readonly chatID: string;
  readonly events: readonly WireEvent[];
}

/** The order in which fields come does not matter here; what matters is spelled on the wire. */
export const startBody = (over: Readonly<Record<string, unknown>> = {}) => ({
  supportedContentTypes: 'text/plain',
  participant: { name: 'Ann', credentials: '' },
  target: 'Marketing',
  targetType: 'Workgroup',
  ...over,
});

/** Asks as a visitor's browser does. */
export function ask(bridge: Bridge, path: string, body?: unknown, init: RequestInit = {}): Promise<Response> {
  return bridge.fetch(
    new Request(`http://bridge.example/websvcs/${path}`, {
      ...(body !== undefined && { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...init,
    }),
  );
}

/** Asks and reads the chat answer, which must have come with 200. */
export async function askChat(bridge: Bridge, path: string, body?: unknown, init?: RequestInit): Promise<WireChat> {
  const response = await ask(bridge, path, body, init);
  if (response.status !== 200) throw new Error(`Expected 200 for ${path.split('/')[1]}, got ${response.status}`);
  const { chat } = (await response.json()) as { chat: WireChat };
  return chat;
}

/** A visitor in a chat. */
export class Visitor {
  readonly participantId: string;
  readonly chatId: string;
  /** Where the visitor asks; a test moves it to the other bridge of a pair. */
  bridge: Bridge;

  constructor(bridge: Bridge, { participantID, chatID }: WireChat) {
    this.bridge = bridge;
    this.participantId = participantID;
    this.chatId = chatID;
  }

  static async start(bridge: Bridge, over: Readonly<Record<string, unknown>> = {}): Promise<Visitor> {
    return new Visitor(bridge, await askChat(bridge, 'chat/start', startBody(over)));
  }

  poll(ack?: number, init?: RequestInit): Promise<WireChat> {
    const query = ack === undefined ? '' : `?ack=${ack}`;
    return askChat(this.bridge, `chat/poll/${this.participantId}${query}`, undefined, init);
  }

  send(message: string, messageID?: string, init?: RequestInit): Promise<WireChat> {
    const body = { message, contentType: 'text/plain', messageID };
    return askChat(this.bridge, `chat/sendMessage/${this.participantId}`, body, init);
  }

  type(typingIndicator: boolean): Promise<WireChat> {
    return askChat(this.bridge, `chat/setTypingState/${this.participantId}`, { typingIndicator });
  }

  exit(): Promise<WireChat> {
    return askChat(this.bridge, `chat/exit/${this.participantId}`, '');
  }

  reconnect(ack?: number): Promise<WireChat> {
    return askChat(this.bridge, 'chat/reconnect', { chatID: this.chatId, ack });
  }
}

/** An agent at the private listener. */
export class Agent {
  readonly name: string;
  bridge: Bridge;

  constructor(bridge: Bridge, name: string) {
    this.bridge = bridge;
    this.name = name;
  }

  static async signIn(bridge: Bridge, name = 'Alicia Adams'): Promise<Agent> {
    const agent = new Agent(bridge, name);
    await agent.do({ command: 'signIn' });
    return agent;
  }

  /** Carries out a command; answers the refusal's code, if it was refused. */
  async do(command: DistributiveOmit<AgentCommand, 'agent'>): Promise<string | undefined> {
    const response = await this.bridge.fetchPrivate(
      agentRequest('commands', { method: 'POST', body: JSON.stringify({ ...command, agent: this.name }) }),
    );
    if (response.status === 204) return undefined;
    return ((await response.json()) as { code: string }).code;
  }

  async desk(version?: number, waitMs = 0): Promise<AgentDesk> {
    const query = new URLSearchParams({ agent: this.name, waitMs: String(waitMs) });
    if (version !== undefined) query.set('version', String(version));
    const response = await this.bridge.fetchPrivate(agentRequest(`desk?${query}`));
    if (response.status !== 200) throw new Error(`Expected a desk, got ${response.status}`);
    return (await response.json()) as AgentDesk;
  }

  /** Picks up the only chat that alerts. Answers its interaction id. */
  async pickUp(): Promise<string> {
    const { interactions } = await this.desk();
    const interactionId = interactions.find(({ state, mine }) => state === 'alerting' && mine)?.interactionId ?? '';
    const refusal = await this.do({ command: 'pickUp', interactionId });
    if (refusal) throw new Error(`Could not pick up: ${refusal}`);
    return interactionId;
  }
}

type DistributiveOmit<Type, Key extends PropertyKey> = Type extends unknown ? Omit<Type, Key> : never;

export const agentRequest = (path: string, init: RequestInit = {}): Request =>
  new Request(`http://127.0.0.1/agent/api/${path}`, {
    ...init,
    headers: { authorization: `Bearer ${AGENT_KEY}`, ...init.headers },
  });

/** What a visitor reads: texts and URLs. */
export const texts = ({ events }: WireChat): (string | boolean | undefined)[] =>
  events.filter(({ type }) => type === 'text' || type === 'url').map(({ value }) => value);

/** Who changed to which state, in order. */
export const states = ({ events }: WireChat): string[] =>
  events
    .filter(({ type }) => type === 'participantStateChanged')
    .map(({ participantType, participantName, state }) => `${participantType} ${participantName} ${state}`);

export const sequences = ({ events }: WireChat): number[] => events.map(({ sequenceNumber }) => sequenceNumber);
