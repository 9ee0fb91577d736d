/** What a bridge can be told, with the default of each. */
import type { AgentScript } from './agent/agent-script.js';
import type { Clock } from './clock.js';
import type { Log } from './log.js';
import type { Lease } from './pair/lease.js';
import type { RandomBytes } from './random.js';
import type { Registration } from './service/accounts.js';
import type { ConfiguredAgent, Extensions, Workgroup } from './service/centre.js';
import type { Parameters } from './service/parameters.js';
import type { PasswordHasher } from './service/password-hash.js';
import type { ConfiguredResponse, FileSandbox, LocalFiles, MailTransport, ResolveHosts } from './service/seams.js';
import type { Authenticate } from './service/sign-in.js';
import type { SkillTables } from './service/skills.js';
import type { Store } from './store/store.js';

/** What each tenant has of its own and can be given anew while the bridge runs. */
export interface TenantSettings {
  /** Default: `Marketing` and `Support`, with every agent who signs in. */
  readonly workgroups?: readonly Workgroup[];
  /** Agents who are known before they sign in, or who have a capacity of their own. */
  readonly agents?: readonly ConfiguredAgent[];
  /** How many agents may be signed in at once. Default: without a limit. */
  readonly maxAgents?: number;
  /** Default: each as in `defaultParameters`. */
  readonly parameters?: Partial<Parameters>;
  /** Default: all on. */
  readonly extensions?: Partial<Extensions>;
  /** Switches both recovery parameters on: chats and callbacks go on after a takeover or a restart. Default: false. */
  readonly recovery?: boolean;
  /** Agents that work by themselves while this bridge is active. */
  readonly scriptedAgents?: readonly AgentScript[];
  /** What agents send often. Default: none. */
  readonly cannedResponses?: readonly ConfiguredResponse[];
  /** By category such as `Product`: what visitors' pages may ask for, with what agents' skills are called. Default: nothing. */
  readonly skills?: SkillTables;
  /**
   * The languages in which the system's own texts are said to visitors who ask for them, such as `fr`; `all` for every
   * pack that there is. A text that is set as a parameter is said to everybody. Default: none.
   */
  readonly textPacks?: readonly string[] | 'all';
  /** The sender of every mail. Default: `chat@localhost`. */
  readonly mailFrom?: string;
  /** What registering asks for. Default: it is open, and needs a user name and a password. */
  readonly registration?: Registration;
}

/** A contact centre of its own: its queues, agents, parameters, accounts and ids mean nothing to any other. */
export interface TenantSite extends TenantSettings {
  /** The secret that agents' requests carry in `Authorization: Bearer`. It also says whose agents they are. */
  readonly agentKey: string;
  /** The secret that operators' requests carry likewise. Default: no operator is let in. */
  readonly operatorKey?: string;
  /** Origins whose pages may read answers, for example `https://www.example.com`. Default: none. */
  readonly allowedOrigins?: readonly string[];
  /** Where agents' files are kept; no two tenants may share one. Default: in memory, which a pair can't share. */
  readonly sandbox?: FileSandbox;
  /** No two tenants may share an outbox. Default: nothing is mailed, and no transcript offered. */
  readonly mail?: MailTransport;
  /**
   * Checks names and passwords in place of the accounts that were registered here. Resolves to undefined where they are
   * wrong; where it rejects, or is late, the visitor gets a general error.
   */
  readonly authenticate?: Authenticate;
  /** For how long `authenticate` is waited for. Default: 10,000, which is shorter than a client waits for its answer. */
  readonly authenticateWithinMs?: number;
}

export interface TenantOptions extends TenantSite {
  /** Its slice of the store goes by this name: up to 64 of `A-Z a-z 0-9 . _ -`. */
  readonly name: string;
  /** The host names, without a port, at which its visitors ask. */
  readonly hosts: readonly string[];
}

/** The options of a tenant are those of the one that serves every host that no other has. */
export interface BridgeOptions extends TenantSite {
  /** Where everything is kept that must survive the bridge. It stays the caller's to close. */
  readonly store: Store;
  /** More contact centres in the same bridge. Default: none. */
  readonly tenants?: readonly TenantOptions[];
  /** Makes this bridge one of a pair. Default: it is always active. */
  readonly lease?: Lease;
  /** Reads photos and canned files by the paths that the configuration names. Default: there are none. */
  readonly localFiles?: LocalFiles;
  /** Digests of passwords. Default: none, and nobody can register; in Node use `createNodePasswordHasher()`. */
  readonly passwordHasher?: PasswordHasher;
  /**
   * Proxies that may say in `X-Forwarded-For` where a visitor is: addresses, or ranges such as `10.0.0.0/8`. Default: none;
   * then visitors behind a proxy share its address and the limits of one address.
   */
  readonly trustedProxies?: readonly string[];
  /** What is answered where a limit refuses: its reason, or an empty 404 as from the original. Default: `reason`. protocol §10.7 */
  readonly dosReply?: 'reason' | '404';
  /** The addresses of the host names in the parameter `TrustedHosts`. Default: `localhost` is loopback. */
  readonly hostAddresses?: Readonly<Record<string, readonly string[]>>;
  /** Finds out more of them, whenever the bridge becomes active and when an operator sets the parameter. Default: nobody does. */
  readonly resolveHosts?: ResolveHosts;
  /**
   * Reads all of the settings anew when an operator asks for it, by the tenant's name; the default tenant's is empty. What it
   * throws as `BridgeError` the operator is told, and nothing changes. Default: the settings stay.
   */
  readonly reload?: (tenantName: string) => TenantSettings;
  /** Default: the platform's. */
  readonly clock?: Clock;
  /** Default: the platform's. */
  readonly randomBytes?: RandomBytes;
  /** Runs a task after the work at hand; what changes until then is kept together. Default: the platform's next task. */
  readonly endOfTurn?: (task: () => void) => void;
  /** Default: nothing is logged. */
  readonly log?: Log;
}
