import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bridge } from '../bridge.js';
import { createFolderSandbox } from '../host/folder-sandbox.js';
import { createLocalFiles } from '../host/local-files.js';
import { Agent, agentRequest, ask, createTestBridge, Visitor } from '../testing/test-bridge.js';
import { createLease } from '../pair/lease.js';
import { systemRandomBytes } from '../random.js';
import { createMemoryStore } from '../store/memory-store.js';
import { settle, VirtualClock } from '../testing/virtual-clock.js';
import { fileNameOf } from './files.js';

const png = Uint8Array.from([
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  ...Array.from({ length: 300 }, (_, i) => i & 255),
]);

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'footbridge-files-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const kept = (): string[] => {
  try {
    return readdirSync(join(folder, 'files'));
  } catch {
    return [];
  }
};

async function startChat(over: Parameters<typeof createTestBridge>[0] = {}) {
  const { bridge, clock, log } = createTestBridge({ sandbox: createFolderSandbox(join(folder, 'files')), ...over });
  const agent = await Agent.signIn(bridge);
  const visitor = await Visitor.start(bridge);
  const interactionId = await agent.pickUp();
  await visitor.poll(-1);
  return { bridge, clock, log, agent, visitor, interactionId };
}

async function upload(
  bridge: Bridge,
  query: Record<string, string>,
  bytes: Uint8Array<ArrayBuffer> = png,
): Promise<Response> {
  const search = new URLSearchParams({ agent: 'Alicia Adams', ...query });
  return bridge.fetchPrivate(agentRequest(`files?${search}`, { method: 'POST', body: bytes }));
}

const fetchFile = (bridge: Bridge, path: string): Promise<Response> => ask(bridge, path.replace('/websvcs/', ''));

/** The path that the visitor was sent last. */
async function lastPath(visitor: Visitor): Promise<string> {
  const { events } = await visitor.poll(-1);
  return String(events.findLast(({ type }) => type === 'file')?.value);
}

describe('a file that an agent sends', () => {
  test('reaches the visitor byte for byte, as an attachment that nothing runs', async () => {
    const { bridge, visitor, interactionId } = await startChat();
    expect((await upload(bridge, { interactionId, name: 'Größe "1".png' })).status).toBe(204);
    const path = await lastPath(visitor);
    expect(path).toMatch(/^\/websvcs\/chat\/getfile\/[0-9a-f]{32}\/[0-9a-f]{32}\/[^/]+$/);
    expect(path).not.toContain(visitor.participantId);
    const response = await fetchFile(bridge, path);
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(png);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename="Gr__e _1_.png"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    });
  });

  test('is never a page, whatever it holds', async () => {
    const { bridge, visitor, interactionId } = await startChat();
    await upload(bridge, { interactionId, name: 'page.html' }, new TextEncoder().encode('<script>alert(1)</script>'));
    const response = await fetchFile(bridge, await lastPath(visitor));
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
  });

  test('is sent once, however often the command comes', async () => {
    const { bridge, visitor, interactionId } = await startChat();
    const query = { interactionId, name: 'a.txt', commandId: 'command-0123456789' };
    expect([(await upload(bridge, query)).status, (await upload(bridge, query)).status]).toEqual([204, 204]);
    // Another file is no repeat.
    expect((await upload(bridge, { ...query, name: 'b.txt' })).status).toBe(409);
    expect((await upload(bridge, query, new Uint8Array(3))).status).toBe(409);
    const { events } = await visitor.poll(-1);
    expect(events.filter(({ type }) => type === 'file')).toHaveLength(1);
    expect(kept()).toHaveLength(1);
  });

  test('is refused beyond the limit in KB, and nothing of it stays', async () => {
    const { bridge, interactionId } = await startChat({ parameters: { MaxFileSize: 1 } });
    expect((await upload(bridge, { interactionId, name: 'a' }, new Uint8Array(1_024))).status).toBe(204);
    const refused = await upload(bridge, { interactionId, name: 'b' }, new Uint8Array(1_025));
    expect([refused.status, await refused.json()]).toEqual([
      413,
      { code: 'too-large', message: 'A file has at most 1 KB.' },
    ]);
    expect(kept()).toHaveLength(1);
  });

  test.each([
    ['an agent who is not in the chat', { agent: 'Bo' }, 404],
    ['an unknown interaction', { interactionId: '1' }, 404],
    ['no name', { name: '' }, 400],
    ['an illegal command id', { commandId: 'short' }, 400],
  ])('is refused for %s', async (_, over, status) => {
    const { bridge, interactionId } = await startChat();
    expect((await upload(bridge, { interactionId, name: 'a.txt', ...over })).status).toBe(status);
    expect(kept()).toEqual([]);
  });

  test('is found under its own path alone', async () => {
    const { bridge, visitor, interactionId } = await startChat();
    await upload(bridge, { interactionId, name: 'a.txt' });
    const path = await lastPath(visitor);
    const [token = '', fileId = '', name = ''] = path.split('/').slice(4);
    const wrong = [
      `${fileId}/${fileId}/${name}`,
      `${token}/${token}/${name}`,
      `${token}/${fileId}/b.txt`,
      `${token}/../${fileId}/${name}`,
      `${token}/..%2f..%2fbridge.sqlite/${name}`,
      `${token}/%2e%2e%5c${fileId}/${name}`,
      `${token}/${fileId}%00/${name}`,
      `${token}/${fileId}/%E0%A4%A`,
      `${token}/${'a'.repeat(4_000)}/${name}`,
    ];
    for (const rest of wrong) expect((await ask(bridge, `chat/getfile/${rest}`)).status).toBe(404);
    expect((await ask(bridge, `CHAT/GetFile/${token}/${fileId}/${name}`)).status).toBe(200);
    expect((await ask(bridge, `chat/getfile/${token}/${fileId}/${name}`, 'x')).status).toBe(405);
  });

  test('stays for a while after the end, and then goes', async () => {
    const { bridge, visitor, interactionId, clock } = await startChat({ parameters: { FileRetentionTime: 20 } });
    await upload(bridge, { interactionId, name: 'a.txt' });
    const path = await lastPath(visitor);
    await visitor.exit();
    await clock.advance(15 * 60_000);
    expect((await fetchFile(bridge, path)).status).toBe(200);
    await clock.advance(10 * 60_000);
    expect((await fetchFile(bridge, path)).status).toBe(404);
    await expect.poll(kept).toEqual([]);
  });

  test('is offered by the other bridge after a takeover', async () => {
    const clock = new VirtualClock();
    const store = createMemoryStore();
    const member = () => ({
      store,
      clock,
      recovery: true,
      lease: createLease({ table: store, clock, randomBytes: systemRandomBytes }),
    });
    const { bridge, visitor, interactionId } = await startChat(member());
    const { bridge: other } = createTestBridge({ sandbox: createFolderSandbox(join(folder, 'files')), ...member() });
    await upload(bridge, { interactionId, name: 'a.txt' });
    const path = await lastPath(visitor);
    expect((await fetchFile(other, path)).status).toBe(503);
    bridge.dispose();
    await clock.advance(1_000);
    expect((await fetchFile(other, path)).status).toBe(200);
  });
});

test('deletes what a crash left in the sandbox', async () => {
  const sandbox = createFolderSandbox(join(folder, 'files'));
  await sandbox.put('0123456789abcdef0123456789abcdef', png);
  writeFileSync(join(folder, 'files', 'fedcba9876543210fedcba9876543210.part'), 'half of a pict');
  createTestBridge({ sandbox });
  await settle();
  await expect.poll(kept).toEqual([]);
});

describe('photos', () => {
  test('are told of and served by an opaque path', async () => {
    writeFileSync(join(folder, 'alicia.png'), png);
    const { bridge, visitor } = await startChat({
      agents: [{ name: 'Alicia Adams', photo: 'alicia.png' }],
      localFiles: createLocalFiles(folder),
    });
    const { events } = await visitor.poll(-1);
    const participantID = events.find(({ participantType }) => participantType === 'Agent')?.participantID;
    const info = (await (await ask(bridge, `partyInfo/${visitor.participantId}`, { participantID })).json()) as {
      partyInfo: { name: string; photo: string };
    };
    expect(info.partyInfo.name).toBe('Alicia Adams');
    expect(info.partyInfo.photo).toMatch(/^\/websvcs\/partyInfo\/photo\/[\w-]{32}\.png$/);
    const photo = await fetchFile(bridge, info.partyInfo.photo);
    expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(new Uint8Array(await photo.arrayBuffer())).toEqual(png);
    const own = await bridge.fetchPrivate(agentRequest('photo?agent=alicia%20adams'));
    expect(own.status).toBe(200);
  });

  test('that are no pictures, or are not there, are not served', async () => {
    writeFileSync(join(folder, 'page.png'), '<html>');
    const { bridge } = await startChat({
      agents: [{ name: 'Alicia Adams', photo: 'page.png' }, { name: 'Bo', photo: 'nowhere.png' }, { name: 'Cy' }],
      localFiles: createLocalFiles(folder),
    });
    for (const agent of ['Alicia Adams', 'Bo', 'Cy', 'Nobody']) {
      expect((await bridge.fetchPrivate(agentRequest(`photo?agent=${encodeURIComponent(agent)}`))).status).toBe(204);
    }
    expect((await ask(bridge, 'partyInfo/photo/unknown.png')).status).toBe(404);
  });
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\temp\\a.txt', 'a.txt'],
  ['...', 'file'],
  ['', 'file'],
  ['.htaccess', 'htaccess'],
  ['a\r\nb\0.txt', 'ab.txt'],
  ['\u202egnp.exe', 'gnp.exe'],
  ['half \ud800.txt', 'half .txt'],
  [`${'long'.repeat(100)}.pdf`, `${'long'.repeat(100).slice(0, 116)}.pdf`],
])('calls the file %j %j', (given, name) => {
  expect(fileNameOf(given)).toBe(name);
});

describe('canned responses', () => {
  const cannedResponses = [
    { id: 'hello', title: 'Greeting', kind: 'text', text: 'Hello {{visitorName}}, {{agentName}} here for {{queue}}.' },
    { id: 'site', title: 'Our site', kind: 'url', text: 'https://www.example.com/' },
    { id: 'manual', title: 'The manual', kind: 'file', text: 'private/manual.png' },
    { id: 'lost', title: 'A file that is gone', kind: 'file', text: 'private/lost.png' },
  ] as const;

  test('are listed without the paths of files, and sent by id', async () => {
    const localFiles = { read: async (path: string) => (path === 'private/manual.png' ? png : undefined) };
    const { bridge, visitor, agent, interactionId } = await startChat({ cannedResponses, localFiles });
    const listed = (await (await bridge.fetchPrivate(agentRequest('responses'))).json()) as { text: string }[];
    expect(listed.map(({ text }) => text)).toContain('manual.png');
    expect(JSON.stringify(listed)).not.toContain('private');
    for (const responseId of ['hello', 'site', 'manual']) {
      expect(await agent.do({ command: 'sendResponse', interactionId, responseId })).toBeUndefined();
    }
    const { events } = await visitor.poll(-1);
    expect(events.slice(-3).map(({ type, value }) => [type, String(value).split('/').at(-1)])).toEqual([
      ['text', 'Hello Ann, Alicia Adams here for Marketing.'],
      ['url', ''],
      ['file', 'manual.png'],
    ]);
    expect(await agent.do({ command: 'sendResponse', interactionId, responseId: 'lost' })).toBe('unknown-response');
    expect(await agent.do({ command: 'sendResponse', interactionId, responseId: 'none' })).toBe('unknown-response');
  });
});
