import { expect, test } from 'vitest';
import type { ChatRecord, EventRecord } from '../store/records.js';
import type { Batch, Store } from '../store/store.js';

export const chatRecord = (over: Partial<ChatRecord> = {}): ChatRecord => ({
  interactionId: '2001880050',
  participantId: 'participant-1',
  chatId: 'chat-1',
  visitorName: 'Ann',
  language: undefined,
  customInfo: undefined,
  attributes: { __proto__x: 'kept', order: '8841' },
  queue: { type: 'workgroup', name: 'Marketing' },
  queuedTick: 1,
  state: 'waiting',
  endReason: undefined,
  agentName: undefined,
  parties: [{ participantId: 'participant-1', kind: 'visitor', name: 'Ann', state: 'active' }],
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

const batch = (over: Partial<Batch> = {}): Batch => ({
  chats: [],
  agents: [],
  startTokens: [],
  counters: undefined,
  ...over,
});

const startToken = (token: string, atMs: number) => ({ token, bodyHash: 'h', participantId: 'p', chatId: 'c', atMs });

/** What every store does. `open` makes an empty one. */
export function describeStoreContract(open: () => Store): void {
  test('gives back what was committed', () => {
    const store = open();
    const record = chatRecord();
    const agent = { name: 'Alicia Adams', signedIn: true, paused: false, idleTick: 4 };
    const counters = { nextInteractionId: 2001880051, tick: 7, activations: 1 };
    const token = startToken('t', 5);
    const newEvents = [textEvent(0, 'Hello \ud800 "there"'), textEvent(1, 'again')];
    store.commit(batch({ chats: [{ record, newEvents }], agents: [agent], startTokens: [token], counters }), undefined);
    const loaded = store.load();
    expect(loaded.chats).toEqual([{ record, events: newEvents }]);
    expect(loaded.agents).toEqual([agent]);
    expect(loaded.startTokens).toEqual([token]);
    expect(loaded.counters).toEqual(counters);
  });

  test('replaces records and adds events', () => {
    const store = open();
    store.commit(batch({ chats: [{ record: chatRecord(), newEvents: [textEvent(0, 'one')] }] }), undefined);
    const record = chatRecord({ state: 'connected', agentName: 'Bo', settledBefore: 1 });
    store.commit(batch({ chats: [{ record, newEvents: [textEvent(1, 'two')] }] }), undefined);
    expect(store.load().chats).toEqual([{ record, events: [textEvent(0, 'one'), textEvent(1, 'two')] }]);
  });

  test('knows agents in any case', () => {
    const store = open();
    const agent = { name: 'Bo', signedIn: false, paused: false, idleTick: 0 };
    store.commit(batch({ agents: [agent] }), undefined);
    store.commit(batch({ agents: [{ ...agent, name: 'BO', signedIn: true }] }), undefined);
    expect(store.load().agents).toEqual([{ ...agent, name: 'BO', signedIn: true }]);
  });

  test('loads live chats only, and finds ended ones by either id', () => {
    const store = open();
    const ended = chatRecord({ state: 'ended', endReason: 'agent', endedAtMs: 2_000 });
    store.commit(batch({ chats: [{ record: chatRecord(), newEvents: [textEvent(0, 'one')] }] }), undefined);
    expect(store.findEnded({ chatId: 'chat-1' })).toBeUndefined();
    store.commit(batch({ chats: [{ record: ended, newEvents: [] }] }), undefined);
    expect(store.load().chats).toEqual([]);
    const found = { record: ended, events: [textEvent(0, 'one')] };
    expect(store.findEnded({ chatId: 'chat-1' })).toEqual(found);
    expect(store.findEnded({ participantId: 'participant-1' })).toEqual(found);
    expect(store.findEnded({ participantId: 'chat-1' })).toBeUndefined();
  });

  test('forgets ended chats and old tokens, and nothing else', () => {
    const store = open();
    const ended = chatRecord({ state: 'ended', endedAtMs: 2_000 });
    const live = chatRecord({ interactionId: '2', participantId: 'p2', chatId: 'c2' });
    const chats = [ended, live].map((record) => ({ record, newEvents: [textEvent(0, 'one')] }));
    store.commit(batch({ chats, startTokens: [startToken('old', 5), startToken('new', 50)] }), undefined);
    store.commit(batch({ forgetEndedBeforeMs: 2_000, forgetTokensBeforeMs: 50 }), undefined);
    expect(store.findEnded({ chatId: 'chat-1' })).toBeDefined();
    store.commit(batch({ forgetEndedBeforeMs: 2_001 }), undefined);
    expect(store.findEnded({ chatId: 'chat-1' })).toBeUndefined();
    expect(store.load().chats.map(({ record }) => record.chatId)).toEqual(['c2']);
    expect(store.load().startTokens.map(({ token }) => token)).toEqual(['new']);
    store.commit(batch({ forgetTokensBeforeMs: Infinity }), undefined);
    expect(store.load().startTokens).toEqual([]);
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

  test('refuses what a bridge writes that no longer holds the lease, as a whole', () => {
    const store = open();
    const change = batch({ chats: [{ record: chatRecord(), newEvents: [textEvent(0, 'one')] }] });
    store.takeLease(undefined, 'a');
    store.takeLease(store.readLease(), 'b');
    expect(() => store.commit(change, 'a')).toThrow(expect.objectContaining({ code: 'lease-lost' }));
    expect(store.load().chats).toEqual([]);
    store.commit(change, 'b');
    expect(store.load().chats).toHaveLength(1);
  });
}
