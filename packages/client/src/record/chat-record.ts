/**
 * What of a chat survives its page: plain values that JSON can carry. It knows no storage and no other tab. It holds what
 * opens the chat, so it belongs only where this visitor's own pages can read it, and never into a log.
 */
import type { CapabilityList, ServerConfiguration } from '@footbridge/protocol';
import type { ResumedChat } from '../chat/chat-context.js';
import type { Footbridge } from '../client.js';
import type { Link } from '../link.js';

/** A chat at one moment. Made by `recordChat`, taken up again by `resumeChat`. */
export interface ChatRecord {
  readonly version: 1;
  /** Wall time in milliseconds since the epoch. */
  readonly savedAtMs: number;
  /** Whose chat it is: a client of other servers or another queue does not go on with it. */
  readonly servers: readonly string[];
  readonly target: string;
  readonly server: number;
  readonly configuration: RecordedConfiguration;
  readonly chat: ResumedChat;
}

/** A configuration with lists in place of sets, which JSON cannot carry. */
export type RecordedConfiguration = Omit<ServerConfiguration, 'capabilities'> & {
  readonly capabilities: Readonly<Record<CapabilityList, readonly string[]>>;
};

/** Records the chat that is open; undefined where there is none to go on with. */
export function recordOf({ snapshot }: Footbridge, { settings, chat }: Link): ChatRecord | undefined {
  const context = chat();
  if (!context || !snapshot.chat || snapshot.chat.status === 'ended') return undefined;
  const { details, clientToken, conversation, chatId, interactionId, acks, pollWaitMs, typingSince, endReason } =
    context;
  // A start that needs a password can't be repeated without it, and it is written down nowhere.
  const { password, ...said } = details;
  if (snapshot.chat.status === 'starting' && password) return undefined;
  return {
    version: 1,
    savedAtMs: settings.clock.now(),
    servers: settings.servers,
    target: settings.target,
    server: context.server,
    configuration: recordConfiguration(context.configuration),
    chat: {
      details: { name: '', ...said },
      clientToken,
      conversation,
      chatId,
      interactionId,
      acks,
      pollWaitMs,
      typingSince,
      isLeaving: context.isLeaving || endReason === 'visitor',
    },
  };
}

const recordConfiguration = ({ capabilities, ...others }: ServerConfiguration): RecordedConfiguration => ({
  ...others,
  capabilities: {
    common: [...capabilities.common],
    chat: [...capabilities.chat],
    callback: [...capabilities.callback],
    queueQuery: [...capabilities.queueQuery],
  },
});

/** Goes on with a recorded chat. */
export function resumeRecord(link: Link, { server, configuration, chat }: ChatRecord): void {
  const { common, chat: ofChat, callback, queueQuery } = configuration.capabilities;
  const capabilities = {
    common: new Set(common),
    chat: new Set(ofChat),
    callback: new Set(callback),
    queueQuery: new Set(queueQuery),
  };
  // A set may hold more than its type knows: what a newer server announces is nobody's to ask for.
  link.resume({ server, configuration: { ...configuration, capabilities } as ServerConfiguration }, chat);
}
