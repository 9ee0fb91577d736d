/** What the servers have promised: everything that was committed, in its order. It reads batches and asks no server. */
import type { Batch, ChatRecord, EventRecord } from '@footbridge/bridge';
import type { World } from './world.ts';

export interface Line {
  readonly ordinal: number;
  readonly from: 'visitor' | 'agent' | 'system';
  readonly text: string;
  readonly messageId: string | undefined;
  /** World time. */
  readonly keptAtMs: number;
}

export interface ChatTruth {
  record: ChatRecord;
  /** The conversation in the order in which it was said, each line once. */
  readonly lines: Line[];
  events: number;
}

export class RecordOfTruth {
  readonly chats = new Map<string, ChatTruth>();
  readonly #world: World;
  readonly #fail: (rule: string, what: string) => void;

  constructor(world: World, fail: (rule: string, what: string) => void) {
    this.#world = world;
    this.#fail = fail;
  }

  take({ interactions }: Batch): void {
    for (const { record, newEvents } of interactions) {
      if (record.kind !== 'chat') continue;
      const chat = this.chats.get(record.interactionId) ?? { record, lines: [], events: 0 };
      this.chats.set(record.interactionId, chat);
      if (chat.record.state === 'ended' && record.state !== 'ended') {
        this.#fail('I9', 'a chat that had ended went on');
      }
      chat.record = record;
      for (const event of newEvents) this.#takeEvent(chat, event);
    }
  }

  #takeEvent(chat: ChatTruth, { ordinal, body, again }: EventRecord): void {
    if (ordinal !== chat.events) this.#fail('I4', `event ${ordinal} was committed where ${chat.events} was due`);
    chat.events = ordinal + 1;
    if (again || (body.type !== 'text' && body.type !== 'url')) return;
    const messageId = body.type === 'text' ? body.messageId : undefined;
    if (messageId !== undefined && chat.lines.some((line) => line.messageId === messageId)) {
      this.#fail('I2', `"${body.text}" was stored twice under one message id`);
    }
    chat.lines.push({
      ordinal,
      from: body.participantType ?? 'agent',
      text: body.text,
      messageId,
      keptAtMs: this.#world.nowMs,
    });
  }

  byParticipant(participantId: string): ChatTruth | undefined {
    return [...this.chats.values()].find(({ record }) => record.participantId === participantId);
  }

  count(chat: ChatTruth | undefined, text: string): number {
    return chat?.lines.filter((line) => line.text === text).length ?? 0;
  }
}
