/**
 * The operator's interface as types: over the private listener, under `/ops`, with the operators' key in
 * `Authorization: Bearer`. It names interactions by `interactionId`; what opens a chat, a callback or a file never appears.
 *
 * - `GET /ops/NAME.json` and the like answer the documents below. Only they also take the key as `?a=KEY`.
 * - `POST /ops/COMMAND` takes a JSON object or a form, and answers an `OperatorAnswer`, or 4xx with an `OperatorProblem`.
 *
 * A standby answers `status`, `metrics`, `health` and `ready` of itself, and 503 to everything else. Times are ISO 8601.
 */
import type { RoutingContext } from '@footbridge/protocol';
import type { EventCode } from '../service/interaction-log.js';
import type { NoticeSeverity } from '@footbridge/protocol';
import type { EndReason, InteractionKind, InteractionState } from '../store/records.js';

/** `status.json`, `status.xml` */
export interface StatusDocument {
  readonly role: 'active' | 'standby';
  /** Empty for the default one. */
  readonly tenant: string;
  readonly now: string;
  readonly startedAt: string;
  /** What follows is the active bridge's alone. */
  readonly configurationVersion?: number;
  readonly interactions?: Readonly<Record<InteractionKind, Readonly<Record<LiveState, number>>>>;
  readonly heldPolls?: number;
  readonly queues?: readonly QueueDocument[];
  readonly agentsSignedIn?: number;
  /** How often each thing has happened since this process started. */
  readonly events?: Readonly<Partial<Record<EventCode, number>>>;
}

export type LiveState = Exclude<InteractionState, 'ended'>;

export interface QueueDocument {
  readonly name: string;
  readonly paused: boolean;
  readonly waiting: number;
  readonly longestWaitSeconds: number;
  readonly agentsLoggedIn: number;
  readonly agentsAvailable: number;
}

/** `chattingvisitors.json`: live chats; `requests.json`: live callbacks and messages; `history.json`: what has ended. */
export interface InteractionSummary {
  readonly interactionId: string;
  readonly kind: InteractionKind;
  readonly target: string;
  readonly targetType: 'Workgroup' | 'User';
  readonly state: InteractionState;
  readonly endReason: EndReason | undefined;
  /** The visitor's. */
  readonly name: string;
  readonly agent: string | undefined;
  /** The visitor's address without its last part. */
  readonly host: string | undefined;
  readonly startedAt: string;
  readonly endedAt: string | undefined;
  readonly durationSeconds: number;
}

/** `chat.json`, `.xml`, `.txt`, `.htm` with `?id=INTERACTIONID`: any interaction, live or as long as it is kept. */
export interface InteractionDocument extends InteractionSummary {
  readonly account: string | undefined;
  readonly language: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  /** What the visitor's page asked for; the skills are what that is called inside. */
  readonly routingContexts: readonly RoutingContext[];
  readonly skills: readonly string[];
  readonly agents: readonly string[];
  /** Of a callback. */
  readonly telephone: string | undefined;
  readonly subject: string | undefined;
  readonly preferredTime: string | undefined;
  /** Of a left message. */
  readonly emailAddress: string | undefined;
  readonly message: string | undefined;
  readonly lines: readonly LineDocument[];
}

export interface LineDocument {
  readonly at: string;
  readonly from: 'visitor' | 'agent' | 'system';
  readonly name: string;
  readonly text: string;
}

/** `site.json` */
export interface SiteDocument {
  readonly tenant: string;
  /** The hosts at which visitors ask; none: every host that no other tenant has. */
  readonly hosts: readonly string[];
  readonly queues: readonly { readonly name: string; readonly members: readonly string[] | undefined }[];
  readonly extensions: Readonly<Record<string, boolean>>;
  readonly notice: { readonly severity: string; readonly text: string };
}

/** `users.json`: every agent who is known; `user.json?name=`: one. `userphoto?name=` answers the picture. */
export interface UserDocument {
  readonly name: string;
  readonly displayName: string | undefined;
  readonly department: string | undefined;
  readonly signedIn: boolean;
  /** Has let an alert pass, and gets none until the next command. */
  readonly paused: boolean;
  readonly capacity: number;
  readonly load: number;
  readonly queues: readonly string[];
  /** The ids of what is with the agent. */
  readonly interactions: readonly string[];
}

/** `getlog.json`, `getlog.txt` with `?from=ISO&id=INTERACTIONID&limit=N`, all of them optional; the newest N, 1,000 by default. */
export interface LogDocument {
  readonly at: string;
  readonly code: string;
  /** What the code means. */
  readonly meaning: string;
  readonly interactionId: string | undefined;
  readonly detail: Readonly<Record<string, string | number>>;
}

/** `parameters.json` */
export interface ParameterDocument {
  readonly name: string;
  /** In force; null is without a limit. */
  readonly value: string | number | null;
  readonly default: string | number | null;
  readonly unit: string | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly effect: string;
  /** Whether a change waits until the bridge next becomes active. */
  readonly restart: boolean;
  /** What an operator has set that waits so. */
  readonly pending?: string | number | null;
}

/** `blocks.json` */
export interface BlockDocument {
  /** Stands for an address, which nobody can make of it. */
  readonly blockId: string;
  readonly since: string;
}

/** The path is the command's name. `NAME=VALUE` of `parameters` may be as many as are to be set. */
export type OperatorCommand =
  | { readonly command: 'parameters'; readonly values: readonly { readonly name: string; readonly value: string }[] }
  | { readonly command: 'notice'; readonly severity: NoticeSeverity; readonly text: string }
  | { readonly command: 'pause' | 'resume'; readonly queue: string }
  | { readonly command: 'block' | 'end' | 'reopen'; readonly interactionId: string }
  | { readonly command: 'unblock'; readonly blockId: string }
  | { readonly command: 'unblock'; readonly interactionId: string }
  | { readonly command: 'erase'; readonly interactionId: string }
  | { readonly command: 'erase'; readonly account: string }
  | { readonly command: 'agents/signout'; readonly agent: string }
  | { readonly command: 'reload' }
  | { readonly command: 'switchover' };

export interface OperatorAnswer {
  /** A sentence for a person. */
  readonly message: string;
  /** Of `parameters` and `notice`: the version that clients are told, which rises if they have to read the configuration anew. */
  readonly configurationVersion?: number;
  /** Of `parameters`: those that wait until the bridge next becomes active. */
  readonly restartNeeded?: readonly string[];
}

export interface OperatorProblem {
  readonly code:
    | 'invalid-command'
    | 'unknown-parameter'
    | 'invalid-value'
    | 'unknown-queue'
    | 'unknown-interaction'
    | 'unknown-account'
    | 'unknown-agent'
    | 'unknown-block'
    | 'address-unknown'
    | 'wrong-state'
    | 'no-pair'
    | 'configuration-invalid'
    | 'not-allowed';
  /** A sentence for a person. */
  readonly message: string;
}

/** `reports.json`: what visitors' clients reported, as opaque text. */
export interface ReportDocument {
  readonly interactionId: string;
  readonly at: string;
  readonly text: string;
}
