import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory-store.js';
import type { EndReason } from '../store/records.js';
import { openSqliteStore } from '../store/sqlite-store.js';
import type { Store } from '../store/store.js';
import { Agent, createTestBridge, Visitor } from '../testing/test-bridge.js';
import { VirtualClock } from '../testing/virtual-clock.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

describe('why a chat ended', () => {
  const idleParameters = { EnableIdleTimeout: 1, PartyIdleTime: 100, PartyIdleGraceTime: 10, VisitorGoneTime: 80 };

  async function end(how: (world: Awaited<ReturnType<typeof createWorld>>) => Promise<unknown>) {
    const world = await createWorld();
    await how(world);
    const { store, agent, interactionId } = world;
    const ended = store.findEnded({ interactionId });
    return {
      record: ended?.record.endReason,
      desk: (await agent.desk()).interactions.find((one) => one.interactionId === interactionId)?.endReason,
      log: store
        .readLog({ interactionId, limit: 100 })
        .filter(({ code }) => ['SX', 'OC', 'ST'].includes(code))
        .map(({ code, detail }) => `${code} ${detail['reason']}`),
    };
  }

  async function createWorld() {
    const store = createMemoryStore();
    const { bridge, clock } = createTestBridge({ store, parameters: idleParameters });
    const agent = await Agent.signIn(bridge);
    const visitor = await Visitor.start(bridge);
    return { store, bridge, clock, agent, visitor, interactionId: await agent.pickUp() };
  }

  test.each<[EndReason, string, Parameters<typeof end>[0]]>([
    ['visitor', 'SX', ({ visitor }) => visitor.exit()],
    ['agent', 'OC', ({ agent, interactionId }) => agent.do({ command: 'disconnect', interactionId })],
    ['gone', 'ST', ({ clock }) => clock.advance(80_000)],
    [
      'idle',
      'ST',
      async ({ clock, visitor }) => {
        for (let passed = 0; passed < 11; passed += 1) {
          await clock.advance(10_000);
          await visitor.poll();
        }
      },
    ],
    [
      'restart',
      'ST',
      async (world) => {
        world.bridge.dispose();
        world.agent.bridge = createTestBridge({ store: world.store, clock: world.clock }).bridge;
        await world.agent.do({ command: 'signIn' });
      },
    ],
  ])('is "%s" in the record, at the desk and in the log', async (reason, code, how) => {
    expect(await end(how)).toEqual({ record: reason, desk: reason, log: [`${code} ${reason}`] });
  });

  test('goes with a note where nobody had answered', async () => {
    const store = createMemoryStore();
    const { bridge } = createTestBridge({ store });
    const visitor = await Visitor.start(bridge);
    await visitor.exit();
    const codes = store.readLog({ limit: 100 }).map(({ code }) => code);
    expect(codes).toEqual(['QON', 'CQ', 'CNR', 'SX']);
  });
});

describe('the history of ended chats', () => {
  let folder: string;
  let files = 0;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'footbridge-history-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A store in a file, and a look into it past the store. */
  function openHistory(): { readonly store: Store; readonly read: () => { form: unknown; bytes: number }[] } {
    const file = join(folder, `${++files}.sqlite`);
    const store = openSqliteStore(file, { shared: true });
    return {
      store,
      read() {
        const database = new DatabaseSync(file, { readOnly: true });
        const rows = database.prepare('SELECT archive_form AS form, length(archive) AS bytes FROM interactions').all();
        database.close();
        return rows.map(({ form, bytes }) => ({ form, bytes: Number(bytes) }));
      },
    };
  }

  const parameters = { MaxMessageLength: 100_000 } as const;

  /** A chat that has said so many characters, over and packed away. */
  async function archive(characters: number, more: Readonly<Record<string, number>> = {}) {
    const { store, read } = openHistory();
    const { bridge, clock } = createTestBridge({ store, parameters: { ...parameters, ...more } });
    const visitor = await Visitor.start(bridge);
    await visitor.send('x'.repeat(characters));
    await visitor.exit();
    await clock.advance(12 * MINUTE_MS);
    const interactionId = store.listEnded({ limit: 1 })[0]?.interactionId ?? '';
    const events = store.findEnded({ interactionId })?.events ?? [];
    const [row] = read();
    store.close();
    return { row, events };
  }

  /** How many characters make a history of so many bytes. */
  async function charactersFor(bytes: number): Promise<number> {
    const { row } = await archive(1_000, { EnableChatHistoryCompression: 0 });
    return 1_000 + bytes - (row?.bytes ?? 0);
  }

  test('is compressed from 5,120 bytes on, and not one byte below', async () => {
    const characters = await charactersFor(5_120);
    expect((await archive(characters, { EnableChatHistoryCompression: 0 })).row).toEqual({
      form: 'plain',
      bytes: 5_120,
    });
    expect((await archive(characters - 1)).row).toEqual({ form: 'plain', bytes: 5_119 });
    const { row, events } = await archive(characters);
    expect(row?.form).toBe('deflate');
    expect(row?.bytes).toBeLessThan(1_000);
    expect(JSON.stringify(events)).toContain('x'.repeat(characters));
  });

  test('is compressed from the size that an administrator has set', async () => {
    const { row } = await archive(10, { ChatHistoryCompressionStartSize: 0 });
    expect(row?.form).toBe('deflate');
  });

  test('is never compressed when that is switched off', async () => {
    const { row } = await archive(50_000, { EnableChatHistoryCompression: 0 });
    expect(row?.form).toBe('plain');
    expect(row?.bytes).toBeGreaterThan(50_000);
  });

  test('is deleted, and its log with it, once it has been kept for as long as it may', async () => {
    const store = createMemoryStore();
    const clock = new VirtualClock();
    const { bridge } = createTestBridge({ store, clock, parameters: { HistoryRetentionTime: 2 } });
    const visitor = await Visitor.start(bridge);
    await visitor.exit();
    const wallMs = clock.now();
    clock.setWallTime(wallMs + 2 * DAY_MS - 2 * MINUTE_MS);
    await clock.advance(MINUTE_MS);
    expect(store.listEnded({ limit: 10 })).toHaveLength(1);
    expect(store.readLog({ limit: 10 })).not.toEqual([]);
    await clock.advance(2 * MINUTE_MS);
    expect(store.listEnded({ limit: 10 })).toEqual([]);
    expect(store.readLog({ limit: 10 })).toEqual([]);
  });
});
