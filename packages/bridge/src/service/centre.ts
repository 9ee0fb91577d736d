/**
 * The contact centre as an active bridge holds it in memory: its chats, its agents, its queues. Rules are functions on it
 * in the files beside this one; each change goes through `journal`. It is read from the store when a bridge becomes
 * active and thrown away when a change could not be kept.
 */
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { AgentRecord, Counters, TokenRecord } from '../store/records.js';
import type { Store } from '../store/store.js';
import type { Registration } from './accounts.js';
import type { HeldPoll } from './held-polls.js';
import type { EventCounts } from './interaction-log.js';
import type { Journal } from './journal.js';
import type { LiveChat, LiveInteraction, LiveRequest } from './live-interaction.js';
import type { Limits, LimitWindows } from './limits.js';
import type { Parameters } from './parameters.js';
import type { Passwords } from './password-hash.js';
import type { CallbackPlace } from './callback-status.js';
import type { QueueFigures } from './queues.js';
import type { TimedCache } from './timed-cache.js';
import type { Authenticate } from './sign-in.js';
import type { ConfiguredResponse, FileSandbox, LocalFiles, MailTransport, ResolveHosts } from './seams.js';
import type { PackLanguage } from './text-packs/text-packs.js';
import type { Waiting } from './waiting.js';
import type { HandlingTimes } from './handling-times.js';
import type { Loads } from './loads.js';
import type { OpeningHours } from './opening-hours.js';
import type { SkillTables } from './skills.js';

/** A queue that visitors can name. */
export interface Workgroup {
  readonly name: string;
  /** The agents who take its chats. Default: every agent who signs in. */
  readonly members?: readonly string[];
  /** What visitors see in the directory. Default: the queue is not in it. */
  readonly displayName?: string;
  /** Where left messages are mailed. Default: agents see them, and nothing is mailed. */
  readonly email?: string;
  /** For how long an agent puts a callback off, in minutes. Default: 0, which is the parameter `Default Snooze Duration`. */
  readonly minutesBetweenCallbacks?: number;
  /** How often agents may put a callback off. Default: 3. */
  readonly callbackRetries?: number;
  /** What is taken at all. Default: both. */
  readonly chats?: boolean;
  readonly callbacks?: boolean;
  /** When chats are taken. Default: always. */
  readonly hours?: OpeningHours;
  /** How many chats and callbacks may be live at once, waiting ones included. Default: without a limit. */
  readonly capacity?: number;
  /** How many may wait. Default: without a limit. */
  readonly maxQueueLength?: number;
  /** No chat is taken whose wait is expected to be longer, in seconds. Default: without a limit. */
  readonly maxWaitSeconds?: number;
  /** Whether chats are taken only while an agent is signed in who could answer. Default: false. */
  readonly needsAgents?: boolean;
  /** What agents must be able to do to get anything from it, by internal names. Default: nothing. */
  readonly skills?: readonly string[];
}

export interface ConfiguredAgent {
  readonly name: string;
  /** How many chats the agent takes at once. Default: 3. */
  readonly capacity?: number;
  /** What the agent is able to do, by internal names. Default: nothing. */
  readonly skills?: readonly string[];
  /** The path of the agent's picture: PNG, JPEG, GIF or WebP. */
  readonly photo?: string;
  /** Shown in place of `photo` where the agent's display name is. */
  readonly aliasPhoto?: string;
  /** What visitors see in the directory. Default: the agent is not in it. */
  readonly displayName?: string;
  readonly department?: string;
  /** What the directory says about the agent while signed in. Default: `Available` or `Busy`. */
  readonly statusText?: string;
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
  /** What visitors' pages may ask for, and what it is called inside. protocol §7.10 */
  readonly skillTables: SkillTables;
  /** The languages in which the system speaks besides the configured texts. */
  readonly textPacks: readonly PackLanguage[];
  readonly registration: Registration;
  /** Undefined where none can be kept: then nobody has an account. */
  readonly passwords: Passwords | undefined;
  /** Takes the place of the accounts that were registered here. */
  readonly authenticate: Authenticate | undefined;
  readonly authenticateWithinMs: number;
  /** Finds out the addresses of host names in `TrustedHosts`; undefined where that was done for good. */
  readonly resolveHosts: ResolveHosts | undefined;
  /** Empty for the default tenant, who looks after the process as well. */
  readonly tenantName: string;
  /** The addresses of the names in `TrustedHosts`, by lower-case name. */
  readonly hostAddresses: Map<string, readonly string[]>;
  /** How many agents may be signed in at once; Infinity is without a limit. */
  readonly maxAgents: number;
  readonly counts: EventCounts;
  readonly limitWindows: LimitWindows;
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
  /** What queries about queues are answered from, by queue. protocol §7.6 */
  readonly queueFigures: TimedCache<QueueFigures>;
  /** What callbacks' status is answered from. protocol §7.6 */
  readonly callbackPlaces: TimedCache<CallbackPlace>;
  readonly waiting: Waiting;
  readonly loads: Loads;
  /** How many agents of a queue are signed in, by queue, until one comes or goes. */
  readonly signedInByQueue: Map<string, number>;
  readonly handlingTimes: HandlingTimes;
  readonly limits: Limits;
  /** Polls that wait for something to tell, by their chat. protocol §10.3 */
  readonly heldPolls: Map<LiveChat, HeldPoll>;
  counters: Counters;
}

/** How long an ended chat goes on answering. protocol §11 item 9 */
export const ENDED_CHAT_KEPT_MS = 600_000;
/** How long a token makes the repeat of its request harmless. protocol §10.5 */
export const TOKEN_KEPT_MS = 600_000;

const DEFAULT_CAPACITY = 3;

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
  if (findAgent(centre, agent.name)?.signedIn !== changed.signedIn) centre.signedInByQueue.clear();
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
