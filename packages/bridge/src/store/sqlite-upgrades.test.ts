import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBridge } from '../bridge.js';
import { AGENT_KEY, askChat, texts } from '../testing/test-bridge.js';
import { VirtualClock } from '../testing/virtual-clock.js';
import { openSqliteStore } from './sqlite-store.js';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-upgrade-'));
  file = join(folder, 'bridge.sqlite');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The tables as version 1 made them. */
const VERSION_1 = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE lease (id INTEGER PRIMARY KEY CHECK (id = 1), epoch TEXT NOT NULL, counter INTEGER NOT NULL) STRICT;
  CREATE TABLE chats (
    interaction_id TEXT PRIMARY KEY,
    participant_id TEXT NOT NULL UNIQUE,
    chat_id TEXT NOT NULL UNIQUE,
    ended_at_ms INTEGER,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX live_chats ON chats (interaction_id) WHERE ended_at_ms IS NULL;
  CREATE INDEX ended_chats ON chats (ended_at_ms) WHERE ended_at_ms IS NOT NULL;
  CREATE TABLE events (
    interaction_id TEXT NOT NULL REFERENCES chats ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (interaction_id, ordinal)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE agents (name TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE start_tokens (token TEXT PRIMARY KEY, at_ms INTEGER NOT NULL, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX start_tokens_by_age ON start_tokens (at_ms);
  PRAGMA application_id = 1178751559;
  PRAGMA user_version = 1;
`;

const VISITOR = '11111111-1111-4111-8111-111111111111';
const CHAT = '22222222-2222-4222-8222-222222222222';

const oldChat = {
  interactionId: '2001880050',
  participantId: VISITOR,
  chatId: CHAT,
  visitorName: 'Ann \ud800 "quoted"',
  attributes: { order: '8841' },
  queue: { type: 'workgroup', name: 'Marketing' },
  queuedTick: 3,
  state: 'connected',
  agentName: 'Bo',
  parties: [
    { participantId: VISITOR, kind: 'visitor', name: 'Ann', state: 'active' },
    { participantId: '33333333-3333-4333-8333-333333333333', kind: 'agent', name: 'Bo', state: 'active' },
  ],
  startedAtMs: 1_700_000_000_000,
  nextConversationSequence: 1,
  ackMode: true,
  firstOrdinal: 0,
  settledBefore: 0,
  sentBefore: 0,
};

const oldEvent = {
  ordinal: 0,
  atMs: 1_700_000_000_001,
  body: { type: 'text', participantId: VISITOR, participantType: 'visitor', text: 'Hello', contentType: 'text/plain' },
};

function writeVersion1(): void {
  const database = new DatabaseSync(file);
  database.exec(VERSION_1);
  const chat = database.prepare('INSERT INTO chats VALUES (?, ?, ?, ?, ?)');
  const event = database.prepare('INSERT INTO events VALUES (?, ?, ?)');
  chat.run(oldChat.interactionId, VISITOR, CHAT, null, JSON.stringify(oldChat));
  event.run(oldChat.interactionId, 0, JSON.stringify(oldEvent));
  const ended = {
    ...oldChat,
    interactionId: '2001880051',
    participantId: 'gone-visitor',
    chatId: 'gone-chat',
    state: 'ended',
    endReason: 'agent',
    endedAtMs: 1_700_000_000_500,
  };
  chat.run(ended.interactionId, ended.participantId, ended.chatId, ended.endedAtMs, JSON.stringify(ended));
  event.run(ended.interactionId, 0, JSON.stringify(oldEvent));
  const agent = { name: 'Bo', signedIn: true, paused: false, idleTick: 2 };
  database.prepare('INSERT INTO agents VALUES (?, ?)').run('bo', JSON.stringify(agent));
  const token = { token: 't', bodyHash: 'h', participantId: VISITOR, chatId: CHAT, atMs: 7 };
  database.prepare('INSERT INTO start_tokens VALUES (?, ?, ?)').run('t', 7, JSON.stringify(token));
  const meta = database.prepare('INSERT INTO meta VALUES (?, ?)');
  meta.run('hashKey', new Uint8Array(32));
  meta.run('counters', JSON.stringify({ nextInteractionId: 2001880052, tick: 9, activations: 4 }));
  database.close();
}

describe('a file of version 1', () => {
  test('is brought forward with all that is in it', () => {
    writeVersion1();
    const store = openSqliteStore(file);
    const kept = { kind: 'chat', queuedAtMs: oldChat.startedAtMs, routingContexts: [], skills: [] };
    expect(store.loadLive()).toEqual([{ record: { ...oldChat, ...kept }, events: [oldEvent] }]);
    expect(store.findEnded({ reconnectId: 'gone-chat' })).toMatchObject({
      record: { kind: 'chat', endReason: 'agent' },
      events: [oldEvent],
    });
    expect(store.all('agents')).toEqual([{ name: 'Bo', signedIn: true, paused: false, idleTick: 2 }]);
    expect(store.all('tokens')).toEqual([
      { token: 't', bodyHash: 'h', ids: { participantId: VISITOR, chatId: CHAT }, atMs: 7 },
    ]);
    expect(store.counters()).toEqual({
      nextInteractionId: 2001880052,
      tick: 9,
      activations: 4,
      configurationVersion: 1,
    });
    store.close();
  });

  test('is brought forward once', () => {
    writeVersion1();
    openSqliteStore(file).close();
    const again = openSqliteStore(file);
    expect(again.loadLive()).toHaveLength(1);
    again.close();
    const database = new DatabaseSync(file);
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 2 });
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    const names = database.prepare('SELECT name FROM sqlite_schema').all();
    expect(names.map(({ name }) => name)).not.toContain('chats');
    database.close();
  });

  test('has the tables and indexes that a new file has', () => {
    writeVersion1();
    const fresh = join(folder, 'fresh.sqlite');
    const schemas = [file, fresh].map((path) => {
      openSqliteStore(path).close();
      const database = new DatabaseSync(path);
      const rows = database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all();
      database.close();
      return rows;
    });
    expect(schemas[0]).toEqual(schemas[1]);
  });

  test('stays as it was where bringing it forward fails half way', () => {
    writeVersion1();
    const database = new DatabaseSync(file);
    database.exec(`INSERT INTO agents VALUES ('no-json', 'x'); UPDATE chats SET record = 'not json' WHERE rowid = 1`);
    database.close();
    expect(() => openSqliteStore(file)).toThrow(expect.objectContaining({ code: 'store-failed' }));
    const after = new DatabaseSync(file);
    expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
    expect(after.prepare('SELECT count(*) AS count FROM chats').get()).toEqual({ count: 2 });
    after.close();
  });

  test('goes on where the older bridge left off', async () => {
    writeVersion1();
    const store = openSqliteStore(file);
    const clock = new VirtualClock();
    const bridge = createBridge({ store, agentKey: AGENT_KEY, recovery: true, clock });
    const chat = await askChat(bridge, 'chat/reconnect', { chatID: CHAT, ack: -1 });
    expect(texts(chat)).toEqual(['Hello']);
    bridge.dispose();
    store.close();
  });
});
