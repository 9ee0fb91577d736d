/**
 * What a visitor can do in a chat. Each function checks the request, changes the chat, and answers once the change is kept. Knows
 * no HTTP: a caller whose connection has closed is an aborted signal.
 */
import {
  limitReason,
  reasons,
  type ChatAnswer,
  type ReconnectRequest,
  type SendMessageRequest,
  type TypingStateRequest,
} from '@footbridge/protocol';
import type { InteractionKey } from '../store/store.js';
import type { Centre } from './centre.js';
import { failure, refuse, success } from './chat-answer.js';
import {
  acknowledge,
  appendEvent,
  deliver,
  hasNews,
  restartNumbering,
  signLine,
  takeBack,
  type Delivery,
} from './chat-log.js';
import { endChat } from './ending.js';
import { displacePoll, holdPoll } from './held-polls.js';
import { noteActivity } from './idle.js';
import { logEvent } from './interaction-log.js';
import { findInteraction } from './interactions.js';
import { countMessage } from './limits.js';
import { isChat, messageKey, type LiveChat } from './live-interaction.js';
import { pollWait, type Pace } from './poll-wait.js';
import { queueStatusOf } from './queue-news.js';

/** Who asks: the visitor's id and, where one came, the cursor. */
export interface VisitorCall {
  readonly participantId: string;
  readonly ack: number | undefined;
  /** How long the answer may be held for an event, in milliseconds. protocol §10.3 */
  readonly waitMs: number | undefined;
  /** Aborted once nobody is left to read the answer. */
  readonly signal: AbortSignal;
}

/** So that two tabs that don't know of each other can't spin. protocol §10.3 */
const DISPLACED_WAIT_MS = 2_000;
/** Turns of the event loop after which a host has seen that a connection was closed right after its request. */
const TURNS_TO_SEE_A_CLOSE = 2;

export async function poll(centre: Centre, call: VisitorCall): Promise<ChatAnswer> {
  const chat = hear(centre, call);
  if (!chat) return refuse(centre, reasons.unknownSession);
  displacePoll(centre, chat);
  const durationMs = holdFor(centre, chat, call);
  if (durationMs > 0) {
    const end = await holdPoll(centre, chat, { durationMs, signal: call.signal });
    if (end === 'displaced') {
      const pollWaitMs = Math.max(DISPLACED_WAIT_MS, centre.parameters.MaxPollFrequency);
      return centre.journal.answer(() => ({
        ...success(centre),
        pollWaitMs,
        events: [],
        queue: queueStatusOf(centre, chat),
      }));
    }
  } else if (!chat.record.ackMode && hasNews(chat)) {
    // What this answer takes out of the chat is lost if nobody is there any more, and a bridge that was stopped for a
    // while reads a request before it reads that its sender has gone.
    for (let turn = 0; turn < TURNS_TO_SEE_A_CLOSE; turn += 1) await centre.journal.answer(() => {});
  }
  return answerChat(centre, chat, call.signal);
}

/** For how long a poll may wait for news; 0 answers at once. protocol §10.3 */
function holdFor({ extensions, parameters }: Centre, chat: LiveChat, { waitMs = 0 }: VisitorCall): number {
  if (!extensions.hold || !chat.record.ackMode || chat.record.state === 'ended' || hasNews(chat)) return 0;
  return Math.min(waitMs, parameters.MaxPollHold);
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
    const limit = countMessage(centre, chat.record.interactionId);
    if (limit) return refuse(centre, limitReason(limit));
    if (key !== undefined) chat.takenIds.add(key);
    chat.visitorTyping = false;
    chat.textAtMs = centre.clock.monotonic();
    noteActivity(centre, chat);
    const { participantId, visitorName } = chat.record;
    appendEvent(centre, chat, {
      type: 'text',
      ...signLine(centre, chat, participantId, 'visitor', visitorName),
      contentType: 'text/plain',
      text: request.text,
      messageId,
    });
    logEvent(centre, 'VC', chat);
  }
  return answerChat(centre, chat, call.signal);
}

export function setTypingState(centre: Centre, call: VisitorCall, { typing }: TypingStateRequest): Promise<ChatAnswer> {
  const chat = hear(centre, call);
  if (!chat) return refuse(centre, reasons.unknownSession);
  if (chat.record.state !== 'ended') noteActivity(centre, chat);
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
  // Each numbering begun anew leaves events behind.
  const limit = ack === undefined ? countMessage(centre, chat.record.interactionId) : undefined;
  if (limit) return refuse(centre, limitReason(limit));
  displacePoll(centre, chat);
  if (ack === undefined) restartNumbering(centre, chat);
  else acknowledge(centre, chat, ack);
  logEvent(centre, 'UC', chat);
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

async function answerChat(
  centre: Centre,
  chat: LiveChat,
  signal: AbortSignal,
  ids: { readonly participantId?: string } = {},
): Promise<ChatAnswer> {
  const { answer, delivery, isDraining } = await centre.journal.answer(() => buildAnswer(centre, chat, signal));
  // Nobody was there any more to read it: what it took out of the chat goes back.
  if (delivery && isDraining && signal.aborted) takeBack(centre, chat, delivery);
  return answer.ok ? { ...answer, ...ids } : answer;
}

interface BuiltAnswer {
  readonly answer: ChatAnswer;
  readonly delivery?: Delivery;
  /** It takes events out of the chat for good. protocol §3.3 */
  readonly isDraining: boolean;
}

function buildAnswer(centre: Centre, chat: LiveChat, signal: AbortSignal): BuiltAnswer {
  // It may have been erased while its answer was waited for.
  if (centre.chats.get(chat.record.interactionId) !== chat) {
    return { answer: failure(centre, reasons.unknownSession), isDraining: false };
  }
  const isDraining = !chat.record.ackMode && hasNews(chat);
  // Nobody reads this answer, so it takes nothing out of the chat. protocol §10.2
  if (isDraining && signal.aborted) return { answer: { ...success(centre), events: [] }, isDraining: false };
  const delivery = deliver(centre, chat);
  const pollWaitMs = pollWait(paceOf(centre, chat, delivery));
  const queue = queueStatusOf(centre, chat);
  return { answer: { ...success(centre), pollWaitMs, events: delivery.events, queue }, delivery, isDraining };
}

function paceOf({ clock, parameters }: Centre, chat: LiveChat, { hasMore }: Delivery): Pace {
  const nowMs = clock.monotonic();
  const { state } = chat.record;
  const isConversation = state === 'connected' || state === 'held';
  return {
    usualMs: parameters.MaxPollFrequency,
    isAdaptive: parameters.AdaptivePolling === 1,
    hasMore,
    isAgentTyping: chat.typingAgents.size > 0,
    sinceTextMs: state === 'ended' ? Infinity : nowMs - chat.textAtMs,
    quietMs: isConversation ? nowMs - Math.max(chat.eventAtMs, chat.activeAtMs) : 0,
    goneAfterMs: parameters.VisitorGoneTime * 1_000,
  };
}
