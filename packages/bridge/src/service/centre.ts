/**
 * The contact centre as an active bridge holds it in memory: its chats, its agents, its queues. Rules are functions on it
 * in the files beside this one; each change goes through `journal`. It is read from the store when a bridge becomes
 * active and thrown away when a change could not be kept.
 */
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { AgentRecord, ChatRecord, Counters, StartTokenRecord } from '../store/records.js';
import type { Store } from '../store/store.js';
import type { Journal } from './journal.js';
import { reviveChat, type LiveChat } from './live-chat.js';
import type { Parameters } from './parameters.js';

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
}

/** What Footbridge adds to the wire; each can be switched off. protocol §10 */
export interface Extensions {
  readonly ack: boolean;
  readonly messageId: boolean;
  readonly clientToken: boolean;
}

export interface CentreOptions {
  readonly clock: Clock;
  readonly newGuid: () => string;
  readonly store: Store;
  readonly parameters: Parameters;
  readonly extensions: Extensions;
  readonly workgroups: readonly Workgroup[];
  readonly agents: readonly ConfiguredAgent[];
  /** Whether chats go on after a takeover or restart. */
  readonly recovery: boolean;
  readonly log: Log;
}

export interface Centre extends CentreOptions {
  readonly journal: Journal;
  /** By interaction id: live chats, and ended ones for as long as they still answer. */
  readonly chats: Map<string, LiveChat>;
  readonly chatsByParticipant: Map<string, LiveChat>;
  readonly chatsByChatId: Map<string, LiveChat>;
  /** By lower-case name. */
  readonly agentsByName: Map<string, AgentRecord>;
  /** By token, with the monotonic time at which it may be forgotten. */
  readonly startTokens: Map<string, StartTokenRecord & { readonly expiresAtMs: number }>;
  counters: Counters;
}

/** How long an ended chat goes on answering. protocol §11 item 9 */
export const ENDED_CHAT_KEPT_MS = 600_000;
/** How long a start's token makes its repeat harmless. protocol §10.5 */
export const START_TOKEN_KEPT_MS = 600_000;

const DEFAULT_CAPACITY = 3;

/** Every version of a later activation is above those of the ones before. */
const DESK_VERSIONS_PER_ACTIVATION = 1_000_000_000;

/** Reads what the store holds. `createJournal` gets the version at which agents' desks begin to count. */
export function openCentre(options: CentreOptions, createJournal: (firstDeskVersion: number) => Journal): Centre {
  const { clock, store } = options;
  const stored = store.load();
  const activations = stored.counters.activations + 1;
  const centre: Centre = {
    ...options,
    journal: createJournal(activations * DESK_VERSIONS_PER_ACTIVATION),
    chats: new Map(),
    chatsByParticipant: new Map(),
    chatsByChatId: new Map(),
    agentsByName: new Map(stored.agents.map((agent) => [agent.name.toLowerCase(), agent])),
    startTokens: new Map(),
    counters: { ...stored.counters, activations },
  };
  centre.journal.counters(centre.counters);
  for (const { name } of options.agents) addAgent(centre, name);
  for (const chat of stored.chats) addChat(centre, reviveChat(chat, clock.monotonic()));
  for (const token of stored.startTokens) {
    const ageMs = Math.min(START_TOKEN_KEPT_MS, Math.max(0, clock.now() - token.atMs));
    const expiresAtMs = clock.monotonic() + START_TOKEN_KEPT_MS - ageMs;
    centre.startTokens.set(token.token, { ...token, expiresAtMs });
  }
  return centre;
}

export function addChat(centre: Centre, chat: LiveChat): void {
  centre.chats.set(chat.record.interactionId, chat);
  centre.chatsByParticipant.set(chat.record.participantId, chat);
  centre.chatsByChatId.set(chat.record.chatId, chat);
}

export function dropChat(centre: Centre, { record }: LiveChat): void {
  centre.chats.delete(record.interactionId);
  centre.chatsByParticipant.delete(record.participantId);
  centre.chatsByChatId.delete(record.chatId);
}

/** Replaces part of a chat's record. */
export function changeChat(centre: Centre, chat: LiveChat, change: Partial<ChatRecord>): void {
  chat.record = { ...chat.record, ...change };
  centre.journal.chat(chat);
  centre.journal.desk();
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
  centre.journal.agent(changed);
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
