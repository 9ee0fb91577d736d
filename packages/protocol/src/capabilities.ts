/** Capability names that a server may announce, by list. protocol §3.1 and §10 */
export const capabilityNames = {
  common: [
    'supportRegistrationTracker',
    'partyInfo',
    'problemReport',
    'footbridge.clientToken',
    'footbridge.notice',
    'footbridge.offlineMessage',
    'footbridge.directory',
    'footbridge.erase',
  ],
  chat: [
    'start',
    'reconnect',
    'poll',
    'sendMessage',
    'setTypingState',
    'exit',
    'supportAuthenticationTracker',
    'supportAuthenticationAnonymous',
    'transcript',
    'footbridge.ack',
    'footbridge.hold',
    'footbridge.messageId',
    'footbridge.queueStatus',
  ],
  callback: [
    'create',
    'status',
    'reconnect',
    'disconnect',
    'supportAuthenticationTracker',
    'supportAuthenticationAnonymous',
    'footbridge.callbackTime',
  ],
  queueQuery: ['supportAuthenticationTracker', 'supportAuthenticationAnonymous'],
} as const;

export type CapabilityList = keyof typeof capabilityNames;
export type Capability<List extends CapabilityList> = (typeof capabilityNames)[List][number];

/** What a server allows. A set may hold more than its type knows: what a newer server announces is nobody's to ask for. */
export type Capabilities = {
  readonly [List in CapabilityList]: ReadonlySet<Capability<List>>;
};

/** A server that allows nothing, which is what a client assumes before it has asked. */
export const noCapabilities: Capabilities = {
  common: new Set(),
  chat: new Set(),
  callback: new Set(),
  queueQuery: new Set(),
};
