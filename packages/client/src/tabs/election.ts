/** Which of several tabs leads. An election knows no chat; it only says whether it is this tab. */
export interface Election {
  /** Takes part from now on: `onChange` is told when this tab leads, and when another has taken its place. */
  stand(): void;
  /** Takes the place of a leader that has agreed to it, or has fallen silent. */
  seize(): void;
  /** No longer takes part; another may lead at once. */
  withdraw(): void;
  /** Whether this tab may still speak as the leader, as far as can be said at once. */
  holds(): boolean;
  /** Resolves once a tab that slept has been told whether it was deposed meanwhile. */
  settled(): Promise<unknown>;
  /** How often to look whether the leader is there, and how long it may leave a question unanswered, in milliseconds. */
  readonly lookMs: number;
  readonly silenceMs: number;
}

export type OnElection = (leads: boolean) => void;
