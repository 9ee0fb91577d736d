/** Where the suite meets a server: over HTTP, or a bridge in the same process. */
export interface Server {
  /** Answers, or rejects where there is no answer. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Where the server's paths begin, with a slash at the end, for example `https://www.example.com/I3Root/Server1/`. */
  readonly baseUrl: string;
  /** A workgroup queue that takes chats and callbacks. */
  readonly target: string;
  /** Wall time in milliseconds since the epoch. */
  readonly now: () => number;
  /** Lets time pass. */
  readonly pause: (durationMs: number) => Promise<void>;
  /** A fresh text of 32 hexadecimal digits. */
  readonly newId: () => string;
  /** Somebody who takes chats and callbacks of the target. Default: what needs one is left out. */
  readonly agent?: ServerAgent | undefined;
}

export interface ServerAgent {
  /** What the agent is called where visitors read it. */
  readonly name: string;
  /**
   * Takes the chat or callback of the visitor of this name, once it rings.
   *
   * @throws DoctorError `no-answer` if it does not ring within 10 s.
   */
  readonly take: (visitorName: string) => Promise<AgentSide>;
  /** Goes home, so that nothing rings that nobody will take. */
  readonly leave: () => Promise<void>;
}

/** What the agent does in one chat or callback. Each resolves when it is done. */
export interface AgentSide {
  readonly say: (text: string) => Promise<void>;
  readonly pushUrl: (url: string) => Promise<void>;
  readonly sendFile: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly type: (isTyping: boolean) => Promise<void>;
  readonly hold: () => Promise<void>;
  /** Ends a chat. */
  readonly hangUp: () => Promise<void>;
}
