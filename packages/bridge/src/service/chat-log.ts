/**
 * A chat's events: how they are appended, numbered and handed to the visitor. Knows both ways of delivery, draining
 * (protocol §3.3) and acknowledged (protocol §10.2), and no rule about what happens in a chat.
 */
import { SYSTEM_PARTICIPANT_ID, type ChatEvent, type ParticipantType } from '@footbridge/protocol';
import { encodeEvent } from '@footbridge/protocol/server';
import type { EventBody, EventRecord, Party } from '../store/records.js';
import type { Centre } from './centre.js';
import { changeChat } from './interactions.js';
import { releasePoll } from './held-polls.js';
import type { LiveChat } from './live-interaction.js';
import { fillIn, templateFor, type TextName } from './texts.js';

/** What one answer carries at most. protocol §10.2 */
const MAX_EVENTS = 200;
const MAX_BYTES = 65_536;

const utf8 = new TextEncoder();

type Extra = Pick<EventRecord, 'commandId' | 'again'>;

export function appendEvent(centre: Centre, chat: LiveChat, body: EventBody, extra: Extra = {}): void {
  chat.events.push({ ordinal: chat.events.length, atMs: centre.clock.now(), body, ...extra });
  chat.eventAtMs = centre.clock.monotonic();
  centre.journal.interaction(chat);
  centre.journal.desk();
  releasePoll(centre, chat);
}

/** What every line carries besides its own words. protocol §4.1 */
export function signLine(centre: Centre, chat: LiveChat, participantId: string, kind: ParticipantType, name: string) {
  const conversationSequence = chat.record.nextConversationSequence;
  changeChat(centre, chat, { nextConversationSequence: conversationSequence + 1 });
  return { participantId, participantType: kind, displayName: name, conversationSequence };
}

export function appendState(centre: Centre, chat: LiveChat, party: Party): void {
  appendEvent(centre, chat, stateOf(party));
}

/** A text of the system's, with these values for its placeholders; one that is set to be empty is not said. protocol §7.4 */
export function appendSystemText(centre: Centre, chat: LiveChat, name: TextName, ...values: readonly string[]): void {
  const template = templateFor(centre, chat.record.language, name);
  if (template === '') return;
  appendEvent(centre, chat, {
    type: 'text',
    ...signLine(centre, chat, SYSTEM_PARTICIPANT_ID, 'system', centre.parameters.SystemName),
    contentType: 'text/plain',
    text: fillIn(template, values),
  });
}

/** Whether the event is part of the conversation that people read. */
export const isLine = ({ body }: EventRecord): boolean =>
  body.type === 'text' || body.type === 'url' || body.type === 'file';

export interface Delivery {
  readonly events: readonly ChatEvent[];
  /** More is waiting than one answer may carry. */
  readonly hasMore: boolean;
  /** The ordinals of the events: from the first to before the second. */
  readonly from: number;
  readonly before: number;
}

/** Whether there is anything that the next answer would carry. */
export const hasNews = ({ events, record }: LiveChat): boolean => record.settledBefore < events.length;

/** What the next answer carries. In draining mode it is thereby handed out. */
export function deliver(centre: Centre, chat: LiveChat): Delivery {
  const { firstOrdinal, settledBefore, sentBefore, ackMode } = chat.record;
  const events: ChatEvent[] = [];
  let bytes = 0;
  for (let ordinal = settledBefore; ordinal < chat.events.length; ordinal += 1) {
    const record = chat.events[ordinal];
    if (!record) break;
    const event: ChatEvent = { ...record.body, sequence: ordinal - firstOrdinal };
    bytes += utf8.encode(JSON.stringify(encodeEvent(event))).length;
    if (events.length === MAX_EVENTS || (events.length > 0 && bytes > MAX_BYTES)) break;
    events.push(event);
  }
  const deliveredBefore = settledBefore + events.length;
  if (deliveredBefore > sentBefore || (!ackMode && events.length > 0)) {
    moveCursor(centre, chat, {
      sentBefore: Math.max(sentBefore, deliveredBefore),
      settledBefore: ackMode ? settledBefore : deliveredBefore,
    });
  }
  return { events, hasMore: deliveredBefore < chat.events.length, from: settledBefore, before: deliveredBefore };
}

/** Undoes a draining delivery that nobody got, unless another answer or a new numbering has come after it. */
export function takeBack(centre: Centre, chat: LiveChat, { from, before }: Delivery): void {
  const { ackMode, firstOrdinal, settledBefore } = chat.record;
  if (ackMode || from === before || settledBefore !== before || from < firstOrdinal) return;
  moveCursor(centre, chat, { settledBefore: from });
}

/** Takes a visitor's cursor. One that goes back, or beyond what was sent, only says that the visitor keeps one. */
export function acknowledge(centre: Centre, chat: LiveChat, ack: number | undefined): void {
  if (ack === undefined || !centre.extensions.ack) return;
  const { ackMode, firstOrdinal, settledBefore, sentBefore } = chat.record;
  const acknowledgedBefore = firstOrdinal + ack + 1;
  // The first cursor may be behind what draining handed out: then that did not arrive.
  const isNews = acknowledgedBefore <= sentBefore && (!ackMode || acknowledgedBefore > settledBefore);
  if (!isNews && ackMode) return;
  moveCursor(centre, chat, { ackMode: true, settledBefore: isNews ? acknowledgedBefore : settledBefore });
}

/**
 * Begins numbering anew for a visitor who keeps no cursor and has forgotten the parties: their states come again, then
 * the lines that were never delivered. protocol §3.7
 */
export function restartNumbering(centre: Centre, chat: LiveChat): void {
  const undelivered = chat.events.slice(chat.record.settledBefore).filter(isLine);
  const firstOrdinal = chat.events.length;
  moveCursor(centre, chat, { ackMode: false, firstOrdinal, settledBefore: firstOrdinal, sentBefore: firstOrdinal });
  for (const party of chat.record.parties) {
    if (party.state !== 'disconnected' || party.kind === 'visitor') appendState(centre, chat, party);
  }
  for (const { body } of undelivered) appendEvent(centre, chat, body, { again: true });
}

function moveCursor(centre: Centre, chat: LiveChat, cursor: Partial<LiveChat['record']>): void {
  chat.record = { ...chat.record, ...cursor };
  centre.journal.interaction(chat);
}

const stateOf = ({ participantId, kind, name, state }: Party): EventBody => ({
  type: 'participantState',
  participantId,
  participantType: kind,
  state,
  name,
});
