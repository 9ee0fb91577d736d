import { decodeChatAnswer, encodeRequest, reasons } from '@footbridge/protocol';
import { askConfiguration, unusable } from '../switchover/ask-configuration.js';
import type { Attempt } from '../switchover/search-machine.js';
import type { ChatContext } from './chat-context.js';
import { wireRequest } from './requests.js';
import { announcesAcks } from './switching.js';

/** Asks a server whether it can go on with the chat: its configuration has to say so, then the chat is taken up again. */
export async function tryServer(
  context: ChatContext,
  server: number,
  probeTimeoutMs: number,
  signal: AbortSignal,
): Promise<Attempt> {
  const { transport, settings, chatId, conversation } = context;
  const attempt = await askConfiguration(transport, settings.servers, server, probeTimeoutMs, signal);
  // Before there is a chat, a server only has to be well.
  if (attempt.kind === 'failed' || !conversation.visitorId) return attempt;
  const { configuration } = attempt.found;
  if (!chatId || !configuration.capabilities.chat.has('reconnect')) return { kind: 'failed', unreadable: false };

  const ack = announcesAcks(configuration) ? conversation.lastSequence : undefined;
  const body = encodeRequest.chatReconnect({ chatId, ack });
  const reply = await transport(wireRequest(context, 'chatReconnect', body, 0, server), signal);
  const decoded = reply.kind === 'answered' ? decodeChatAnswer(reply.body) : undefined;
  if (!decoded?.ok) {
    const denied = reply.kind === 'refused' && reply.status < 500 && reply.status !== 429;
    return { ...unusable(reply), unreadable: !!decoded, denied };
  }
  const { answer, sequences } = decoded.value;
  if (answer.ok) return { kind: 'usable', found: { ...attempt.found, reconnected: { answer, sequences } } };
  return answer.reason === reasons.unknownSession ? { kind: 'unknown' } : { kind: 'failed', unreadable: false };
}
