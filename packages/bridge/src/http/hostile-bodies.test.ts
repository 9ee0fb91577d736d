import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { createMemoryStore } from '../store/memory-store.js';
import { publicUrl, servedRequests } from '../testing/endpoint-requests.js';
import { Agent, ask, askChat, createTestBridge, startBody, texts, Visitor } from '../testing/test-bridge.js';
import { VirtualClock } from '../testing/virtual-clock.js';
import { visitorHandlers } from './visitor-handlers.js';

const JSON_BODY = { 'content-type': 'application/json' };
const XML_BODY = { 'content-type': 'application/xml' };
const DEEP = 100_000;

const isError = (line: string): boolean => !line.startsWith('info ');

const bytes = (...values: readonly number[]): Uint8Array<ArrayBuffer> => new Uint8Array(values);
const keys = Array.from({ length: 50_000 }, (_, index) => `"k${index}":""`).join();
const elements = Array.from({ length: 30_000 }, (_, index) => `<k${index}/>`).join('');

const bodies: readonly (readonly [name: string, headers: Record<string, string>, body: BodyInit])[] = [
  ['deep lists', JSON_BODY, '['.repeat(DEEP) + ']'.repeat(DEEP)],
  ['deep objects', JSON_BODY, '{"a":'.repeat(DEEP) + '1' + '}'.repeat(DEEP)],
  ['deep lists without an end', JSON_BODY, '['.repeat(DEEP)],
  ['deep participants', JSON_BODY, '{"participant":'.repeat(20_000) + '1' + '}'.repeat(20_000)],
  ['wide JSON', JSON_BODY, `{${keys}}`],
  ['a wide list', JSON_BODY, `{"routingContexts":[${'{},'.repeat(100_000)}{}]}`],
  [
    'prototype keys',
    JSON_BODY,
    '{"__proto__":{"message":"x","isAdmin":true},"constructor":{"prototype":{"isAdmin":1}}}',
  ],
  ['methods for keys', JSON_BODY, '{"toString":1,"valueOf":{},"hasOwnProperty":null,"then":"x","toJSON":"x"}'],
  ['a great number', JSON_BODY, `{"ack":${'9'.repeat(100_000)}}`],
  ['invalid UTF-8', JSON_BODY, bytes(0x7b, 0xff, 0xfe, 0x7d)],
  ['UTF-8 cut in the middle', JSON_BODY, bytes(0x22, 0xf0, 0x9f, 0x98)],
  ['overlong UTF-8', JSON_BODY, bytes(0x22, 0xc0, 0xaf, 0x22)],
  ['a surrogate in UTF-8', JSON_BODY, bytes(0x22, 0xed, 0xa0, 0x80, 0x22)],
  ['UTF-16', JSON_BODY, bytes(0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00)],
  ['NUL', JSON_BODY, '{"message":"\0"}'],
  ['nothing but NUL', JSON_BODY, '\0'],
  ['two byte order marks', JSON_BODY, '\uFEFF\uFEFF{}'],
  ['packed zeros', { ...JSON_BODY, 'content-encoding': 'gzip' }, new Uint8Array(gzipSync(Buffer.alloc(10_000_000)))],
  ['a part', { ...JSON_BODY, 'content-range': 'bytes 0-1/200' }, '{}'],
  ['deep XML', XML_BODY, '<a>'.repeat(DEEP) + '</a>'.repeat(DEEP)],
  ['deep XML without an end', XML_BODY, '<a>'.repeat(DEEP)],
  ['wide XML', XML_BODY, `<a>${elements}</a>`],
  ['wide attributes in XML', XML_BODY, `<a ${' b="1"'.repeat(DEEP)}/>`],
  [
    'a billion laughs',
    XML_BODY,
    '<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;&l;&l;"><!ENTITY n "&m;&m;&m;&m;">]><a><message>&n;</message></a>',
  ],
  ['a file’s content', XML_BODY, '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a><message>&e;</message></a>'],
  [
    'XInclude',
    XML_BODY,
    '<a xmlns:x="http://www.w3.org/2001/XInclude"><message><x:include href="file:///etc/passwd"/></message></a>',
  ],
  ['prototype elements', XML_BODY, '<a><__proto__><message>x</message></__proto__><constructor/></a>'],
  ['NUL in XML', XML_BODY, '<a>\0</a>'],
  ['UTF-16 that XML declares', XML_BODY, '<?xml version="1.0" encoding="UTF-16"?><a/>'],
];

describe.each(bodies)('a body of %s', (_, headers, body) => {
  test('is refused with a reason by every request that reads one', async () => {
    const { bridge, log } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    for (const { name, method, pathFor } of servedRequests) {
      if (method !== 'POST') continue;
      const response = await bridge.fetch(
        new Request(publicUrl(pathFor(visitor.participantId)), { method, headers, body }),
      );
      expect(response.status).toBe(200);
      const text = await response.text();
      // A directory query needs nothing, so what nobody knows is no mistake in it.
      if (visitorHandlers[name].isOpaque || name === 'directoryQuery') continue;
      expect(text, name).toMatch(/error\.websvc/);
      expect(text).not.toMatch(/root:|hahaha/);
    }
    expect(log.filter(isError)).toEqual([]);
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
    expect((await Visitor.start(bridge)).participantId).not.toBe('');
  });
});

describe('what looks hostile and is not', () => {
  const send = async (body: BodyInit): Promise<unknown> => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    await ask(bridge, `chat/sendMessage/${visitor.participantId}`, undefined, { method: 'POST', body });
    return texts(await visitor.poll(-1)).at(-1);
  };

  test('a byte order mark is skipped', async () => expect(await send('\uFEFF{"message":"x"}')).toBe('x'));

  test('of a key that comes twice the last counts', async () =>
    expect(await send('{"message":"one","message":"two"}')).toBe('two'));

  test('of a key in two cases the first counts', async () =>
    expect(await send('{"Message":"one","message":"two"}')).toBe('one'));

  test('what nobody reads may be as deep as it likes', async () =>
    expect(await send(`{"message":"x","station":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`)).toBe('x'));
});

describe('keys that are not the visitor’s to set', () => {
  const FORGED = {
    participantID: 'forged-id',
    chatID: 'forged-id',
    interactionId: '1',
    participantType: 'Agent',
    displayName: 'Alicia Adams',
    sequenceNumber: 900,
    state: 'connected',
    isAdmin: true,
    assignedAgent: 'Alicia Adams',
    visitorName: 'Admin',
    address: '127.0.0.1',
  };

  test('are ignored', async () => {
    const { bridge } = createTestBridge();
    const agent = await Agent.signIn(bridge);
    const visitor = await Visitor.start(bridge, {
      ...FORGED,
      participant: {
        name: 'Ann',
        credentials: '',
        participantID: 'forged-id',
        participantType: 'Agent',
        isAdmin: true,
      },
    });
    expect(visitor.participantId).not.toBe('forged-id');
    expect(visitor.chatId).not.toBe('forged-id');
    await askChat(bridge, `chat/sendMessage/${visitor.participantId}`, { ...FORGED, message: 'hello' });
    const { events } = await visitor.poll(-1);
    expect(events.find(({ value }) => value === 'hello')).toMatchObject({
      participantID: visitor.participantId,
      participantType: 'WebUser',
      displayName: 'Ann',
    });
    expect(events.map(({ sequenceNumber }) => sequenceNumber)).toEqual(events.map((_, index) => index));
    const desk = JSON.stringify(await agent.desk());
    expect(desk).not.toMatch(/forged-id|isAdmin|"Admin"/);
    expect((await agent.desk()).interactions[0]?.state).toBe('alerting');
  });
});

describe('texts that would break out', () => {
  const CORPUS = [
    'Ann\r\nSet-Cookie: a=b',
    'Ann\r\n\r\n<script>alert(1)</script>',
    'Ann\u0000.png',
    '\u001b[31mred\u001b[0m',
    'Ann\n2026-01-01 error forged line',
    '\u0085\u2028\u2029',
    '\u202egnp.exe',
    '${jndi:ldap://x/a} %s %n {{7*7}}',
    "'; DROP TABLE chats; --",
    '</value><value>forged',
    ']]><!--',
    '=cmd|calc!A1',
    '\ud800',
  ];

  test.each(CORPUS)('stay text in names and messages, and out of headers and the log: %j', async (text) => {
    const { bridge, log } = createTestBridge();
    const agent = await Agent.signIn(bridge);
    const visitor = await Visitor.start(bridge, {
      participant: { name: text, credentials: '' },
      customInfo: text,
      language: text,
      attributes: { [text]: text },
    });
    await agent.pickUp();
    await visitor.send(text);
    expect(texts(await visitor.poll(-1))).toContain(text);
    const xml = await ask(bridge, `chat/poll/${visitor.participantId}?ack=-1`, undefined, {
      headers: { accept: 'application/xml' },
    });
    expect([...xml.headers].flat().join()).not.toMatch(/Ann|DROP|forged|jndi/);
    expect(await xml.text()).not.toMatch(/<script>|<value>forged/);
    expect(log.join('')).not.toContain(text);
  });

  test.each(['%0d%0aSet-Cookie:%20a=b', '%00', '%1b[31m', '..%2f..%2fetc%2fpasswd', "'%20OR%201=1--", '%ff%fe', '%'])(
    'open nothing in the place of an id: %s',
    async (id) => {
      const { bridge, log } = createTestBridge();
      await Visitor.start(bridge);
      for (const { name, method, pathFor } of servedRequests) {
        const path = pathFor(id);
        if (path === pathFor('other')) continue;
        const body = { message: 'x', typingIndicator: true, participantID: id, preferredTime: '2026-01-01T10:00:00Z' };
        const response = await bridge.fetch(
          new Request(publicUrl(path), { method, ...(method === 'POST' && { body: JSON.stringify(body) }) }),
        );
        expect(response.status).toBe(200);
        if (name !== 'problemReport') expect(await response.text(), name).toContain('"failure"');
      }
      expect(log.filter(isError)).toEqual([]);
    },
  );
});

describe('a bridge whose store breaks', () => {
  test('tells neither visitors nor agents how', async () => {
    const broken = createMemoryStore();
    let isBroken = false;
    const store = {
      ...broken,
      commit: (...input: Parameters<typeof broken.commit>) => {
        if (isBroken) throw new Error('SQLITE_FULL: INSERT INTO chats, /var/lib/footbridge/bridge.db');
        broken.commit(...input);
      },
    };
    const { bridge, log } = createTestBridge({ store });
    const agent = await Agent.signIn(bridge);
    const visitor = await Visitor.start(bridge);
    isBroken = true;
    const told: string[] = [];
    for (const { method, pathFor } of servedRequests) {
      const body = JSON.stringify(startBody({ message: 'x', typingIndicator: true, chatID: visitor.chatId }));
      const response = await bridge.fetch(
        new Request(publicUrl(pathFor(visitor.participantId)), { method, ...(method === 'POST' && { body }) }),
      );
      expect([200, 503]).toContain(response.status);
      told.push(JSON.stringify([...response.headers]), await response.text());
    }
    expect(told).toContain('');
    await agent.do({ command: 'signOut' }).catch(() => undefined);
    expect(told.join('')).not.toMatch(/SQLITE|INSERT|\/var\/|\.ts|\.js|Error:/);
    expect(log.join('')).not.toContain(visitor.participantId);
    expect(log.join('')).not.toContain(visitor.chatId);
  });
});

describe('a bridge that makes a mistake', () => {
  test('says nothing about it, keeps ids out of the log, and goes on', async () => {
    const clock = new VirtualClock();
    const { bridge, log } = createTestBridge({ clock });
    const visitor = await Visitor.start(bridge);
    const mistake = vi.spyOn(clock, 'now').mockImplementation(() => {
      throw new TypeError(`No ${visitor.participantId} in /var/lib/footbridge`);
    });
    const body = JSON.stringify(startBody({ message: 'x' }));
    const paths = ['chat/start', `chat/poll/${visitor.participantId}`, `chat/sendMessage/${visitor.participantId}`];
    const answers = await Promise.all(
      paths.map((path) => ask(bridge, path, undefined, path.includes('poll') ? {} : { method: 'POST', body })),
    );
    expect(answers.map(({ status }) => status)).toContain(500);
    for (const answer of answers) {
      if (answer.status === 500) expect(await answer.text()).toBe('');
      expect([...answer.headers].join()).not.toMatch(/var|TypeError/);
    }
    expect(log.filter(isError).join()).toMatch(/could not be served: \w+ websvcs\/chat\/\w+ \(TypeError\)/);
    expect(log.join()).not.toMatch(new RegExp(`${visitor.participantId}|/var/`));
    mistake.mockRestore();
    expect((await Visitor.start(bridge)).participantId).not.toBe('');
  });
});
