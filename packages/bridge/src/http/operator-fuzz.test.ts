import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Operator, operatorRequest } from '../testing/operator.js';
import { Agent, ask, createTestBridge, OPERATOR_KEY, Visitor } from '../testing/test-bridge.js';

/** FUZZ_RUNS asks for longer runs than a check of every change can afford. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 1_500);

const PATHS = [
  ...[
    'status.json',
    'status.xml',
    'metrics',
    'ready',
    'health',
    'chattingvisitors.json',
    'requests.json',
    'history.json',
  ],
  ...[
    'chat.json',
    'chat.xml',
    'chat.txt',
    'chat.htm',
    'site.json',
    'users.json',
    'user.json',
    'userphoto',
    'getlog.txt',
  ],
  ...[
    'getlog.json',
    'cannedresponses.json',
    'parameters.json',
    'blocks.json',
    'parameters',
    'notice',
    'pause',
    'resume',
  ],
  ...[
    'block',
    'unblock',
    'end',
    'reopen',
    'erase',
    'agents/signout',
    'reload',
    'switchover',
    '',
    '..',
    '%2e%2e',
    'x/y',
  ],
];
const KEYS = [
  ...[
    'id',
    'name',
    'from',
    'before',
    'limit',
    'queue',
    'interactionId',
    'blockId',
    'account',
    'agent',
    'severity',
    'text',
  ],
  ...[
    'a',
    'MaxPollFrequency',
    'WelcomeMsg',
    'NoticeText',
    'MaxActiveChatsAllowed',
    '__proto__',
    'constructor',
    'toString',
  ],
];
const VALUES = [
  ...['2001880050', '2001880051', 'Marketing', 'Alicia Adams', '1000', '-1', '1e999', 'info', '2026-01-05T09:00:00Z'],
  ...[
    '9'.repeat(400),
    'x'.repeat(5_000),
    '<script>',
    '\r\nX: y',
    '\0',
    '😀',
    '\ud800',
    '',
    ' ',
    '../../etc/passwd',
    '%',
    "' --",
  ],
];

const text = fc.oneof(fc.constantFrom(...VALUES), fc.string({ unit: 'binary', maxLength: 30 }));
const scalar = fc.oneof(
  text,
  fc.constantFrom<unknown>(null, true, 0, 2_001_880_050, 1e308, [], {}, ['x']),
  fc.double(),
);
const key = fc.oneof(fc.constantFrom(...KEYS), fc.string({ maxLength: 12 }));
const body = fc.oneof(
  fc.dictionary(key, scalar, { maxKeys: 4 }).map((fields) => JSON.stringify(fields)),
  fc.array(fc.tuple(key, text), { maxLength: 4 }).map((fields) => new URLSearchParams(fields).toString()),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const aRequest = fc.record({
  path: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PATHS) }, { weight: 1, arbitrary: fc.webPath() }),
  method: fc.constantFrom('GET', 'POST', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'),
  query: fc.array(fc.tuple(key, text), { maxLength: 3 }),
  type: fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain', ';;'),
  body,
});

test('whatever an operator sends, the bridge neither fails nor forgets what it serves', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aRequest, { minLength: 1, maxLength: 12 }), async (requests) => {
      const { bridge, log } = createTestBridge();
      const operator = new Operator(bridge);
      const agent = await Agent.signIn(bridge);
      const visitor = await Visitor.start(bridge);
      const secrets = [visitor.participantId, visitor.chatId, OPERATOR_KEY];
      for (const { path, method, query, type, body: sent } of requests) {
        const init = { method, headers: { authorization: `Bearer ${OPERATOR_KEY}`, 'content-type': type } };
        const hasBody = method !== 'GET' && method !== 'HEAD';
        const asked = operatorRequest(`${path.replace(/^\//, '')}?${new URLSearchParams(query)}`, {
          ...init,
          ...(hasBody && { body: sent }),
        });
        const response = await bridge.fetchPrivate(asked);
        expect(response.status, `${method} ${path}`).toBeLessThan(500);
        const answer = await response.text();
        for (const secret of secrets) expect(answer).not.toContain(secret);
      }
      expect(log.filter((line) => line.startsWith('error'))).toEqual([]);
      expect((await ask(bridge, 'serverConfiguration')).status).toBe(200);
      expect((await operator.get('parameters.json')).status).toBe(200);
      await agent.do({ command: 'signIn' });
      bridge.dispose();
    }),
    { numRuns: Math.ceil(RUNS / 12) },
  );
});
