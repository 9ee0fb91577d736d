/** Every setting that an administrator knows by name: the reference in the docs is made from this table. protocol §7.2 */

interface Common {
  readonly unit?: string;
  readonly effect: string;
  /** Takes effect when the bridge next becomes active, not at once. */
  readonly restart?: true;
  /** Not one of the original's. */
  readonly ours?: true;
}

export interface TextParameter extends Common {
  readonly kind: 'text';
  readonly default: string;
  /** What an operator may set, and how to say so after "is"; anything if left out. */
  readonly pattern?: RegExp;
  readonly form?: string;
}

export interface NumberParameter extends Common {
  readonly kind: 'number';
  /** Undefined: without a limit. */
  readonly default: number | undefined;
  readonly min: number;
  readonly max: number;
}

export type ParameterDefinition = TextParameter | NumberParameter;

const text = (value: string, effect: string, more: Partial<Omit<TextParameter, 'kind' | 'default'>> = {}) =>
  ({ kind: 'text', default: value, effect, ...more }) as const;

const number = (value: number, min: number, max: number, unit: string, effect: string, more: Partial<Common> = {}) =>
  ({ kind: 'number', default: value, min, max, unit, effect, ...more }) as const;

const limit = (value: number | undefined, effect: string, more: Partial<Common> = {}) =>
  ({ kind: 'number', default: value, min: 0, max: 1_000_000, unit: 'count', effect, ...more }) as const;

const flag = (value: 0 | 1, effect: string, more: Partial<Common> = {}) => number(value, 0, 1, '0 or 1', effect, more);

const ours = { ours: true } as const;
const restart = { restart: true } as const;
const PORT = String.raw`0*(?:\d{1,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])`;
const PORT_LIST = new RegExp(`^ *(?:${PORT} *(?:; *${PORT} *)*;? *)?$`);
const ports = { ...restart, pattern: PORT_LIST, form: 'a list of ports up to 65535 such as 8115;8116' } as const;
const severity = { ...ours, pattern: /^(warning|info|ok|caution)$/, form: 'warning, info, ok or caution' } as const;
const ACCESS = '0 nobody, 1 everybody, 2 registered visitors, 3 anonymous visitors';

export const parameterTable = {
  AgentConnectedMsg: text('%1 has joined the conversation.', 'Said when an agent joins; %1 is the agent.'),
  AgentDisconnectedMsg: text('%1 has left the conversation.', 'Said when an agent leaves; %1 is the agent.'),
  HoldMsg: text('%1 has put the conversation on hold.', 'Said when an agent puts the chat on hold; %1 is the agent.'),
  VisitorConnectedMsg: text('', 'Said when a chat begins; %1 is the visitor. Empty: nothing is said.'),
  VisitorDisconnectedMsg: text('%1 has left the conversation.', 'Said when the visitor leaves; %1 is the visitor.'),
  SystemName: text('CIC', "The sender's name on the system's texts."),
  PerformCleanRestart: flag(0, '1 ends every interaction when the bridge restarts.'),

  ChatAccessControl: number(1, 0, 3, ACCESS, 'Who may start chats.'),
  CallbackAccessControl: number(1, 0, 3, ACCESS, 'Who may ask for callbacks and leave messages.'),
  QueryQueueAccessControl: number(1, 0, 3, ACCESS, 'Who may ask about queues and search the directory.'),

  MaxPollFrequency: number(2_000, 250, 60_000, 'ms', 'The pause between two polls that clients are told.'),
  AdditionalHTTPPorts: text('', 'More ports for HTTP, separated by semicolons.', ports),
  AdditionalHTTPSPorts: text('', 'More ports for HTTPS, separated by semicolons.', ports),
  AllowClientProblemReport: flag(0, '1 takes problem reports from clients.'),
  ProblemReportControlExpression: text('', 'A regular expression that a report must match to be sent. Empty: all.'),
  QueueQueryTime: number(5, 0, 3_600, 's', "How long a queue's figures are answered from the cache."),
  QueueQueryIdleAbortTime: number(60, 1, 86_400, 's', 'After so long without a query a queue leaves the cache.'),
  CallbackStatusQueryDuration: number(5, 0, 3_600, 's', "How long a callback's status is answered from the cache."),
  CallbackStatusQueryIdleAbortDuration: number(
    120,
    1,
    86_400,
    's',
    'After so long without a query it leaves the cache.',
  ),

  ChatsAllowedUnitTime: number(1, 1, 86_400, 's', 'The time in which chats are counted.'),
  MaxChatsAllowedPerUnitTime: limit(5, 'Chats that may start in that time.'),
  CallbacksAllowedUnitTime: number(1, 1, 86_400, 's', 'The time in which callbacks are counted.'),
  MaxCallbacksAllowedPerUnitTime: limit(5, 'Callbacks that may be created in that time.'),
  InteractionsAllowedUnitTime: number(1, 1, 86_400, 's', 'The time in which chats and callbacks are counted together.'),
  MaxInteractionsAllowedPerUnitTime: limit(5, 'Chats and callbacks together in that time.'),
  MaxInteractionsAllowedPerUnitTimePerIP: limit(2, 'Chats and callbacks of one address in that time.', ours),
  RegistrationsAllowedUnitTime: number(600, 1, 86_400, 's', 'The time in which tries to register are counted.', ours),
  MaxRegistrationsAllowedPerUnitTimePerIP: limit(5, 'Tries of one address in that time.', ours),
  FailedSignInsAllowedUnitTime: number(300, 1, 86_400, 's', 'The time in which wrong passwords are counted.', ours),
  MaxFailedSignInsAllowedPerUnitTime: limit(5, 'Wrong passwords for one user name from one address.', ours),
  MaxFailedSignInsAllowedPerUnitTimePerIP: limit(50, 'Wrong passwords from one address.', ours),
  MaxActiveChatsAllowed: limit(undefined, 'Live chats.'),
  MaxActiveCallbacksAllowed: limit(undefined, 'Live callbacks.'),
  MaxActiveInteractionsAllowed: limit(1_500, 'Live chats, and by itself live callbacks.'),
  MaxAnonymousInteractionsAllowed: limit(1_500, 'Live interactions of anonymous visitors; 0 bars them.'),
  MaxAnyInteractionsAllowedPerQueue: limit(1_500, 'Live chats and callbacks of one queue.'),
  MaxInteractionsAllowedPerUser: limit(5, 'Live interactions of one registered visitor.'),
  MaxInteractionsAllowedPerIP: limit(15, 'Live interactions of one address.'),
  TrustedHosts: text(
    '',
    'Addresses, ranges and host names, separated by commas, that the limit of live interactions of one address leaves out. Names are looked up when the bridge starts and when the list is set.',
  ),

  EnableIdleTimeout: flag(0, '1 warns and then disconnects visitors who write nothing.'),
  PartyIdleTime: number(300, 1, 86_400, 's', 'Without a word until the warning.'),
  PartyIdleGraceTime: number(120, 1, 86_400, 's', 'From the warning until the visitor is disconnected.'),
  IdleWarningMessage: text(
    '%1 has been idle for %2. The party has to type something within next %3 to remain active in chat.',
    'The warning: %1 visitor, %2 idle time, %3 time left.',
  ),
  IdleDisconnectMessage: text(
    '%1 has been disconnected from chat since being idle for %4.',
    'Said when an idle visitor is disconnected: %1 visitor, %4 the whole time.',
  ),

  EnableWebTranscript: flag(0, '1 mails transcripts to visitors who want one.', restart),
  ChatTranscriptReplyToAddress: text('', 'Where answers to transcripts go.'),
  EnableChatHistoryCompression: flag(1, '1 compresses the stored history of ended chats.', restart),
  ChatHistoryCompressionStartSize: number(5_120, 0, 1_000_000_000, 'bytes', 'From this size on.', restart),
  'Chat Interaction Recovery Enabled': flag(0, '1 lets chats go on after a takeover or restart.', restart),
  'Callback Interaction Recovery Enabled': flag(0, '1 keeps callbacks over a takeover or restart.', restart),
  'Default Snooze Duration': number(0, 0, 10_080, 'min', 'For queues that name no time between callbacks; 0 is 5 min.'),

  WelcomeMsg: text('Welcome to IC!', 'The first line of a chat; %1 is the visitor.', ours),
  TransferredMsg: text('Interaction transferred to %1.', 'Said when a chat joins a line; %1 is its queue.', ours),
  AlertingMsg: text('Interaction alerting %1.', 'Said when an agent is alerted; %1 is the agent.', ours),
  QueueStatusMsg: text(
    'You are number %1 in line. The expected wait is %2.',
    'Said while a chat waits and its place changes, at most every 30 s. Empty: nothing is said.',
    ours,
  ),
  DefaultLanguage: text(
    '',
    'Of the texts for visitors whose own language has no text pack. Empty: English, or what is set here.',
    ours,
  ),
  AnonymousName: text('Anonymous User', 'What a visitor is called who gave no name.', ours),
  ChatTranscriptSubject: text('Your chat: %1', 'Of the mail with the transcript; %1 is the queue and the date.', ours),
  MaxMessageLength: number(4_000, 1, 1_000_000, 'characters', 'The longest message.', ours),
  MaxMessagesPerMinute: number(
    300,
    1,
    1_000_000,
    'count',
    'Of one visitor in one chat; a reconnect without a cursor counts as one.',
    ours,
  ),
  VisitorGoneTime: number(90, 5, 86_400, 's', 'Of silence, after which a visitor is gone.', ours),
  AlertTime: number(30, 1, 86_400, 's', 'An agent has to pick up.', ours),
  CallbackLifetime: number(7, 1, 365, 'days', 'Callbacks wait for an outcome, and may be asked for ahead.', ours),
  MaxPollHold: number(25_000, 0, 60_000, 'ms', 'The longest time a poll is held; 0 holds none.', ours),
  AdaptivePolling: flag(0, '1 shortens the pause between polls while people write and lengthens it in silence.', ours),
  MaxFileSize: number(5_120, 1, 102_400, 'KB', 'The largest file that an agent may send.', ours),
  FileRetentionTime: number(60, 1, 525_600, 'min', 'Files outlive their chat by this.', ours),
  HistoryRetentionTime: number(30, 1, 3_650, 'days', 'Ended interactions and their log are kept.', ours),
  NoticeSeverity: text('info', 'Of the notice: warning, info, ok or caution.', severity),
  NoticeText: text('', 'A notice that every visitor of the site should read. Empty: none.', ours),
} as const satisfies Readonly<Record<string, ParameterDefinition>>;

export type ParameterName = keyof typeof parameterTable;

/** They are about the process as a whole, so only the default tenant has them. */
export const processParameters = [
  'AdditionalHTTPPorts',
  'AdditionalHTTPSPorts',
] as const satisfies readonly ParameterName[];

export const parameterNames = Object.keys(parameterTable) as readonly ParameterName[];
