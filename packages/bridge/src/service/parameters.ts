/** The settings that an administrator knows by these names, with their units. protocol §7.2 */
export interface Parameters {
  /** Texts, in which `%1` is the participant or queue that they are about. */
  readonly AgentConnectedMsg: string;
  readonly AgentDisconnectedMsg: string;
  readonly HoldMsg: string;
  /** Unset by default: nothing is said when a visitor joins or leaves. */
  readonly VisitorConnectedMsg: string | undefined;
  readonly VisitorDisconnectedMsg: string | undefined;
  readonly WelcomeMsg: string;
  readonly TransferredMsg: string;
  readonly AlertingMsg: string;
  /** The sender's name on the system's texts. */
  readonly SystemName: string;
  /** What a visitor is called who gave no name. */
  readonly AnonymousName: string;
  /** Milliseconds between two polls. */
  readonly MaxPollFrequency: number;
  /** Characters in one message. protocol §10.7 */
  readonly MaxMessageLength: number;
  /** Seconds of silence after which a visitor is gone. */
  readonly VisitorGoneTime: number;
  /** Seconds an agent has to pick up. */
  readonly AlertTime: number;
}

export const defaultParameters: Parameters = {
  AgentConnectedMsg: '%1 has joined the conversation.',
  AgentDisconnectedMsg: '%1 has left the conversation.',
  HoldMsg: '%1 has put the conversation on hold.',
  VisitorConnectedMsg: undefined,
  VisitorDisconnectedMsg: undefined,
  WelcomeMsg: 'Welcome to IC!',
  TransferredMsg: 'Interaction transferred to %1.',
  AlertingMsg: 'Interaction alerting %1.',
  SystemName: 'CIC',
  AnonymousName: 'Anonymous User',
  MaxPollFrequency: 2_000,
  MaxMessageLength: 4_000,
  VisitorGoneTime: 90,
  AlertTime: 30,
};
