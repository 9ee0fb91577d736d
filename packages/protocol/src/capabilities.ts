/** Capability names that a server may announce, by list. protocol §3.1 and §10 */
export const capabilityNames = {
  common: ['supportRegistrationTracker', 'partyInfo', 'problemReport', 'footbridge.clientToken'],
  chat: [
    'start',
    'reconnect',
    'poll',
    'sendMessage',
    'setTypingState',
    'exit',
    'supportAuthenticationTracker',
    'supportAuthenticationAnonymous',
    'footbridge.ack',
    'footbridge.messageId',
  ],
  callback: [
    'create',
    'status',
    'reconnect',
    'disconnect',
    'supportAuthenticationTracker',
    'supportAuthenticationAnonymous',
  ],
  queueQuery: ['supportAuthenticationTracker', 'supportAuthenticationAnonymous'],
} as const;

export type CapabilityList = keyof typeof capabilityNames;
export type Capability<List extends CapabilityList> = (typeof capabilityNames)[List][number];

/** What a server allows. Names that are not in `capabilityNames` are dropped when an answer is decoded. */
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
