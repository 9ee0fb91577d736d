import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agentRequests, publicUrl, servedRequests } from '../testing/endpoint-requests.js';
import {
  Agent,
  AGENT_KEY,
  agentRequest,
  createTestBridge,
  startBody,
  texts,
  Visitor,
  type TestBridge,
} from '../testing/test-bridge.js';
import { settle } from '../testing/virtual-clock.js';
import { writeXml } from './write-xml.js';

/** FUZZ_RUNS asks for longer runs than a check of every change can afford. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 1_500);
/** Enough for what a request leaves behind to meet the next ones, and few enough for a failure to be read. */
const REQUESTS_PER_BRIDGE = 12;

const METHODS = ['GET', 'POST', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'post', 'X'];

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  'content-type': ['application/json', 'application/xml', 'text/xml; charset=utf-16', 'multipart/form-data', ';;=,'],
  accept: ['application/json', 'application/xml', '*/*;q=0', 'text/html', ',,;q', 'text/*;q=1;q=0'],
  'accept-charset': ['utf-8', 'latin1', '*', ';q=0'],
  'accept-language': ['fr-BE,fr;q=0.8', '<script>', '*;q=-1', 'x'.repeat(9_000)],
  'content-encoding': ['gzip', 'identity', 'br, gzip'],
  'content-range': ['bytes 0-1/2'],
  'content-length': ['0', '-1', '99999999999', 'abc'],
  range: ['bytes=0-0', 'bytes=-1', 'lines=1'],
  origin: ['null', 'https://evil.example'],
  host: ['evil.example'],
  'x-forwarded-for': ['127.0.0.1', '::1, 10.0.0.1', 'x'.repeat(5_000), '::ffff:0:0/0'],
  'x-http-method-override': ['DELETE', 'POST'],
  'transfer-encoding': ['chunked'],
  authorization: ['Bearer x', 'Basic eDp5', 'Bearer '],
  cookie: ['session=1'],
  'if-none-match': ['*'],
};

const headers = fc
  .array(
    fc
      .constantFrom(...Object.keys(HEADERS))
      .chain((name) =>
        fc.oneof(fc.constantFrom(...(HEADERS[name] ?? [])), fc.string({ maxLength: 40 })).map((value) => [name, value]),
      ),
    { maxLength: 5 },
  )
  .map((pairs) => {
    const legal = new Headers();
    for (const [name = '', value = ''] of pairs) {
      // What no connection can carry doesn't arrive either.
      if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) legal.append(name, value);
    }
    return legal;
  });

const KEYS = [
  ...['participant', 'name', 'credentials', 'target', 'targetType', 'targettype', 'message', 'contentType', 'chatID'],
  ...['messageID', 'typingIndicator', 'participantID', 'callbackID', 'ack', 'attributes', 'routingContexts', 'context'],
  ...['category', 'telephone', 'subject', 'language', 'customInfo', 'clientToken', 'preferredTime', 'queueName'],
  ...['queueType', 'username', 'password', 'contact', 'homeEmail', 'emailAddress', 'transcriptRequired', 'firstName'],
  ...['department', '__proto__', 'constructor', 'toString', 'command', 'agent', 'interactionId', 'text', 'url'],
];

const VALUES = [
  ...['Marketing', 'Support', 'Workgroup', 'User', 'Ann', 'Alicia Adams', 'deprecated', 'a@b.example', 'signIn'],
  ...['2026-12-01T10:00:00+01:00', '2026-02-31T10:00:00Z', 'A'.repeat(24), 'x'.repeat(5_000), '\r\nX: y', '\0', '😀'],
  ...['French', 'text/plain', '../../etc/passwd', "' OR 1=1 --", '\ud800', '', ' ', '+47 555 01 22', 'sendText'],
];

const scalar = fc.oneof(
  fc.constantFrom<unknown>(...VALUES, null, true, false, 0, -1, 1e308, 2 ** 53),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.double(),
);

const key = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...KEYS) }, { weight: 1, arbitrary: fc.string() });

const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: scalar },
    { weight: 3, arbitrary: fc.dictionary(key, tie('value'), { maxKeys: 6 }) },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
  ),
}));

/** What nobody gets to see again, who sent it included. */
const PASSWORD = 'the-password-of-bo';

const PARTICIPANT = { name: 'Bo', credentials: '', telephone: '555', username: 'bo', password: PASSWORD };

/** Of what every request needs, enough to get behind the decoders; nobody minds what is not its own. */
const WHOLE = {
  ...startBody({ participant: PARTICIPANT, contact: PARTICIPANT }),
  ...{ message: 'hello', contentType: 'text/plain', typingIndicator: true, chatID: 'OWN_CHAT', callbackID: 'OWN' },
  ...{ participantID: 'OWN', queueName: 'Marketing', preferredTime: '2026-12-01T10:00:00+01:00', firstName: 'A' },
  ...{
    emailAddress: 'a@b.example',
    command: 'sendText',
    agent: 'Alicia Adams',
    interactionId: '2001880050',
    text: 'x',
  },
};

const COMMANDS = ['signIn', 'signOut', 'pickUp', 'hold', 'resume', 'disconnect', 'sendUrl', 'typing', 'transfer'];

const nearly = fc.oneof(
  fc.constant<object>(WHOLE),
  fc.constantFrom(...COMMANDS).map((command) => ({ ...WHOLE, command })),
  fc.tuple(fc.dictionary(key, anyValue, { maxKeys: 2 })).map(([more]) => ({ ...WHOLE, ...more })),
);

const xmlOf = (body: unknown): string => writeXml({ request: body });

const jsonOrXml = fc.oneof({ weight: 3, arbitrary: nearly }, { weight: 1, arbitrary: anyValue }).chain((content) => {
  const json = JSON.stringify(content) ?? '';
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant(json) },
    { weight: 3, arbitrary: fc.constant(xmlOf(content)) },
    { weight: 1, arbitrary: fc.nat(json.length).map((end) => json.slice(0, end)) },
    { weight: 1, arbitrary: fc.nat(200).map((at) => xmlOf(content).slice(at)) },
  );
});

const body = fc.oneof(
  { weight: 8, arbitrary: jsonOrXml },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 50 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 50 }) },
);

const ids = fc.oneof(
  { weight: 6, arbitrary: fc.constant('OWN') },
  fc.constantFrom('OWN_CHAT', 'nobody', '%00', '%', '..', '2001880050', '', 'OWN/', 'OWN/x'),
  fc.webPath(),
  fc.uuid(),
);

const query = fc.oneof(
  fc.constantFrom(
    '',
    '',
    '?ack=-1',
    '?ack=0',
    '?ack=999999',
    '?ack=x&wait=0',
    '?wait=-1&ack=1',
    '?ack=-1&wait=50',
    '?ack=1&ack=2',
    '?%',
  ),
  fc.webQueryParameters().map((text) => `?${text}`),
);

interface Target {
  readonly method: string;
  readonly path: string;
}

const publicTarget: fc.Arbitrary<Target> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom(...servedRequests), ids, fc.boolean())
      .map(([{ method, pathFor }, id, shout]) => ({
        method,
        path: shout ? pathFor(id).replace('/websvcs/', '/WEBSVCS/') : pathFor(id),
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .oneof(
        fc.constantFrom('/', '/websvcs/', '/agent/api/desk', '/ops/status.json', '//x', '/..'),
        fc.tuple(ids, ids).map(([token, id]) => `/websvcs/chat/getfile/${token}/${id}/a.png`),
        ids.map((id) => `/websvcs/partyInfo/photo/${id}.png`),
        fc.webPath(),
      )
      .map((path) => ({ method: 'GET', path })),
  },
);

const privateTarget: fc.Arbitrary<Target> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...agentRequests), fc.constantFrom('', '?agent=Alicia+Adams', '?agent=%00', '?agent=x'))
      .map(([{ method, path }, search]) => ({ method, path: path + search })),
  },
  { weight: 1, arbitrary: fc.webPath().map((path) => ({ method: 'GET', path })) },
);

interface FuzzedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

const seldom = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const requestTo = (target: fc.Arbitrary<Target>): fc.Arbitrary<FuzzedRequest> =>
  fc
    .tuple(target, query, seldom(fc.constantFrom(...METHODS)), seldom(headers), body)
    .map(([{ method, path }, search, otherMethod, sent, content]) => ({
      method: otherMethod ?? method,
      path: path.includes('?') ? path : path + search,
      headers: sent ?? new Headers(content.toString().startsWith('<') ? { 'content-type': 'text/xml' } : {}),
      body: content as string | Uint8Array<ArrayBuffer>,
    }));

type Ids = Pick<Visitor, 'participantId' | 'chatId'>;

const NOBODY: Ids = { participantId: 'nobody', chatId: 'nobody' };

/** A request that knows only its sender's ids. */
function build(base: string, { method, path, headers: sent, body: content }: FuzzedRequest, own: Ids): Request {
  const fill = (text: string): string => text.replaceAll('OWN_CHAT', own.chatId).replaceAll('OWN', own.participantId);
  const hasBody = method.toUpperCase() !== 'GET' && method.toUpperCase() !== 'HEAD';
  return new Request(new URL(base + fill(path)), {
    method,
    headers: sent,
    ...(hasBody && { body: typeof content === 'string' ? fill(content) : content }),
  });
}

/** Two visitors: one sends whatever the fuzz thinks of, of the other nothing may show. */
async function setUp() {
  const setting = createTestBridge();
  const agent = await Agent.signIn(setting.bridge, 'Alicia Adams');
  const victim = await Visitor.start(setting.bridge, { participant: { name: 'Vera Victim', credentials: '' } });
  const interactionId = await agent.pickUp();
  await victim.send('a word in confidence');
  await agent.do({ command: 'sendText', interactionId, text: 'an answer in confidence' });
  await setting.bridge.fetchPrivate(
    agentRequest(`files?agent=Alicia+Adams&interactionId=${interactionId}&name=plan.txt`, {
      method: 'POST',
      body: 'a file in confidence',
    }),
  );
  const attacker = await Visitor.start(setting.bridge, { participant: { name: 'Mal', credentials: '' } });
  const { events } = await victim.poll();
  const agentIds = events
    .filter(({ participantType }) => participantType === 'Agent')
    .map((event) => event.participantID);
  const fileTokens = events.filter(({ type }) => type === 'file').map(({ value }) => String(value).split('/')[4] ?? '');
  expect([agentIds.length > 0, fileTokens.length]).toEqual([true, 1]);
  const secrets = [
    ...[victim.participantId, victim.chatId, 'Vera Victim', 'in confidence', AGENT_KEY, PASSWORD],
    ...[...agentIds, ...fileTokens],
  ];
  return { ...setting, agent, victim, attacker, secrets };
}

async function expectHarmless({ log }: TestBridge, response: Response, secrets: readonly string[]): Promise<void> {
  expect(response.status).toBeLessThan(500);
  const told = JSON.stringify([...response.headers]) + (await response.text());
  for (const secret of secrets) expect(told).not.toContain(secret);
  expect(told).not.toMatch(/node_modules|\.ts:\d|\bat \S+ \(|SQLITE/);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('cache-control')).toMatch(/^no-store$|^private/);
  expect(log.filter((line) => !line.startsWith('info '))).toEqual([]);
}

describe('whatever is asked', () => {
  test(
    'of the public listener, it neither breaks nor tells of others',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(requestTo(publicTarget), { minLength: REQUESTS_PER_BRIDGE, maxLength: REQUESTS_PER_BRIDGE }),
          async (requests) => {
            const setting = await setUp();
            const { bridge, clock, victim, attacker, secrets, log } = setting;
            for (const request of requests) {
              const answering = bridge.fetch(build(publicUrl(''), request, attacker));
              // A poll may be held for as long as it asks.
              await Promise.race([answering, settle()]);
              await clock.advance(100);
              await expectHarmless(setting, await answering, secrets);
            }
            for (const secret of [...secrets, attacker.participantId, attacker.chatId]) {
              expect(log.join('\n')).not.toContain(secret);
            }
            // The other visitor's chat goes on as if nothing had been.
            expect((await victim.send('still here')).status.type).toBe('success');
            expect(texts(await victim.poll(-1))).not.toContain('hello');
            bridge.dispose();
          },
        ),
        { numRuns: Math.ceil(RUNS / REQUESTS_PER_BRIDGE) },
      );
    },
    RUNS * 40,
  );

  test(
    'of the private listener, it neither breaks nor tells an id, nor anything to who has no key',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(requestTo(privateTarget), fc.boolean()), {
            minLength: REQUESTS_PER_BRIDGE,
            maxLength: REQUESTS_PER_BRIDGE,
          }),
          async (requests) => {
            const setting = await setUp();
            const { bridge, victim, attacker } = setting;
            const ownIds = [victim, attacker].flatMap(({ participantId, chatId }) => [participantId, chatId]);
            for (const [fuzzed, hasKey] of requests) {
              const request = build('http://127.0.0.1', fuzzed, NOBODY);
              request.headers.set('authorization', hasKey ? `Bearer ${AGENT_KEY}` : 'Bearer x');
              const response = await bridge.fetchPrivate(request);
              if (!hasKey) expect([401, 403, 404]).toContain(response.status);
              await expectHarmless(setting, response, hasKey ? [...ownIds, AGENT_KEY, PASSWORD] : setting.secrets);
            }
            bridge.dispose();
          },
        ),
        { numRuns: Math.ceil(RUNS / REQUESTS_PER_BRIDGE) },
      );
    },
    RUNS * 40,
  );
});
