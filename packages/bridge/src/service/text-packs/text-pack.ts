/**
 * The system's sentences in one language. The placeholders are those of the parameters that have the same names. A pack
 * is plain data; when it is used is `texts.ts`'s business.
 */
export interface TextPack {
  readonly WelcomeMsg: string;
  /** %1 queue. */
  readonly TransferredMsg: string;
  /** %1 agent. */
  readonly AlertingMsg: string;
  /** %1 agent. */
  readonly AgentConnectedMsg: string;
  /** %1 agent. */
  readonly AgentDisconnectedMsg: string;
  /** %1 agent. */
  readonly HoldMsg: string;
  /** %1 visitor. */
  readonly VisitorDisconnectedMsg: string;
  /** %1 place, %2 expected wait. */
  readonly QueueStatusMsg: string;
  /** %1 visitor, %2 idle time, %3 time left. */
  readonly IdleWarningMessage: string;
  /** %1 visitor, %4 the whole time. */
  readonly IdleDisconnectMessage: string;
  /** %1 queue and date. */
  readonly ChatTranscriptSubject: string;
}
