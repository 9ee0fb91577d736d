import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { openSqliteStore, type ChatRecord, type EventRecord, type InteractionChange } from '@footbridge/bridge';

const LINES = 12;
const AT_ONCE = 1_000;
const FIRST_ID = 2001880050;
const MINUTE_MS = 60_000;

/** An id that nobody could guess if its number were a secret; the same one for the same number. */
export function idOf(kind: 'participant' | 'chat', number: number): string {
  const hex = createHash('sha256').update(`${kind} ${number}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

export interface History {
  readonly ended: number;
  readonly live: number;
}

/** A data folder with so many chats that have ended, packed away, and so many in which people are talking. */
export function createDataFolder({ ended, live }: History): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'footbridge-bench-'));
  const store = openSqliteStore(join(folder, 'bridge.sqlite'));
  const batch = { ...nothing, counters: { ...store.counters(), nextInteractionId: FIRST_ID + ended + live } };
  for (let first = 0; first < ended + live; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, ended + live - first) }, (_, index) => first + index);
    store.commit({ ...batch, interactions: numbers.map((number) => chat(number, number >= ended)) }, undefined);
    const archive = { endedBeforeMs: Date.now(), compressFromBytes: 5_120, limit: AT_ONCE };
    store.commit({ ...nothing, archive }, undefined);
  }
  store.close();
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const nothing = {
  interactions: [],
  documents: [],
  log: [],
  counters: undefined,
  erased: [],
  forgetDocuments: [],
} as const;

function chat(number: number, isLive: boolean): InteractionChange {
  const startedAtMs = Date.now() - 60 * MINUTE_MS;
  const participantId = idOf('participant', number);
  const state = isLive ? 'active' : 'disconnected';
  const record: ChatRecord = {
    kind: 'chat',
    interactionId: String(FIRST_ID + number),
    participantId,
    chatId: idOf('chat', number),
    visitorName: 'Ann',
    account: undefined,
    addressHash: undefined,
    host: undefined,
    language: 'en-us',
    customInfo: undefined,
    attributes: {},
    routingContexts: [],
    skills: [],
    queue: { type: 'workgroup', name: 'Marketing' },
    queuedTick: number,
    queuedAtMs: startedAtMs,
    state: isLive ? 'connected' : 'ended',
    endReason: isLive ? undefined : 'visitor',
    agentName: 'Alicia Adams',
    parties: [
      { participantId, kind: 'visitor', name: 'Ann', state },
      { participantId: idOf('participant', -1), kind: 'agent', name: 'Alicia Adams', state },
    ],
    transcriptTo: undefined,
    startedAtMs,
    endedAtMs: isLive ? undefined : startedAtMs + 10 * MINUTE_MS,
    nextConversationSequence: LINES,
    ackMode: false,
    firstOrdinal: 0,
    settledBefore: LINES,
    sentBefore: LINES,
  };
  return {
    record,
    newEvents: Array.from({ length: LINES }, (_, ordinal) => line(participantId, ordinal, startedAtMs)),
  };
}

const line = (participantId: string, ordinal: number, startedAtMs: number): EventRecord => ({
  ordinal,
  atMs: startedAtMs + ordinal * 1_000,
  body: {
    type: 'text',
    participantId,
    participantType: 'visitor',
    displayName: 'Ann',
    conversationSequence: ordinal,
    contentType: 'text/plain',
    text: 'A sentence of about the length that people write in chats, give or take a few words.',
  },
});
