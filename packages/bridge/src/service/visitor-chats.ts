/**
 * What a visitor can do in a chat. Each function checks the request, changes the chat, and answers once the change is kept. Knows
 * no HTTP: a caller whose connection has closed is an aborted signal.
 */
import {
  reasons,
  type ChatAnswer,
  type ReconnectRequest,
  type SendMessageRequest,
  type TypingStateRequest,
} from '@footbridge/protocol';
import type { InteractionKey } from '../store/store.js';
import type { Centre } from './centre.js';
import { refuse, success } from './chat-answer.js';
import { acknowledge, appendEvent, deliver, restartNumbering, signLine } from './chat-log.js';
import { endChat } from './ending.js';
import { findInteraction } from './interactions.js';
import { isChat, messageKey, type LiveChat } from './live-interaction.js';

/** Who asks: the visitor's id and, where one came, the cursor. */
export interface VisitorCall {
  readonly participantId: string;
  readonly ack: number | undefined;
  /** How long the answer may be held for an event, in milliseconds. protocol §10.3 */
  readonly waitMs: number | undefined;
  /** Aborted once nobody is left to read the answer. */
  readonly signal: AbortSignal;
}

/** While more events wait than one answer may carry. protocol §10.2 */
const HURRIED_POLL_WAIT_MS = 250;

export function poll(centre: Centre, call: VisitorCall): Promise<ChatAnswer> {
  const chat = hear(centre, call);
  return chat ? answerChat(centre, chat, call.signal) : refuse(centre, reasons.unknownSession);
}

export function sendMessage(centre: Centre, call: VisitorCall, request: SendMessageRequest): Promise<ChatAnswer> {
  const chat = hear(centre, call);
  if (!chat) return refuse(centre, reasons.unknownSession);
  const messageId = centre.extensions.messageId ? request.messageId : undefined;
  const key = messageId === undefined ? undefined : messageKey(messageId);
  if (key === undefined || !chat.takenIds.has(key)) {
    // An ended chat still answers polls, which say how it ended; it takes no more words.
    if (chat.record.state === 'ended') return refuse(centre, reasons.general);
    if (request.text.length > centre.parameters.MaxMessageLength) return refuse(centre, reasons.invalidContent);
    if (key !== undefined) chat.takenIds.add(key);
    chat.visitorTyping = false;
    const { participantId, visitorName } = chat.record;
    appendEvent(centre, chat, {
      type: 'text',
      ...signLine(centre, chat, participantId, 'visitor', visitorName),
      contentType: 'text/plain',
      text: request.text,
      messageId,
    });
  }
  return answerChat(centre, chat, call.signal);
}

export function setTypingState(centre: Centre, call: VisitorCall, { typing }: TypingStateRequest): Promise<ChatAnswer> {
  const chat = hear(centre, call);
  if (!chat) return refuse(centre, reasons.unknownSession);
  if (chat.record.state !== 'ended' && chat.visitorTyping !== typing) {
    chat.visitorTyping = typing;
    centre.journal.desk();
  }
  return answerChat(centre, chat, call.signal);
}

export function exitChat(centre: Centre, call: VisitorCall): Promise<ChatAnswer> {
  const chat = hear(centre, call);
  if (!chat) return refuse(centre, reasons.unknownSession);
  endChat(centre, chat, 'visitor');
  // protocol §9 item 29
  return centre.journal.answer(() => ({ ...success(centre), events: [] }));
}

export function reconnectChat(centre: Centre, request: ReconnectRequest, signal: AbortSignal): Promise<ChatAnswer> {
  const { chatId } = request;
  const ack = centre.extensions.ack ? request.ack : undefined;
  const chat = findChat(centre, { reconnectId: chatId });
  if (!chat) return refuse(centre, reasons.unknownSession);
  chat.lastHeardAtMs = centre.clock.monotonic();
  if (ack === undefined) restartNumbering(centre, chat);
  else acknowledge(centre, chat, ack);
  const { participantId } = chat.record;
  return answerChat(centre, chat, signal, { participantId });
}

/** The chat that a call names, which thereby is a sign of life; its cursor is taken. */
function hear(centre: Centre, { participantId, ack }: VisitorCall): LiveChat | undefined {
  const chat = findChat(centre, { participantId });
  if (!chat) return undefined;
  chat.lastHeardAtMs = centre.clock.monotonic();
  acknowledge(centre, chat, ack);
  return chat;
}

function findChat(centre: Centre, key: InteractionKey): LiveChat | undefined {
  const interaction = findInteraction(centre, key);
  return interaction && isChat(interaction) ? interaction : undefined;
}

function answerChat(
  centre: Centre,
  chat: LiveChat,
  signal: AbortSignal,
  ids: { readonly participantId?: string } = {},
): Promise<ChatAnswer> {
  return centre.journal.answer(() => {
    // Nobody reads this answer, so it takes nothing out of the chat. protocol §10.2
    if (signal.aborted) return { ...success(centre), events: [] };
    const { events, hasMore } = deliver(centre, chat);
    const { MaxPollFrequency } = centre.parameters;
    const pollWaitMs = hasMore ? Math.min(HURRIED_POLL_WAIT_MS, MaxPollFrequency) : MaxPollFrequency;
    return { ...success(centre), pollWaitMs, events, ...ids };
  });
}
