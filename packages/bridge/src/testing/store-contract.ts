import { expect, test } from 'vitest';
import {
  firstCounters,
  type AgentRecord,
  type CallbackRecord,
  type ChatRecord,
  type EventRecord,
  type LogEntry,
  type MessageRecord,
} from '../store/records.js';
import { emptyBatch, type Batch, type DocumentChange, type Store } from '../store/store.js';

export const chatRecord = (over: Partial<ChatRecord> = {}): ChatRecord => ({
  kind: 'chat',
  interactionId: '2001880050',
  participantId: 'participant-1',
  chatId: 'chat-1',
  visitorName: 'Ann',
  account: undefined,
  addressHash: undefined,
  host: undefined,
  language: undefined,
  customInfo: undefined,
  attributes: { __proto__x: 'kept', order: '8841' },
  routingContexts: [],
  skills: [],
  queue: { type: 'workgroup', name: 'Marketing' },
  queuedTick: 1,
  queuedAtMs: 1_000,
  state: 'waiting',
  endReason: undefined,
  agentName: undefined,
  parties: [{ participantId: 'participant-1', kind: 'visitor', name: 'Ann', state: 'active' }],
  transcriptTo: undefined,
  startedAtMs: 1_000,
  endedAtMs: undefined,
  nextConversationSequence: 0,
  ackMode: false,
  firstOrdinal: 0,
  settledBefore: 0,
  sentBefore: 0,
  ...over,
});

const textEvent = (ordinal: number, text: string): EventRecord => ({
  ordinal,
  atMs: 1_000 + ordinal,
  body: { type: 'text', participantId: 'participant-1', participantType: 'visitor', text, contentType: 'text/plain' },
});

const batch = (over: Partial<Batch> = {}): Batch => ({ ...emptyBatch, ...over });

const putAgent = (record: AgentRecord): DocumentChange => ({
  collection: 'agents',
  key: record.name.toLowerCase(),
  atMs: 0,
  record,
});

const putToken = (token: string, atMs: number): DocumentChange => ({
  collection: 'tokens',
  key: token,
  atMs,
  record: { token, bodyHash: 'h', ids: { participantId: 'p' }, atMs },
});

const entry = (code: string, atMs: number, interactionId?: string): LogEntry => ({
  code,
  atMs,
  interactionId,
  detail: { queue: 'Marketing' },
});

/** What every store does. `open` makes an empty one. */
export function describeStoreContract(open: () => Store): void {
  test('gives back what was committed', () => {
    const store = open();
    const record = chatRecord();
    const agent = { name: 'Alicia Adams', signedIn: true, paused: false, idleTick: 4 };
    const counters = { ...firstCounters, nextInteractionId: 2001880051, tick: 7 };
    const newEvents = [textEvent(0, 'Hello \ud800 "there"'), textEvent(1, 'again')];
    const log = [entry('CQ', 5, record.interactionId)];
    store.commit(
      batch({ interactions: [{ record, newEvents }], documents: [putAgent(agent), putToken('t', 5)], counters, log }),
      undefined,
    );
    expect(store.loadLive()).toEqual([{ record, events: newEvents }]);
    expect(store.all('agents')).toEqual([agent]);
    expect(store.find('tokens', 't')).toMatchObject({ token: 't', atMs: 5 });
    expect(store.find('tokens', 'u')).toBeUndefined();
    expect(store.counters()).toEqual(counters);
    expect(store.readLog({ limit: 10 })).toEqual(log);
  });

  test('replaces records and adds events', () => {
    const store = open();
    store.commit(batch({ interactions: [{ record: chatRecord(), newEvents: [textEvent(0, 'one')] }] }), undefined);
    const record = chatRecord({ state: 'connected', agentName: 'Bo', settledBefore: 1 });
    store.commit(batch({ interactions: [{ record, newEvents: [textEvent(1, 'two')] }] }), undefined);
    expect(store.loadLive()).toEqual([{ record, events: [textEvent(0, 'one'), textEvent(1, 'two')] }]);
  });

  test('replaces and deletes what is kept by key', () => {
    const store = open();
    const agent = { name: 'Bo', signedIn: false, paused: false, idleTick: 0 };
    store.commit(batch({ documents: [putAgent(agent)] }), undefined);
    store.commit(batch({ documents: [putAgent({ ...agent, name: 'BO', signedIn: true })] }), undefined);
    expect(store.all('agents')).toEqual([{ ...agent, name: 'BO', signedIn: true }]);
    store.commit(batch({ documents: [{ collection: 'agents', key: 'bo', atMs: 0, record: undefined }] }), undefined);
    expect(store.all('agents')).toEqual([]);
  });

  test('loads live interactions only, and finds ended ones by any of their ids', () => {
    const store = open();
    const ended = chatRecord({ state: 'ended', endReason: 'agent', endedAtMs: 2_000 });
    store.commit(batch({ interactions: [{ record: chatRecord(), newEvents: [textEvent(0, 'one')] }] }), undefined);
    expect(store.findEnded({ reconnectId: 'chat-1' })).toBeUndefined();
    store.commit(batch({ interactions: [{ record: ended, newEvents: [] }] }), undefined);
    expect(store.loadLive()).toEqual([]);
    const found = { record: ended, events: [textEvent(0, 'one')] };
    expect(store.findEnded({ reconnectId: 'chat-1' })).toEqual(found);
    expect(store.findEnded({ participantId: 'participant-1' })).toEqual(found);
    expect(store.findEnded({ interactionId: ended.interactionId })).toEqual(found);
    expect(store.findEndedRecord(ended.interactionId)).toEqual(found?.record);
    expect(store.findEndedRecord('1')).toBeUndefined();
    expect(store.findEnded({ participantId: 'chat-1' })).toBeUndefined();
  });

  test('lists ended interactions, the latest first', () => {
    const store = open();
    const interactions = [1, 2, 3].map((number) => ({
      record: chatRecord({
        interactionId: String(number),
        participantId: `p${number}`,
        chatId: `c${number}`,
        startedAtMs: number,
        ...(number < 3 && { state: 'ended', endedAtMs: 9 }),
      }),
      newEvents: [],
    }));
    store.commit(batch({ interactions }), undefined);
    const ids = (limit: number, startedBeforeMs?: number) =>
      store.listEnded({ limit, startedBeforeMs }).map(({ interactionId }) => interactionId);
    expect(ids(9)).toEqual(['2', '1']);
    expect(ids(1)).toEqual(['2']);
    expect(ids(9, 1)).toEqual(['1']);
  });

  test('gives a packed history back as it was, and takes more events', () => {
    const store = open();
    const record = chatRecord({ state: 'ended', endedAtMs: 2_000 });
    const long = textEvent(0, 'long '.repeat(2_000));
    store.commit(batch({ interactions: [{ record, newEvents: [long] }] }), undefined);
    const archive = { endedBeforeMs: 3_000, compressFromBytes: 5_120, limit: 10 };
    store.commit(batch({ archive }), undefined);
    expect(store.findEnded({ reconnectId: 'chat-1' })).toEqual({ record, events: [long] });
    store.commit(batch({ interactions: [{ record, newEvents: [textEvent(1, 'more')] }] }), undefined);
    expect(store.findEnded({ reconnectId: 'chat-1' })?.events).toEqual([long, textEvent(1, 'more')]);
  });

  test('forgets what is old, and nothing else', () => {
    const store = open();
    const ended = chatRecord({ state: 'ended', endedAtMs: 2_000 });
    const live = chatRecord({ interactionId: '2', participantId: 'p2', chatId: 'c2' });
    const interactions = [ended, live].map((record) => ({ record, newEvents: [textEvent(0, 'one')] }));
    const log = [entry('old', 5), entry('new', 50)];
    store.commit(batch({ interactions, log, documents: [putToken('old', 5), putToken('new', 50)] }), undefined);
    const tokens = () => store.all('tokens').map(({ token }) => token);
    store.commit(
      batch({
        forgetEndedBeforeMs: 2_000,
        forgetLogBeforeMs: 50,
        forgetDocuments: [{ collection: 'tokens', beforeMs: 50 }],
      }),
      undefined,
    );
    expect(store.findEnded({ reconnectId: 'chat-1' })).toBeDefined();
    expect(tokens()).toEqual(['new']);
    expect(store.readLog({ limit: 9 })).toEqual([entry('new', 50)]);
    store.commit(batch({ forgetEndedBeforeMs: 2_001 }), undefined);
    expect(store.findEnded({ reconnectId: 'chat-1' })).toBeUndefined();
    expect(store.loadLive().map(({ record }) => record.interactionId)).toEqual(['2']);
    store.commit(batch({ forgetDocuments: [{ collection: 'tokens', beforeMs: Infinity }] }), undefined);
    expect(tokens()).toEqual([]);
  });

  test('erases an interaction', () => {
    const store = open();
    const record = chatRecord();
    store.commit(batch({ interactions: [{ record, newEvents: [textEvent(0, 'one')] }] }), undefined);
    store.commit(batch({ erased: [record.interactionId] }), undefined);
    expect(store.loadLive()).toEqual([]);
  });

  test('tells the newest entries of the log, of one interaction or of all', () => {
    const store = open();
    const log = [entry('a', 1, '7'), entry('b', 2), entry('c', 3, '7'), entry('d', 4, '8')];
    store.commit(batch({ log }), undefined);
    const codes = (query: { limit: number; interactionId?: string; fromMs?: number }) =>
      store.readLog(query).map(({ code }) => code);
    expect(codes({ limit: 2 })).toEqual(['c', 'd']);
    expect(codes({ limit: 9, interactionId: '7' })).toEqual(['a', 'c']);
    expect(codes({ limit: 9, fromMs: 3 })).toEqual(['c', 'd']);
  });

  test('tells the log in the order of time, and what happened at once in the order of writing', () => {
    const store = open();
    store.commit(batch({ log: [entry('second', 2), entry('third', 2), entry('first', 1)] }), undefined);
    expect(store.readLog({ limit: 9 }).map(({ code }) => code)).toEqual(['first', 'second', 'third']);
  });

  test('keeps callbacks and messages, which have no events', () => {
    const store = open();
    const { chatId: _, parties: __, ...common } = chatRecord();
    const callback: CallbackRecord = {
      ...common,
      kind: 'callback',
      callbackId: 'callback-1',
      telephone: '555 0100',
      subject: 'Printer',
      preferredTime: undefined,
      agentParticipantId: undefined,
      retries: 0,
      snoozedUntilMs: 9_000,
      state: 'snoozed',
    };
    const message: MessageRecord = {
      ...common,
      kind: 'message',
      interactionId: '2001880051',
      participantId: 'participant-2',
      emailAddress: 'ann@example.com',
      text: 'Please write.',
    };
    const interactions = [callback, message].map((record) => ({ record, newEvents: [] }));
    store.commit(batch({ interactions }), undefined);
    expect(store.loadLive()).toMatchObject([
      { record: { kind: 'callback', snoozedUntilMs: 9_000 }, events: [] },
      { record: { kind: 'message', text: 'Please write.' }, events: [] },
    ]);
    const ended = { ...callback, state: 'ended' as const, endedAtMs: 2_000 };
    store.commit(batch({ interactions: [{ record: ended, newEvents: [] }] }), undefined);
    expect(store.findEnded({ reconnectId: 'callback-1' })).toMatchObject({ record: { kind: 'callback' }, events: [] });
    store.commit(batch({ archive: { endedBeforeMs: 3_000, compressFromBytes: 0, limit: 9 } }), undefined);
    expect(store.findEnded({ reconnectId: 'callback-1' })).toMatchObject({ record: { kind: 'callback' }, events: [] });
  });

  test('keeps text as it is, whatever is in it', () => {
    const store = open();
    const hostile = [`'; DROP TABLE events; --`, '%_\\', '\u0000 NUL', '\ud83d', '\u202e', '__proto__', '"}],['];
    const newEvents = hostile.map((text, ordinal) => textEvent(ordinal, text));
    const record = chatRecord({ visitorName: hostile.join(' '), participantId: `' OR 1=1 --` });
    store.commit(batch({ interactions: [{ record, newEvents }] }), undefined);
    expect(store.loadLive()).toEqual([{ record, events: newEvents }]);
    expect(store.findEnded({ participantId: `' OR 1=1 --` })).toBeUndefined();
    expect(store.find('tokens', '%')).toBeUndefined();
  });

  test('keeps tenants apart, but for the lease', () => {
    const store = open();
    const other = store.forTenant('other');
    const documents = [putAgent({ name: 'Bo', signedIn: true, paused: false, idleTick: 0 })];
    const ended = chatRecord({ state: 'ended', endedAtMs: 2_000 });
    store.commit(
      batch({ interactions: [{ record: ended, newEvents: [] }], documents, log: [entry('a', 1)] }),
      undefined,
    );
    expect(other.findEnded({ participantId: 'participant-1' })).toBeUndefined();
    expect(other.findEnded({ reconnectId: 'chat-1' })).toBeUndefined();
    expect(other.listEnded({ limit: 9 })).toEqual([]);
    expect(other.all('agents')).toEqual([]);
    expect(other.readLog({ limit: 9 })).toEqual([]);
    const twin = chatRecord({ participantId: 'p2', chatId: 'c2' });
    other.commit(batch({ interactions: [{ record: twin, newEvents: [] }] }), undefined);
    expect(store.loadLive()).toEqual([]);
    store.takeLease(undefined, 'a');
    expect(other.readLease()?.epoch).toBe('a');
    expect(() => other.commit(batch({}), 'b')).toThrow(expect.objectContaining({ code: 'lease-lost' }));
  });

  test('hashes alike within a store and differently in another', () => {
    const store = open();
    expect(store.keyedHash('body')).toBe(store.keyedHash('body'));
    expect(store.keyedHash('body')).not.toBe(store.keyedHash('bodY'));
    expect(store.keyedHash('body')).not.toBe(open().keyedHash('body'));
  });

  test('gives the lease to one, who keeps it by renewing', () => {
    const store = open();
    expect(store.readLease()).toBeUndefined();
    expect(store.takeLease(undefined, 'a')).toBe(true);
    expect(store.takeLease(undefined, 'b')).toBe(false);
    const seen = store.readLease();
    expect(store.renewLease('a')).toBe(true);
    expect(store.renewLease('b')).toBe(false);
    expect(store.takeLease(seen, 'b')).toBe(false);
    expect(store.takeLease(store.readLease(), 'b')).toBe(true);
    expect(store.renewLease('a')).toBe(false);
  });

  test('frees the lease only for its holder', () => {
    const store = open();
    store.takeLease(undefined, 'a');
    store.releaseLease('b');
    expect(store.readLease()?.epoch).toBe('a');
    store.releaseLease('a');
    expect(store.readLease()?.epoch).toBe('');
    expect(store.takeLease(store.readLease(), 'b')).toBe(true);
  });

  test('shows by the lease counter that it has been another one meanwhile', () => {
    const store = open();
    const counters = new Set<number | undefined>();
    for (const epoch of ['a', 'b', 'c']) {
      store.takeLease(store.readLease(), epoch);
      counters.add(store.readLease()?.counter);
      store.releaseLease(epoch);
      counters.add(store.readLease()?.counter);
    }
    expect([...counters]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('refuses what a bridge writes that no longer holds the lease, as a whole', () => {
    const store = open();
    const change = batch({ interactions: [{ record: chatRecord(), newEvents: [textEvent(0, 'one')] }] });
    store.takeLease(undefined, 'a');
    store.takeLease(store.readLease(), 'b');
    expect(() => store.commit(change, 'a')).toThrow(expect.objectContaining({ code: 'lease-lost' }));
    expect(store.loadLive()).toEqual([]);
    store.commit(change, 'b');
    expect(store.loadLive()).toHaveLength(1);
  });
}
