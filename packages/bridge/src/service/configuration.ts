import type { Capability, ServerConfiguration } from '@footbridge/protocol';
import type { Centre } from './centre.js';
import { CONFIGURATION_VERSION } from './chat-answer.js';

/** What this bridge tells clients about itself: only what can be used. protocol §3.1 */
export function describeConfiguration(centre: Centre): Promise<ServerConfiguration> {
  const { ack, messageId, clientToken } = centre.extensions;
  const common: Capability<'common'>[] = ['partyInfo'];
  if (clientToken) common.push('footbridge.clientToken');
  const chat: Capability<'chat'>[] = ['start', 'reconnect', 'poll', 'sendMessage', 'setTypingState', 'exit'];
  chat.push('supportAuthenticationAnonymous');
  if (ack) chat.push('footbridge.ack');
  if (messageId) chat.push('footbridge.messageId');
  return centre.journal.answer(() => ({
    configurationVersion: CONFIGURATION_VERSION,
    capabilities: { common: new Set(common), chat: new Set(chat), callback: new Set(), queueQuery: new Set() },
  }));
}
