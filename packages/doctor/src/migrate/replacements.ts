/** What does the work of the original's notifications and hooks now. docs/developing/events.md says it with more words. */
export interface Replacement {
  /** What the original calls it. */
  readonly name: string;
  /** Who does it now. */
  readonly now: string;
  readonly note?: string;
}

export const replacements: readonly Replacement[] = [
  {
    name: 'NewParticipantNotification',
    now: "client.on('partyChanged')",
    note: 'a party.key that was not seen before',
  },
  { name: 'ParticipantJoinedNotification', now: "client.on('partyJoined')" },
  { name: 'ParticipantLeftNotification', now: "client.on('partyLeft')" },
  { name: 'ParticipantNameChangedNotification', now: "client.on('partyChanged')", note: 'party.name' },
  {
    name: 'ParticipantInitializingNotification',
    now: "client.on('partyChanged')",
    note: 'party.state is initializing',
  },
  { name: 'ParticipantAlertingNotification', now: "client.on('partyChanged')", note: 'party.state is alerting' },
  { name: 'ParticipantActiveNotification', now: "client.on('partyChanged')", note: 'party.state is active' },
  { name: 'ParticipantHeldNotification', now: "client.on('partyChanged')", note: 'party.state is held' },
  { name: 'ParticipantVoicemailNotification', now: "client.on('partyChanged')", note: 'party.state is voicemail' },
  {
    name: 'ParticipantDisconnectedNotification',
    now: "client.on('partyLeft'), client.on('chatEnded')",
    note: 'the second where it is the visitor',
  },
  { name: 'ParticipantStartedTypingNotification', now: "client.on('partyChanged')", note: 'party.typing is true' },
  { name: 'ParticipantStoppedTypingNotification', now: "client.on('partyChanged')", note: 'party.typing is false' },
  {
    name: 'CurrentParticipantIdChangedNotification',
    now: "client.on('chatStarted'), client.on('serverSwitched')",
    note: 'never the id: it opens the chat',
  },
  {
    name: 'ReceivedTextNotification',
    now: "client.on('entryReceived'), client.on('messageSent')",
    note: "entry.kind is text; the second for the visitor's own",
  },
  {
    name: 'ReceivedCommandNotification',
    now: 'trace',
    note: 'an entry of the level always; only the visitor commands',
  },
  { name: 'ReceivedUrlNotification', now: "client.on('entryReceived')", note: 'entry.kind is url' },
  { name: 'ReceivedFileNotification', now: "client.on('entryReceived')", note: 'entry.kind is file' },
  { name: 'ChatCreationNotification', now: "client.on('chatStarted')" },
  { name: 'ChatCreationFailureNotification', now: 'client.startChat()', note: 'rejects with an error and its code' },
  { name: 'ChatCompletionNotification', now: "client.on('chatEnded')", note: 'reason is visitor' },
  {
    name: 'ChatCompletionFailureNotification',
    now: "client.on('chatEnded')",
    note: 'a visitor who leaves has left, whatever the server says',
  },
  { name: 'ChatReconnectNotification', now: "client.on('connectionRestored')" },
  { name: 'ChatReconnectUINotification', now: "client.on('connectionRestored')" },
  {
    name: 'ChatReconnectFailureNotification',
    now: "client.on('connectionLost')",
    note: 'told once; the search goes on until it succeeds or the chat ends',
  },
  {
    name: 'FailoverNotification',
    now: "client.on('connectionLost'), client.on('serverSwitched')",
    note: 'a switchover of less than a second tells only the second',
  },
  { name: 'FailoverUINotification', now: "client.on('connectionLost')" },
  { name: 'ResumedPollingNotification', now: "client.on('connectionRestored')" },
  { name: 'RefreshPageNotification', now: "client.on('chatEnded')", note: 'reason is failure' },
  { name: 'PageBeforeUnloadNotification', now: 'window: beforeunload', note: 'ends nothing' },
  { name: 'PageUnloadNotification', now: 'window: pagehide', note: 'ends nothing' },
  { name: 'CallbackCreationNotification', now: "callbacks.on('callbackCreated')" },
  { name: 'CallbackCreationFailureNotification', now: "callbacks.on('callbackFailed')" },
  { name: 'CallbackStatusNotification', now: "callbacks.on('statusReceived')" },
  { name: 'CallbackStatusFailureNotification', now: "callbacks.on('statusFailed')" },
  { name: 'CallbackDisconnectNotification', now: "callbacks.on('callbackEnded')", note: 'reason is cancelled' },
  { name: 'CallbackDisconnectFailureNotification', now: "callbacks.on('cancelFailed')" },
  { name: 'CallbackReconnectNotification', now: "callbacks.on('connectionRestored')" },
  {
    name: 'CallbackReconnectFailureNotification',
    now: "callbacks.on('connectionLost'), callbacks.on('callbackEnded')",
    note: 'the second with the reason lost, when no server has it',
  },
  { name: 'PartyInfoNotification', now: "client.on('partyChanged')", note: 'party.photoUrl' },
  { name: 'PartyInfoFailureNotification', now: 'trace', note: 'an entry of the level warning; the photo stays away' },
  { name: 'QueueStatusNotification', now: 'availability.subscribe()', note: 'snapshot.status is open or closed' },
  { name: 'QueueStatusFailureNotification', now: 'availability.subscribe()', note: 'snapshot.status is failed' },
  {
    name: 'LoginInfoSource',
    now: 'client.startChat({ name, password }) and callbacks.create({ telephone, subject }) need no form; withCredentials asks the page at the right time',
  },
  {
    name: 'MaximumFieldLengths',
    now: "checkAccount names what is too long; a server's own limits come back as an error with the code too-long or invalid-fields",
  },
  {
    name: 'RetryCounts',
    now: 'requestTimeoutMs, reconnectIntervalMs, unreachableDeadlineMs and unknownDeadlineMs of createFootbridge; what is repeated is not up to a page',
  },
  { name: 'TabVisibility', now: "snapshot.allows, and availability.snapshot.offer by a rule of the page's own" },
  {
    name: 'StatusFieldsDisplay',
    now: "callbacks.snapshot.progress holds each figure as a number; which are shown, and how a duration is worded, is the page's",
  },
  { name: 'Linkifier', now: 'entries hold plain text; with a user interface of your own, any linkifier will do' },
  { name: 'RegistrationFormPanel', now: 'register(client, account) takes the fields that the page asks for' },
  { name: 'SendOnEnter', now: 'client.send(text) is called when the page likes' },
  { name: 'ExtraCSSClasses', now: 'parts and custom properties' },
];
