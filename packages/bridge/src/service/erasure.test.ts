import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFolderSandbox } from '../host/folder-sandbox.js';
import { createOutbox } from '../host/mail-transports.js';
import { createMemoryStore } from '../store/memory-store.js';
import { openSqliteStore } from '../store/sqlite-store.js';
import { Operator } from '../testing/operator.js';
import { Agent, agentRequest, ask, askChat, createTestBridge, Visitor } from '../testing/test-bridge.js';
import { settle } from '../testing/virtual-clock.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'footbridge-erasure-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A chat with a name in everything that can hold one. */
async function chatWithEverything() {
  const store = openSqliteStore(join(folder, 'bridge.sqlite'));
  const { bridge, clock, log } = createTestBridge({
    store,
    sandbox: createFolderSandbox(join(folder, 'files')),
    mail: createOutbox(join(folder, 'outbox')),
    parameters: { EnableWebTranscript: 1, AllowClientProblemReport: 1 },
  });
  const agent = await Agent.signIn(bridge);
  const visitor = await Visitor.start(bridge, {
    participant: { name: 'Zebediah', credentials: '' },
    attributes: { customer: 'Zebediah' },
    customInfo: 'Zebediah',
    transcriptRequired: true,
    emailAddress: 'zebediah@example.com',
  });
  const interactionId = await agent.pickUp();
  await visitor.send('I am Zebediah');
  const search = new URLSearchParams({ agent: agent.name, interactionId, name: 'Zebediah.txt' });
  const body = new TextEncoder().encode('Dear Zebediah');
  await bridge.fetchPrivate(agentRequest(`files?${search}`, { method: 'POST', body }));
  await ask(bridge, `problemReport/${visitor.participantId}`, 'Zebediah saw an error');
  return { bridge, clock, log, store, agent, visitor };
}

/** Every byte that the bridge has written. */
const written = (): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name} ${readFileSync(join(entry.parentPath, entry.name), 'latin1')}`)
    .join('\n');

describe('what a visitor asks to have erased', () => {
  test('is in no file, no answer and no log any more', async () => {
    const { bridge, visitor, agent, log, store } = await chatWithEverything();
    await visitor.exit();
    await expect.poll(written).toContain('zebediah@example.com');
    expect(written()).toContain('I am Zebediah');
    expect((await askChat(bridge, `chat/erase/${visitor.participantId}`, '')).status).toEqual({ type: 'success' });
    await settle();
    await expect.poll(written).not.toMatch(/zebediah/i);
    expect(JSON.stringify(await agent.desk())).not.toMatch(/zebediah/i);
    expect(log.join('\n')).not.toMatch(/zebediah/i);
    expect((await visitor.poll()).status.reason).toBe('error.websvc.unknownEntity.session');
    bridge.dispose();
    store.close();
    expect(written()).not.toMatch(/zebediah/i);
  });

  test('can be erased for as long as it is kept', async () => {
    const { bridge, visitor, clock, store } = await chatWithEverything();
    await visitor.exit();
    await clock.advance(86_400_000);
    expect((await visitor.poll()).status.reason).toBe('error.websvc.unknownEntity.session');
    expect((await askChat(bridge, `chat/erase/${visitor.participantId}`, '')).status).toEqual({ type: 'success' });
    await expect.poll(written).not.toMatch(/zebediah/i);
    bridge.dispose();
    store.close();
  });

  test('is refused while the chat goes on, for an unknown visitor, and where it is off', async () => {
    const { bridge, visitor, store } = await chatWithEverything();
    const reasonOf = async (path: string) => (await askChat(bridge, path, '')).status.reason;
    expect(await reasonOf(`chat/erase/${visitor.participantId}`)).toBe('error.websvc.general');
    expect(await reasonOf(`chat/erase/${visitor.chatId}`)).toBe('error.websvc.unknownEntity.session');
    bridge.dispose();
    store.close();
    const off = createTestBridge({ extensions: { erase: false } });
    const other = await Visitor.start(off.bridge);
    await other.exit();
    expect((await askChat(off.bridge, `chat/erase/${other.participantId}`, '')).status.reason).toBe(
      'error.websvc.unsupportedOperation',
    );
  });
});

test('a poll of the same turn does not bring back what is erased', async () => {
  const store = createMemoryStore();
  const { bridge } = createTestBridge({ store });
  const visitor = await Visitor.start(bridge, { participant: { name: 'Zebediah', credentials: '' } });
  await visitor.exit();
  const polls = () => Array.from({ length: 5 }, () => visitor.poll());
  await Promise.all([...polls(), askChat(bridge, `chat/erase/${visitor.participantId}`, ''), ...polls()]);
  await settle();
  expect(store.listEnded({ limit: 9 })).toEqual([]);
  expect((await visitor.poll()).status.reason).toBe('error.websvc.unknownEntity.session');
});

test('a chat that a restart ended is gone from agents’ desks once it is erased', async () => {
  const store = createMemoryStore();
  const first = createTestBridge({ store });
  const agent = await Agent.signIn(first.bridge);
  await Visitor.start(first.bridge, { participant: { name: 'Zebediah', credentials: '' } });
  const interactionId = await agent.pickUp();
  first.bridge.dispose();
  agent.bridge = createTestBridge({ store }).bridge;
  expect(JSON.stringify(await agent.desk())).toContain('Zebediah');
  expect(await new Operator(agent.bridge).do('erase', { interactionId })).toBeUndefined();
  expect(JSON.stringify(await agent.desk())).not.toContain('Zebediah');
});
