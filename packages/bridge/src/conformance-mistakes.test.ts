/** The suite can fail: each mistake that a server could make is found by the check that is about it. */
import { runCheck, runConformance, startRun, subjects } from '@footbridge/doctor';
import { expect, test } from 'vitest';
import { noExtensions, openInProcess } from './testing/conformance-servers.js';
import {
  eventsIn,
  isFields,
  rename,
  withMistake,
  withUrl,
  withWrongAnswer,
  type Mistake,
} from './testing/wrong-server.js';

const statusOf = (root: Record<string, unknown>) => (isFields(root.status) ? root.status : {});
const isFailure = (root: Record<string, unknown>): boolean => statusOf(root).type === 'failure';

/** What is wrong, which check is about it, and how it goes wrong. */
const mistakes: readonly (readonly [mistake: string, subject: string, check: RegExp, alter: Mistake])[] = [
  [
    'a key in another case',
    'chat/start',
    /gives the visitor and the chat an id/,
    (root) => rename(root, 'participantID', 'participantId'),
  ],
  [
    'a failure without a reason',
    'chat/poll',
    /answers an unknown visitor/,
    (root) => {
      if (isFailure(root)) delete statusOf(root).reason;
    },
  ],
  [
    'another reason',
    'chat/start',
    /answers an unknown queue/,
    (root) => {
      if (isFailure(root)) statusOf(root).reason = 'error.websvc.general';
    },
  ],
  [
    'no pollWaitSuggestion',
    'chat/poll',
    /says when to ask next/,
    (root) => {
      delete root.pollWaitSuggestion;
    },
  ],
  [
    'no pollWaitSuggestion on failures',
    'chat/poll',
    /answers an unknown visitor/,
    (root) => {
      if (isFailure(root)) delete root.pollWaitSuggestion;
    },
  ],
  [
    'no cfgVer in chats',
    'chat/sendMessage',
    /says when to ask next/,
    (root, path) => {
      if (path.includes('/chat/')) delete root.cfgVer;
    },
  ],
  [
    'another cfgVer than the configuration has',
    'chat/start',
    /names the same configuration/,
    (root, path) => {
      if (path.includes('/chat/')) root.cfgVer = 77;
    },
  ],
  [
    'no echo',
    'chat/sendMessage',
    /answers with the echo/,
    (root, path) => {
      if (path.includes('/sendMessage/')) root.events = [];
    },
  ],
  [
    'text lost',
    'chat/sendMessage',
    /echoes emoji/,
    (root) => {
      for (const event of eventsIn(root)) {
        if (typeof event.value === 'string') event.value = event.value.replace(/\p{Emoji_Presentation}/gu, '?');
      }
    },
  ],
  [
    'a text without contentType',
    'chat/poll',
    /spells every event/,
    (root) => {
      for (const event of eventsIn(root)) delete event.contentType;
    },
  ],
  [
    'an event of a type that nobody knows',
    'chat/poll',
    /spells every event/,
    (root) => {
      for (const event of eventsIn(root)) if (event.type === 'typingIndicator') event.type = 'typing';
    },
  ],
  [
    'a typing that is no boolean',
    'chat/poll',
    /tells by a boolean/,
    (root) => {
      for (const event of eventsIn(root)) if (event.type === 'typingIndicator') event.value = String(event.value);
    },
  ],
  [
    'a gap in the numbers',
    'chat/poll',
    /numbers all events/,
    (root) => {
      for (const event of eventsIn(root)) event.sequenceNumber = Number(event.sequenceNumber) * 2;
    },
  ],
  [
    'another id after a reconnect',
    'chat/reconnect',
    /which is the same/,
    (root, path) => {
      if (path.endsWith('/reconnect') && root.participantID) root.participantID = crypto.randomUUID();
    },
  ],
  [
    'a chat that does not say that it has ended',
    'chat/poll',
    /ends a chat by the visitor's own disconnected/,
    (root) => {
      for (const event of eventsIn(root)) if (event.state === 'disconnected') event.state = 'held';
    },
  ],
  [
    'seconds as a text',
    'queue/query',
    /tells how many agents/,
    (root, path) => {
      if (path.endsWith('/query')) root.estimatedWaitTime = String(root.estimatedWaitTime);
    },
  ],
  [
    'the count of callers under its name in the user interface',
    'callback/status',
    /every number an integer/,
    (root) => {
      if (isFields(root.acdStatus)) root.acdStatus.callsWaitingCount = String(root.acdStatus.callsWaitingCount);
    },
  ],
  [
    'no reconnect for callbacks',
    'serverConfiguration',
    /without which the original client never switches over/,
    (root) => {
      if (isFields(root.capabilities)) root.capabilities.callback = ['create', 'status', 'disconnect'];
    },
  ],
];

const find = (title: string, name: RegExp) => {
  const subject = subjects.find((one) => one.title === title);
  const check = subject?.checks.find((one) => name.test(one.name));
  if (!subject || !check) throw new Error(`There is no check ${name} of ${title}.`);
  return { subject, check };
};

test.each(mistakes)('finds %s by a check of %s', async (_, title, name, alter) => {
  const { subject, check } = find(title, name);
  const { server } = openInProcess();
  expect(await runCheck(await startRun(server), subject, check)).toMatchObject({ outcome: 'passed' });
  const wrong = await runCheck(await startRun(withMistake(server, alter)), subject, check);
  expect(wrong).toMatchObject({ outcome: 'failed', detail: expect.stringMatching(/Expected/) });
});

test.each([
  ['404 in place of a failure', 'chat/poll', /answers an unknown visitor/, () => new Response(null, { status: 404 })],
  ['another content type', 'serverConfiguration', /says that it answers JSON/, html],
  ['an answer that may be kept', 'serverConfiguration', /forbids keeping/, html],
  ['HTML in place of an answer', 'chat/start', /gives the visitor and the chat an id/, () => new Response('<html>')],
])('finds %s by a check of %s', async (_, title, name, answer) => {
  const { subject, check } = find(title, name);
  const { server } = openInProcess();
  // It announces everything and then goes wrong.
  const { capabilities } = await startRun(server);
  const run = Object.assign(await startRun(withWrongAnswer(server, (__, response) => answer(response))), {
    capabilities,
  });
  expect(await runCheck(run, subject, check)).toMatchObject({ outcome: 'failed' });
});

function html(response: Response): Response {
  return new Response(response.body, { headers: { 'content-type': 'text/html' } });
}

test.each([
  ['the cursor', 'acknowledgement', /repeats events until/, /ack=-?\d+/],
  ['the wish to be held', 'held poll', /waits until there is something/, /wait=\d+/],
])('finds that %s is ignored by a check of %s', async (_, title, name, part) => {
  const { subject, check } = find(title, name);
  const { server } = openInProcess();
  const run = await startRun(withUrl(server, (url) => url.replace(part, '')));
  expect(await runCheck(run, subject, check)).toMatchObject({ outcome: 'failed' });
});

test('fails a server for nothing that it does not announce', async () => {
  const parameters = { CallbackAccessControl: 0, QueryQueueAccessControl: 0, AllowClientProblemReport: 0 };
  const { server } = openInProcess({ extensions: noExtensions, parameters });
  const outcomes: Record<string, number> = {};
  for await (const { outcome } of runConformance({ ...server, agent: undefined })) {
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  expect(outcomes.failed).toBeUndefined();
  expect(outcomes.passed).toBeGreaterThan(70);
  expect(outcomes.skipped).toBeGreaterThan(70);
});

test('says nothing that could open a chat, whatever is wrong', async () => {
  const { server } = openInProcess();
  const given: string[] = [];
  const wrong = withMistake(server, (root) => {
    for (const id of [root.participantID, root.chatID, root.callbackID]) if (typeof id === 'string') given.push(id);
    root.pollWaitSuggestion = root.participantID;
    root.cfgVer = root.chatID;
    for (const event of eventsIn(root)) {
      event.sequenceNumber = event.participantID;
      event.contentType = event.participantID;
      event.state = event.value;
    }
  });
  const run = await startRun(wrong);
  const details: string[] = [];
  for (const subject of subjects) {
    for (const check of subject.checks) details.push((await runCheck(run, subject, check)).detail ?? '');
  }
  expect(given.length).toBeGreaterThan(20);
  expect(given.filter((id) => details.some((detail) => detail.includes(id)))).toEqual([]);
});
