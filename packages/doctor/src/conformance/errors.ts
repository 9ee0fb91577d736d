import { reasons } from '@footbridge/protocol';
import { fail } from '../errors.js';
import type { Check, Need, Subject } from './check.js';
import { NOBODY, type Probe } from './probe.js';
import { expectFailure, expectStatus, readJson, type Reply } from './reply.js';

interface Post {
  readonly path: string;
  /** The root of its answers. protocol §2 */
  readonly root: string;
  readonly need: Need;
}

const posts: readonly Post[] = [
  { path: 'chat/start', root: 'chat', need: 'chat.start' },
  { path: `chat/sendMessage/${NOBODY}`, root: 'chat', need: 'chat.sendMessage' },
  { path: `chat/setTypingState/${NOBODY}`, root: 'chat', need: 'chat.setTypingState' },
  { path: 'chat/reconnect', root: 'chat', need: 'chat.reconnect' },
  { path: `partyInfo/${NOBODY}`, root: 'partyInfo', need: 'common.partyInfo' },
  { path: 'queue/query', root: 'queue', need: 'queueQuery.supportAuthenticationAnonymous' },
  { path: 'callback/create', root: 'callback', need: 'callback.create' },
  { path: 'callback/reconnect', root: 'callback', need: 'callback.reconnect' },
  { path: 'register', root: 'registration', need: 'common.supportRegistrationTracker' },
];

/** Sends the body with every request that there is, and expects a refusal under each one's own root. */
async function expectRefusals(probe: Probe, body: string, ...expected: readonly string[]): Promise<void> {
  for (const { path, root, need } of posts) {
    if (probe.run.has(need)) expectFailure(readJson(await probe.fetch(path, { body })).get(root), ...expected);
  }
}

const refusing = (what: string, body: string, ...expected: readonly string[]): Check => ({
  name: `answers ${what} with ${expected.join(' or ')}, whatever is asked`,
  section: '1.4',
  run: (probe) => expectRefusals(probe, body, ...expected),
});

const isRefusal = ({ status }: Reply): boolean => status >= 400 && status < 500;

export const errors: Subject = {
  title: 'errors',
  checks: [
    refusing('a body that is no JSON', '{"target":', reasons.invalidContent),
    refusing('a body that is no object', '[1,2,3]', reasons.invalidContent, reasons.missingData),
    refusing('an object without what is needed', '{}', reasons.missingData),
    refusing('an empty body', '', reasons.missingData),
    {
      name: 'reads JSON that is nested too deeply, or is prototypes all over, without breaking',
      section: '1.6',
      async run(probe) {
        const hostile = [
          '['.repeat(50_000) + ']'.repeat(50_000),
          '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000),
          '{"__proto__":{"target":"x"},"constructor":{"prototype":{}},"participant":{"__proto__":{"name":"x"}}}',
        ];
        for (const body of hostile) await expectRefusals(probe, body);
      },
    },
    {
      name: 'answers a path that leads nowhere with HTTP 404',
      section: '1.6',
      async run(probe) {
        for (const path of ['chat/nothing', 'nothing', 'chat', 'queueQuery', 'callback/properties']) {
          expectStatus(await probe.fetch(path), 404);
        }
      },
    },
    {
      name: 'answers the wrong method neither as a request nor as a crash',
      section: '1.6',
      async run(probe) {
        const wrong = [
          ['DELETE', 'serverConfiguration'],
          ['GET', 'chat/start'],
          ['PUT', `chat/poll/${NOBODY}`],
          ['GET', `chat/sendMessage/${NOBODY}`],
        ] as const;
        for (const [method, path] of wrong) {
          const reply = await probe.fetch(path, { method });
          if (!isRefusal(reply)) fail(`Expected HTTP 4xx for ${method}, got ${reply.status}.`);
        }
      },
    },
    {
      name: 'takes no id from anywhere but its place in the path',
      section: '1.1',
      async run(probe) {
        for (const path of ['chat/poll/', 'chat/poll/%2e%2e', 'chat/poll/%00', 'chat/poll/%E0%A4%A', 'chat/poll/a/b']) {
          const reply = await probe.fetch(path);
          if (reply.status === 200) expectFailure(readJson(reply).get('chat'), reasons.unknownSession);
          else if (!isRefusal(reply)) fail(`Expected a refusal or HTTP 4xx, got ${reply.status}.`);
        }
      },
    },
    {
      name: 'stops reading a body of more than a megabyte with HTTP 413',
      section: '10.7',
      needs: ['common.footbridge.clientToken'],
      async run(probe) {
        const body = JSON.stringify({ chatID: 'x'.repeat(1_200_000) });
        expectStatus(await probe.fetch('chat/reconnect', { body }), 413);
      },
    },
    {
      name: 'reads a body of a little less',
      section: '10.7',
      needs: ['common.footbridge.clientToken'],
      async run(probe) {
        const answer = await probe.ask('chat/reconnect', { chatID: NOBODY, ignored: 'x'.repeat(1_000_000) });
        expectFailure(answer, reasons.unknownSession);
      },
    },
  ],
};
