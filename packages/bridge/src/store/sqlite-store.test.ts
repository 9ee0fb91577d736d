import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import { chatRecord, describeStoreContract } from '../testing/store-contract.js';
import { openSqliteStore } from './sqlite-store.js';
import { emptyBatch, type Store } from './store.js';

const folder = mkdtempSync(join(tmpdir(), 'footbridge-store-'));
let files = 0;
let opened: Store[] = [];

const newFile = (): string => join(folder, `${++files}.sqlite`);

function open(file = newFile(), shared = false): Store {
  const store = openSqliteStore(file, { shared });
  opened.push(store);
  return store;
}

afterEach(() => {
  for (const store of opened) store.close();
  opened = [];
});

describe('the SQLite store', () => {
  describeStoreContract(() => open());

  const change = { ...emptyBatch, interactions: [{ record: chatRecord(), newEvents: [] }] };

  test('keeps everything for the next process, its hash key included', () => {
    const file = newFile();
    const first = openSqliteStore(file);
    first.commit(change, undefined);
    const hash = first.keyedHash('body');
    first.close();
    const second = open(file);
    expect(second.loadLive()).toHaveLength(1);
    expect(second.keyedHash('body')).toBe(hash);
  });

  test('keeps all of a batch or nothing', () => {
    const store = open();
    const twin = { record: chatRecord({ interactionId: '2' }), newEvents: [] };
    expect(() => store.commit({ ...change, interactions: [...change.interactions, twin] }, undefined)).toThrow(
      expect.objectContaining({ code: 'store-failed' }),
    );
    expect(store.loadLive()).toEqual([]);
  });

  test('shows a shared file to both bridges of a pair', () => {
    const file = newFile();
    const [a, b] = [open(file, true), open(file, true)];
    a.takeLease(undefined, 'a');
    a.commit(change, 'a');
    expect(b.loadLive()).toHaveLength(1);
    b.takeLease(b.readLease(), 'b');
    expect(() => a.commit(change, 'a')).toThrow(expect.objectContaining({ code: 'lease-lost' }));
  });

  test('says so when another process keeps the file locked', () => {
    const file = newFile();
    const store = open(file, true);
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    expect(() => store.commit(change, undefined)).toThrow(expect.objectContaining({ code: 'store-busy' }));
    other.exec('ROLLBACK');
    other.close();
    store.commit(change, undefined);
    expect(store.loadLive()).toHaveLength(1);
  });

  test('keeps a second bridge away from a file that is not shared', () => {
    const file = newFile();
    open(file);
    expect(() => openSqliteStore(file)).toThrow(expect.objectContaining({ code: 'data-in-use' }));
    expect(() => openSqliteStore(file, { shared: true })).toThrow(expect.objectContaining({ code: 'data-in-use' }));
  });

  test('leaves a damaged file as it is', () => {
    const file = newFile();
    writeFileSync(file, 'this is no database, and long enough to be looked at '.repeat(100));
    const before = readFileSync(file);
    expect(() => openSqliteStore(file)).toThrow(expect.objectContaining({ code: 'data-unreadable' }));
    expect(readFileSync(file)).toEqual(before);
  });

  test('leaves a file as it is that is damaged in the middle, and what a killed process left beside it', () => {
    const whole = newFile();
    const first = openSqliteStore(whole, { shared: true });
    const interactions = Array.from({ length: 200 }, (_, number) => ({
      record: chatRecord({ interactionId: String(number), participantId: `p${number}`, chatId: `c${number}` }),
      newEvents: [],
    }));
    first.commit({ ...emptyBatch, interactions }, undefined);
    first.close();
    const killed = openSqliteStore(whole, { shared: true });
    killed.commit({ ...emptyBatch, counters: { ...killed.counters(), tick: 99 } }, undefined);
    const file = newFile();
    copyFileSync(whole, file);
    copyFileSync(`${whole}-wal`, `${file}-wal`);
    killed.close();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 20_480, 40_960);
    writeFileSync(file, bytes);
    const wal = readFileSync(`${file}-wal`);
    expect(() => openSqliteStore(file)).toThrow(expect.objectContaining({ code: 'data-unreadable' }));
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readFileSync(`${file}-wal`).equals(wal)).toBe(true);
  });

  test('goes on with what a killed process left beside the file', () => {
    const whole = newFile();
    const killed = openSqliteStore(whole, { shared: true });
    killed.commit(change, undefined);
    const file = newFile();
    copyFileSync(whole, file);
    copyFileSync(`${whole}-wal`, `${file}-wal`);
    killed.close();
    expect(open(file).loadLive()).toHaveLength(1);
  });

  test.each([
    ['of another program', 'CREATE TABLE theirs (id)'],
    ['of a newer version', 'CREATE TABLE ours (id); PRAGMA application_id = 1178751559; PRAGMA user_version = 99'],
  ])('leaves a database %s as it is', (_, sql) => {
    const file = newFile();
    const other = new DatabaseSync(file);
    other.exec(sql);
    other.close();
    const before = readFileSync(file);
    expect(() => openSqliteStore(file)).toThrow(expect.objectContaining({ code: 'data-foreign' }));
    expect(readFileSync(file)).toEqual(before);
  });

  test('overwrites what it deletes', () => {
    const file = newFile();
    const store = open(file);
    const record = chatRecord({ customInfo: 'a-secret-worth-wiping', state: 'ended', endedAtMs: 1 });
    store.commit({ ...change, interactions: [{ record, newEvents: [] }] }, undefined);
    store.commit({ ...emptyBatch, forgetEndedBeforeMs: 2 }, undefined);
    store.close();
    opened = [];
    expect(readFileSync(file).includes('a-secret-worth-wiping')).toBe(false);
    rmSync(file);
  });
});
