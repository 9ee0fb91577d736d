import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Agent, agentRequest, ask, askChat, createTestBridge, startBody, Visitor } from '../testing/test-bridge.js';

const POSTS = ['chat/start', 'chat/sendMessage/ID', 'chat/setTypingState/ID', 'chat/reconnect', 'partyInfo/ID'];

async function reasonOf(response: Response): Promise<string | undefined> {
  expect(response.status).toBe(200);
  const [root] = Object.values((await response.json()) as Record<string, { status: { reason?: string } }>);
  return root?.status.reason;
}

test('describes itself, by what can be used and nothing else', async () => {
  const { bridge } = createTestBridge();
  const response = await ask(bridge, 'serverConfiguration', undefined, { headers: { 'accept-language': 'fr-BE,fr' } });
  expect(await response.json()).toEqual([
    {
      serverConfiguration: {
        cfgVer: 1,
        capabilities: {
          common: [
            'supportRegistrationTracker',
            'partyInfo',
            'footbridge.clientToken',
            'footbridge.notice',
            'footbridge.offlineMessage',
            'footbridge.directory',
            'footbridge.erase',
          ],
          chat: [
            'start',
            'reconnect',
            'poll',
            'sendMessage',
            'setTypingState',
            'exit',
            'supportAuthenticationTracker',
            'supportAuthenticationAnonymous',
            'footbridge.ack',
            'footbridge.hold',
            'footbridge.messageId',
            'footbridge.queueStatus',
          ],
          callback: [
            'create',
            'status',
            'reconnect',
            'disconnect',
            'supportAuthenticationTracker',
            'supportAuthenticationAnonymous',
            'footbridge.callbackTime',
          ],
          queueQuery: ['supportAuthenticationTracker', 'supportAuthenticationAnonymous'],
        },
      },
    },
    { browserAcceptLanguage: 'fr-BE,fr' },
  ]);
  expect(Object.fromEntries(response.headers)).toEqual({
    'cache-control': 'no-store',
    'content-security-policy': "script-src 'none'; object-src 'none'; frame-ancestors 'none'",
    'content-type': 'application/json; charset=utf-8',
    'cross-origin-resource-policy': 'same-origin',
    expires: '-1',
    pragma: 'no-cache',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
});

const withHeaders = async (headers: Record<string, string>) => {
  const { bridge } = createTestBridge();
  return reasonOf(await ask(bridge, 'chat/start', startBody(), { headers }));
};

describe('forms', () => {
  test.each([
    { 'content-type': 'application/json; charset=utf-8; charset=UTF-8', accept: 'application/json; charset=utf-8' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'text/plain', accept: 'text/*' },
    { 'accept-charset': 'utf-8, iso-8859-1;q=0.5' },
    { 'accept-charset': '*' },
    { 'content-type': ';;;=' },
  ])('that are fine: %j', async (headers) => {
    expect(await withHeaders(headers)).toBeUndefined();
  });

  test.each([{ accept: 'text/html' }, { accept: 'image/png' }, { accept: 'application/json;q=0' }])(
    'that no answer has: %j',
    async (headers) => {
      expect(await withHeaders(headers)).toBe('error.websvc.contentType.invalidContentType');
    },
  );

  test.each([
    { 'content-type': 'application/json; charset=utf-8; charset=latin1' },
    { 'accept-charset': 'iso-8859-1' },
  ])('that are not UTF-8: %j', async (headers) => {
    expect(await withHeaders(headers)).toBe('error.websvc.contentType.invalidCharset');
  });
});

describe('bad input', () => {
  test.each(POSTS)('in %s gets a reason', async (path) => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    const post = async (body: string | Uint8Array<ArrayBuffer>) =>
      reasonOf(await ask(bridge, path.replace('ID', visitor.participantId), undefined, { method: 'POST', body }));
    const missing = 'error.websvc.content.invalid.missingData';
    const invalid = 'error.websvc.content.invalid';
    expect(await post('{"half":')).toBe(invalid);
    expect(await post(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]))).toBe(invalid);
    expect(await post(`${'['.repeat(100_000)}`)).toBe(invalid);
    expect(await post('')).toBe(missing);
    expect(await post('{}')).toBe(missing);
    expect(await post('[]')).toBe(missing);
    expect(await post('null')).toBe(missing);
    expect((await visitor.poll()).status.type).toBe('success');
  });

  test.each([
    ['chat/start', { ...startBody(), participant: 'Ann' }, 'error.websvc.content.invalid.missingData'],
    ['chat/start', { ...startBody(), target: 7 }, 'error.websvc.content.invalid'],
    ['chat/start', { ...startBody(), attributes: { a: { b: 'c' } } }, 'error.websvc.content.invalid'],
    ['chat/sendMessage/ID', { message: 7 }, 'error.websvc.content.invalid'],
    ['chat/sendMessage/ID', { message: '' }, 'error.websvc.content.invalid.missingData'],
    ['chat/setTypingState/ID', { typingIndicator: 'true' }, 'error.websvc.content.invalid'],
    ['chat/reconnect', { chatID: ['x'] }, 'error.websvc.content.invalid'],
    ['partyInfo/ID', { participantID: 1 }, 'error.websvc.content.invalid'],
  ])('of the wrong type in %s: %j', async (path, body, reason) => {
    const { bridge } = createTestBridge();
    const { participantId } = await Visitor.start(bridge);
    expect(await reasonOf(await ask(bridge, path.replace('ID', participantId), body))).toBe(reason);
  });

  test.each(['unknown', '%ff', '..%2f..%2f', '%00', 'a'.repeat(5_000), '__proto__', 'constructor'])(
    'for a visitor called %.20s gets unknown session',
    async (id) => {
      const { bridge } = createTestBridge();
      const chat = await askChat(bridge, `chat/poll/${id}`);
      expect(chat).toMatchObject({
        pollWaitSuggestion: 2000,
        status: { type: 'failure', reason: 'error.websvc.unknownEntity.session' },
      });
    },
  );

  test('that names prototypes changes none', async () => {
    const { bridge } = createTestBridge();
    const agent = await Agent.signIn(bridge);
    const body = JSON.stringify(startBody()).replace(
      '{',
      '{"__proto__":{"polluted":1},"attributes":{"__proto__":"x"},',
    );
    await askChat(bridge, 'chat/start', body);
    await agent.do(JSON.parse('{"command":"signIn","__proto__":{"polluted":1}}'));
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test.each([
    ['of 3 MB is read to its end, so that a proxy that is still sending gets the answer', 3, 3],
    ['of 20 MB is not', 20, 5],
  ])('%s', async (_, megabytes, read) => {
    const { bridge } = createTestBridge();
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (sent === megabytes) controller.close();
        else controller.enqueue(new Uint8Array(1_048_576));
        sent += 1;
      },
    });
    const init = { method: 'POST', body, duplex: 'half' };
    expect((await ask(bridge, 'chat/start', undefined, init as RequestInit)).status).toBe(413);
    expect(sent).toBeGreaterThanOrEqual(read);
    // What streams read ahead comes on top.
    expect(sent).toBeLessThanOrEqual(read + 3);
  });

  test('of more than a megabyte is 413, said beforehand or not, and the chat beside it goes on', async () => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const init = { method: 'POST', body: endless, duplex: 'half' };
    const streamed = await ask(bridge, 'chat/start', undefined, init as RequestInit);
    expect([streamed.status, streamed.headers.get('connection')]).toEqual([413, 'close']);
    // A little is read and thrown away, for proxies that are still sending.
    expect(sent).toBeLessThan(6_000_000);
    expect((await ask(bridge, `chat/exit/${visitor.participantId}`, 'x'.repeat(1_100_000))).status).toBe(413);
    expect((await ask(bridge, 'chat/start', 'x'.repeat(1_000_000))).status).toBe(200);
    expect((await visitor.poll()).status.type).toBe('success');
  });
});

test.each([
  '',
  'nope',
  'chat',
  'chat/poll',
  'chat/poll/a/b',
  'chat/start/x',
  'serverConfiguration/',
  '../agent/api/desk',
])('does not know the path "%s"', async (path) => {
  const { bridge } = createTestBridge();
  const response = await ask(bridge, path);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('');
});

test.each([
  ['POST', 'serverConfiguration', 'GET'],
  ['HEAD', 'chat/poll/ID', 'GET'],
  ['GET', 'chat/start', 'POST'],
  ['OPTIONS', 'chat/start', 'POST'],
  ['PUT', 'chat/sendMessage/ID', 'POST'],
  ['DELETE', 'chat/exit/ID', 'POST'],
])('allows no %s on %s', async (method, path, allow) => {
  const { bridge } = createTestBridge();
  const visitor = await Visitor.start(bridge);
  const response = await ask(bridge, path.replace('ID', visitor.participantId), undefined, { method });
  expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([405, allow, '']);
  expect((await visitor.poll()).events).toHaveLength(3);
});

const from = (origin: string, method = 'GET') => ({
  method,
  headers: { origin, 'access-control-request-method': 'POST' },
});

describe('other origins', () => {
  const allowedOrigins = ['https://shop.example'];

  test('are told nothing by default', async () => {
    const { bridge } = createTestBridge();
    const { headers } = await ask(bridge, 'serverConfiguration', undefined, from('https://shop.example'));
    expect([headers.get('access-control-allow-origin'), headers.get('vary')]).toEqual([null, null]);
  });

  test('may ask where they are listed', async () => {
    const { bridge } = createTestBridge({ allowedOrigins });
    const { headers } = await ask(bridge, 'serverConfiguration', undefined, from('https://shop.example'));
    expect(headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(headers.get('vary')).toBe('Origin');
    const preflight = await ask(bridge, 'chat/start', undefined, from('https://shop.example', 'OPTIONS'));
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, POST']);
  });

  test.each([
    'https://shop.example.evil',
    'http://shop.example',
    'https://a.shop.example',
    'https://shop.example:444',
    'null',
  ])('that only look alike may not: %s', async (origin) => {
    const { bridge } = createTestBridge({ allowedOrigins });
    const { headers } = await ask(bridge, 'serverConfiguration', undefined, from(origin));
    expect([headers.get('access-control-allow-origin'), headers.get('vary')]).toEqual([null, 'Origin']);
    expect((await ask(bridge, 'chat/start', undefined, from(origin, 'OPTIONS'))).status).toBe(405);
  });
});

test('whatever is asked, the answer is no 5xx and the chat beside it goes on', async () => {
  const { bridge } = createTestBridge();
  await Agent.signIn(bridge, 'Bo');
  const visitor = await Visitor.start(bridge);
  const paths = [...POSTS, 'chat/poll/ID', 'chat/exit/other', 'serverConfiguration'].map((path) =>
    path.replace('ID', visitor.participantId),
  );
  const key = fc.constantFrom(
    'participant',
    'target',
    'message',
    'messageID',
    'chatID',
    'ack',
    'typingIndicator',
    'name',
  );
  const value = fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.jsonValue()), fc.constant(startBody()));
  const body = fc.oneof(
    value.map((json) => JSON.stringify(json)),
    fc.string({ unit: 'binary' }),
  );
  const ack = fc.oneof(fc.integer().map(String), fc.string());
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), body, ack, async (path, text, cursor) => {
      const response = await ask(bridge, `${path}?ack=${encodeURIComponent(cursor)}`, undefined, {
        method: 'POST',
        body: text,
      });
      expect(response.status).toBeLessThan(500);
    }),
    { numRuns: 500 },
  );
  await fc.assert(
    fc.asyncProperty(fc.webPath(), fc.constantFrom('GET', 'POST', 'PUT'), async (path, method) => {
      const response = await bridge.fetch(new Request(`http://x${path || '/'}`, { method }));
      expect(response.status).toBeLessThan(500);
    }),
    { numRuns: 200 },
  );
  const commands = fc.record(
    {
      command: fc.constantFrom(
        'signIn',
        'signOut',
        'pickUp',
        'hold',
        'resume',
        'disconnect',
        'transfer',
        'sendText',
        'sendUrl',
        'typing',
      ),
      agent: fc.constantFrom('Bo', 'Cy'),
      interactionId: fc.constantFrom('2001880050', '2001880051', '7'),
      text: fc.string({ minLength: 1 }),
      typing: fc.boolean(),
      to: fc.constantFrom({ queue: 'Support' }, { agent: 'Bo' }, { agent: 'Cy' }),
    },
    { requiredKeys: ['command', 'agent'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(commands, fc.jsonValue()), async (command) => {
      const response = await bridge.fetchPrivate(
        agentRequest('commands', { method: 'POST', body: JSON.stringify(command) }),
      );
      expect(response.status).toBeLessThan(500);
    }),
    { numRuns: 500 },
  );
  expect((await visitor.poll()).status.type).toBe('success');
});
