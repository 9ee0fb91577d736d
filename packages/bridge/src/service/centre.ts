/**
 * The contact centre as an active bridge holds it in memory: its chats, its agents, its queues. Rules are functions on it
 * in the files beside this one; each change goes through `journal`. It is read from the store when a bridge becomes
 * active and thrown away when a change could not be kept.
 */
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { AgentRecord, Counters, TokenRecord } from '../store/records.js';
import type { Store } from '../store/store.js';
import type { Journal } from './journal.js';
import { addInteraction, revive } from './interactions.js';
import type { LiveChat, LiveInteraction, LiveRequest } from './live-interaction.js';
import { findParameterName, readParameter, type Parameters } from './parameters.js';
import type { ConfiguredResponse, FileSandbox, LocalFiles, MailTransport } from './seams.js';

/** A queue that visitors can name. */
export interface Workgroup {
  readonly name: string;
  /** The agents who take its chats. Default: every agent who signs in. */
  readonly members?: readonly string[];
}

export interface ConfiguredAgent {
  readonly name: string;
  /** How many chats the agent takes at once. Default: 3. */
  readonly capacity?: number;
  /** The path of the agent's picture: PNG, JPEG, GIF or WebP. */
  readonly photo?: string;
  /** Shown in place of `photo` where the agent's display name is. */
  readonly aliasPhoto?: string;
}

/** What Footbridge adds to the wire; each can be switched off. protocol §10 */
export interface Extensions {
  readonly ack: boolean;
  readonly hold: boolean;
  readonly messageId: boolean;
  readonly clientToken: boolean;
  readonly queueStatus: boolean;
  readonly notice: boolean;
  readonly offlineMessage: boolean;
  readonly callbackTime: boolean;
  readonly directory: boolean;
  readonly erase: boolean;
}

export const allExtensions: Extensions = {
  ack: true,
  hold: true,
  messageId: true,
  clientToken: true,
  queueStatus: true,
  notice: true,
  offlineMessage: true,
  callbackTime: true,
  directory: true,
  erase: true,
};

export interface CentreOptions {
  readonly clock: Clock;
  readonly newGuid: () => string;
  readonly store: Store;
  /** As configured; what an operator has set since is in the store and wins. */
  readonly configuredParameters: Parameters;
  readonly extensions: Extensions;
  readonly workgroups: readonly Workgroup[];
  readonly agents: readonly ConfiguredAgent[];
  /** An unguessable text of 32 hexadecimal digits. */
  readonly newSecret: () => string;
  readonly sandbox: FileSandbox;
  readonly localFiles: LocalFiles;
  /** Undefined where nothing can be mailed. */
  readonly mail: MailTransport | undefined;
  /** The sender's address of every mail. */
  readonly mailFrom: string;
  readonly cannedResponses: readonly ConfiguredResponse[];
  readonly log: Log;
}

export interface Centre extends CentreOptions {
  readonly journal: Journal;
  /** The settings in force; replaced as a whole when one changes. */
  parameters: Parameters;
  /** By interaction id: live chats, and ended ones for as long as they still answer. */
  readonly chats: Map<string, LiveChat>;
  /** Callbacks and left messages, by interaction id; ended ones likewise. */
  readonly requests: Map<string, LiveRequest>;
  readonly byParticipant: Map<string, LiveInteraction>;
  /** By `chatId` or `callbackId`. */
  readonly byReconnectId: Map<string, LiveInteraction>;
  /** By lower-case name. */
  readonly agentsByName: Map<string, AgentRecord>;
  /** By token, with the monotonic time at which it may be forgotten. */
  readonly tokens: Map<string, TokenRecord & { readonly expiresAtMs: number }>;
  /** Requests with a token that are being worked on. protocol §10.5 */
  readonly runningTokens: Map<string, Promise<unknown>>;
  /** Called with the id of each mail that is to be sent. */
  readonly mailListeners: Set<(mailId: string) => void>;
  counters: Counters;
}

/** How long an ended chat goes on answering. protocol §11 item 9 */
export const ENDED_CHAT_KEPT_MS = 600_000;
/** How long a token makes the repeat of its request harmless. protocol §10.5 */
export const TOKEN_KEPT_MS = 600_000;

const DEFAULT_CAPACITY = 3;

/** Every version of a later activation is above those of the ones before. */
const DESK_VERSIONS_PER_ACTIVATION = 1_000_000_000;

/** Reads what the store holds. `createJournal` gets the version at which agents' desks begin to count. */
export function openCentre(options: CentreOptions, createJournal: (firstDeskVersion: number) => Journal): Centre {
  const { clock, store } = options;
  const counters = store.counters();
  const activations = counters.activations + 1;
  const centre: Centre = {
    ...options,
    journal: createJournal(activations * DESK_VERSIONS_PER_ACTIVATION),
    parameters: parametersInForce(options),
    chats: new Map(),
    requests: new Map(),
    byParticipant: new Map(),
    byReconnectId: new Map(),
    agentsByName: new Map(store.all('agents').map((agent) => [agent.name.toLowerCase(), agent])),
    tokens: new Map(),
    runningTokens: new Map(),
    mailListeners: new Set(),
    counters: { ...counters, activations },
  };
  centre.journal.counters(centre.counters);
  for (const { name } of options.agents) addAgent(centre, name);
  for (const stored of store.loadLive()) addInteraction(centre, revive(stored, clock.monotonic()));
  for (const token of store.all('tokens')) {
    const ageMs = Math.min(TOKEN_KEPT_MS, Math.max(0, clock.now() - token.atMs));
    centre.tokens.set(token.token, { ...token, expiresAtMs: clock.monotonic() + TOKEN_KEPT_MS - ageMs });
  }
  return centre;
}

function parametersInForce({ configuredParameters, store }: CentreOptions): Parameters {
  const parameters: Record<string, string | number | undefined> = { ...configuredParameters };
  for (const { name, value } of store.all('parameters')) {
    const known = findParameterName(name);
    const read = known && readParameter(known, value);
    if (known && read?.ok) parameters[known] = read.value;
  }
  return parameters as Parameters;
}

/** Makes sure that an agent is known. Names that differ only in case are one agent. */
export function addAgent(centre: Centre, name: string): AgentRecord {
  const known = findAgent(centre, name);
  if (known) return known;
  const agent = { name, signedIn: false, paused: false, idleTick: 0 };
  return changeAgent(centre, agent, {});
}

export const findAgent = (centre: Centre, name: string): AgentRecord | undefined =>
  centre.agentsByName.get(name.toLowerCase());

export function changeAgent(centre: Centre, agent: AgentRecord, change: Partial<AgentRecord>): AgentRecord {
  const changed = { ...agent, ...change };
  centre.agentsByName.set(agent.name.toLowerCase(), changed);
  centre.journal.put('agents', agent.name.toLowerCase(), changed);
  centre.journal.desk();
  return changed;
}

export const capacityOf = (centre: Centre, { name }: AgentRecord): number =>
  centre.agents.find((agent) => isSameName(agent.name, name))?.capacity ?? DEFAULT_CAPACITY;

export const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** A number that is higher than any before it, across takeovers. */
export function nextTick(centre: Centre): number {
  const tick = centre.counters.tick + 1;
  centre.counters = { ...centre.counters, tick };
  centre.journal.counters(centre.counters);
  return tick;
}

export function nextInteractionId(centre: Centre): string {
  const { nextInteractionId: id } = centre.counters;
  centre.counters = { ...centre.counters, nextInteractionId: id + 1 };
  centre.journal.counters(centre.counters);
  return String(id);
}

/** Tells clients to read the configuration again. protocol §3.1 */
export function raiseConfigurationVersion(centre: Centre): void {
  const configurationVersion = centre.counters.configurationVersion + 1;
  centre.counters = { ...centre.counters, configurationVersion };
  centre.journal.counters(centre.counters);
}
