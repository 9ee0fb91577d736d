/**
 * The agent's API as types: JSON over the private listener, under `/agent/api`, with the key in
 * `Authorization: Bearer`. It names interactions by `interactionId`, never by a visitor's ids.
 *
 * - `GET  /agent/api/desk?agent=NAME&version=N&waitMs=MS` answers an `AgentDesk`, held while nothing is newer than N.
 * - `POST /agent/api/commands` takes an `AgentCommand` and answers 204, or 4xx with an `AgentProblem`.
 * - `POST /agent/api/files?agent=NAME&interactionId=ID&name=FILENAME&commandId=ID` takes a file's bytes and answers as a
 *   command does; `too-large` beyond `MaxFileSize`.
 * - `GET  /agent/api/responses` answers `CannedResponse[]`: what agents send often.
 * - `GET  /agent/api/photo?agent=NAME` answers an agent's picture, or 204 where there is none.
 *
 * A standby answers 503 to both.
 */
import type { EndReason, InteractionKind, InteractionState } from '../store/records.js';

export interface AgentDesk {
  /** Rises with every change this agent could see. */
  readonly version: number;
  readonly agent: AgentOnDesk;
  readonly queues: readonly QueueOnDesk[];
  readonly agents: readonly AgentOnDesk[];
  /**
   * Waiting for somebody like this agent (the first 100 of each line), alerting this agent, or with this agent now or
   * once; the oldest first.
   */
  readonly interactions: readonly InteractionOnDesk[];
  /** The bridge's wall clock, against which every other time on the desk is told. */
  readonly nowMs: number;
}

export interface AgentOnDesk {
  readonly name: string;
  readonly signedIn: boolean;
  /** How many chats the agent takes at once. */
  readonly capacity: number;
  readonly load: number;
}

export interface QueueOnDesk {
  readonly name: string;
  readonly waiting: number;
  readonly availableAgents: number;
  /** An operator has stopped new interactions from joining. */
  readonly paused: boolean;
}

export interface InteractionOnDesk {
  readonly interactionId: string;
  readonly kind: InteractionKind;
  readonly queue: string;
  readonly visitorName: string;
  /** A chat's visitor's address without its last part, a callback's telephone, a message's e-mail address. */
  readonly number: string;
  readonly state: InteractionState;
  readonly endReason: EndReason | undefined;
  /** The agent it alerts or is with. */
  readonly agentName: string | undefined;
  /** Whether that is the agent who asks. */
  readonly mine: boolean;
  /** Every agent who is in the chat now or alerted to it, in the order in which they came. */
  readonly agents: readonly { readonly name: string; readonly state: 'alerting' | 'active' | 'held' }[];
  readonly visitorTyping: boolean;
  readonly startedAtMs: number;
  /** What the skills that it was routed by are called inside; empty where none were asked for. */
  readonly skills: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  /** Empty unless it alerts this agent or is or was with this agent. */
  readonly lines: readonly DeskLine[];
  /** Only of a callback; shown to whom the lines would be, and while it is snoozed. */
  readonly callback?: CallbackOnDesk | undefined;
  /** Only of a left message; shown to whom the lines would be. */
  readonly message?: { readonly emailAddress: string; readonly text: string } | undefined;
}

export interface CallbackOnDesk {
  readonly telephone: string;
  readonly subject: string;
  /** ISO 8601 with an offset. */
  readonly preferredTime: string | undefined;
  readonly retries: number;
  /** How often it may still be put off. */
  readonly retriesLeft: number;
  /** While snoozed: when it goes back into its line. */
  readonly snoozedUntilMs: number | undefined;
}

/** What an agent sends often. */
export interface CannedResponse {
  readonly id: string;
  readonly title: string;
  readonly kind: 'text' | 'url' | 'file';
  /** The text, the URL, or the file's name. Texts may hold `{{visitorName}}`, `{{agentName}}` and `{{queue}}`. */
  readonly text: string;
}

export interface DeskLine {
  readonly sequence: number;
  readonly kind: 'text' | 'url' | 'file';
  readonly from: 'visitor' | 'agent' | 'system';
  readonly name: string;
  readonly text: string;
  readonly atMs: number;
}

/**
 * Each with the name of the agent who acts. `signIn` makes the agent a member of every workgroup unless configured.
 * `disconnect` ends a chat for everybody; `leave` lets the other agents go on. `invite` brings another agent in.
 * Of callbacks and messages: `complete`, `fail` and `retryLater`, which snoozes a callback.
 */
export type AgentCommand =
  | { readonly command: 'signIn' | 'signOut'; readonly agent: string }
  | {
      readonly command: 'pickUp' | 'hold' | 'resume' | 'disconnect' | 'leave' | 'complete' | 'fail' | 'retryLater';
      readonly agent: string;
      readonly interactionId: string;
    }
  | {
      readonly command: 'transfer';
      readonly agent: string;
      readonly interactionId: string;
      readonly to: { readonly queue: string } | { readonly agent: string };
    }
  | {
      readonly command: 'sendText' | 'sendUrl';
      readonly agent: string;
      readonly interactionId: string;
      readonly text: string;
      /**
       * Makes a repeat harmless: 16 to 64 characters of `[A-Za-z0-9_-]`. With other words it is no repeat, and refused with
       * `repeat-differs`.
       */
      readonly commandId?: string;
    }
  | {
      readonly command: 'invite';
      readonly agent: string;
      readonly interactionId: string;
      /** The other agent's name. */
      readonly invited: string;
    }
  | {
      readonly command: 'sendResponse';
      readonly agent: string;
      readonly interactionId: string;
      /** A canned response's id. */
      readonly responseId: string;
      readonly commandId?: string;
    }
  | {
      readonly command: 'typing';
      readonly agent: string;
      readonly interactionId: string;
      readonly typing: boolean;
    };

export interface AgentProblem {
  readonly code:
    | 'invalid-command'
    | 'unknown-agent'
    | 'unknown-interaction'
    | 'unknown-target'
    | 'unknown-response'
    | 'wrong-state'
    | 'repeat-differs'
    | 'too-long'
    | 'too-large'
    | 'no-retries-left'
    | 'too-many-agents';
  /** A sentence for a person. */
  readonly message: string;
}
