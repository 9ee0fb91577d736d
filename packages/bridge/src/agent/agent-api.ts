/**
 * The agent's API as types: JSON over the private listener, under `/agent/api`, with the key in
 * `Authorization: Bearer`. It names interactions by `interactionId`, never by a visitor's ids.
 *
 * - `GET  /agent/api/desk?agent=NAME&version=N&waitMs=MS` answers an `AgentDesk`, held while nothing is newer than N.
 * - `POST /agent/api/commands` takes an `AgentCommand` and answers 204, or 4xx with an `AgentProblem`.
 *
 * A standby answers 503 to both.
 */
export interface AgentDesk {
  /** Rises with every change this agent could see. */
  readonly version: number;
  readonly agent: AgentOnDesk;
  readonly queues: readonly QueueOnDesk[];
  readonly agents: readonly AgentOnDesk[];
  /** Waiting in a queue of this agent's, alerting this agent, or with this agent; the oldest first. */
  readonly interactions: readonly InteractionOnDesk[];
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
}

export interface InteractionOnDesk {
  readonly interactionId: string;
  readonly kind: 'chat';
  readonly queue: string;
  readonly visitorName: string;
  readonly state: 'waiting' | 'alerting' | 'connected' | 'held' | 'ended';
  readonly endReason: 'visitor' | 'agent' | 'gone' | 'restart' | undefined;
  /** The agent it alerts or is with. */
  readonly agentName: string | undefined;
  /** Whether that is the agent who asks. */
  readonly mine: boolean;
  readonly visitorTyping: boolean;
  readonly startedAtMs: number;
  readonly attributes: Readonly<Record<string, string>>;
  /** Empty unless it alerts this agent or is or was with this agent. */
  readonly lines: readonly DeskLine[];
}

export interface DeskLine {
  readonly sequence: number;
  readonly kind: 'text' | 'url' | 'file';
  readonly from: 'visitor' | 'agent' | 'system';
  readonly name: string;
  readonly text: string;
  readonly atMs: number;
}

/** Each with the name of the agent who acts. `signIn` makes the agent a member of every workgroup unless configured. */
export type AgentCommand =
  | { readonly command: 'signIn' | 'signOut'; readonly agent: string }
  | {
      readonly command: 'pickUp' | 'hold' | 'resume' | 'disconnect';
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
      /** Makes a repeat harmless: 16 to 64 characters of `[A-Za-z0-9_-]`. */
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
    'invalid-command' | 'unknown-agent' | 'unknown-interaction' | 'unknown-target' | 'wrong-state' | 'too-long';
  /** A sentence for a person. */
  readonly message: string;
}
