import { reasons } from '@footbridge/protocol';
import { fail, skip } from '../errors.js';
import type { Check, Subject } from './check.js';
import { eventsOf } from './conversations.js';
import { expectChatForm, expectChatRefusal } from './forms.js';
import { expectFailure, expectSuccess, readJson } from './reply.js';

/** What is no use without one of its parts. */
const missing = (name: string, over: Readonly<Record<string, unknown>>): Check => ({
  name: `answers a start ${name} with ${reasons.missingData}`,
  section: '3.2',
  async run(probe) {
    expectChatRefusal(await probe.start(probe.chatBody(over)), reasons.missingData);
  },
});

const taking = (name: string, over: Readonly<Record<string, unknown>>, section = '3.2'): Check => ({
  name: `takes ${name}`,
  section,
  async run(probe) {
    await probe.startChat(over);
  },
});

const participant = { name: 'Nadia Q.' };

const answers: readonly Check[] = [
  {
    name: 'gives the visitor and the chat an id each, which are GUIDs',
    section: '3.0',
    async run(probe) {
      const chat = await probe.startChat();
      chat.started.get('participantID').guid();
      chat.started.get('chatID').guid();
      if (chat.participantId === chat.chatId) fail('Expected two different ids.');
    },
  },
  {
    name: 'makes a new chat each time',
    section: '1.1',
    async run(probe) {
      const [one, other] = [await probe.startChat(), await probe.startChat()];
      if (one.participantId === other.participantId || one.chatId === other.chatId) fail('Expected fresh ids.');
    },
  },
  {
    name: 'says when to ask, which configuration holds, and that all is well',
    section: '3.0',
    async run(probe) {
      expectChatForm((await probe.startChat()).started);
    },
  },
  {
    name: 'names the same configuration as serverConfiguration does',
    section: '11',
    async run(probe) {
      const { started } = await probe.startChat();
      const [first] = readJson(await probe.fetch('serverConfiguration')).list();
      started.get('cfgVer').equals(first?.get('serverConfiguration').get('cfgVer').integer(1) ?? 0);
    },
  },
  {
    name: "tells the formats of the server's dates and times",
    section: '3.0',
    async run(probe) {
      const { started } = await probe.startChat();
      started.get('dateFormat').words();
      started.get('timeFormat').words();
    },
  },
  {
    name: 'tells the place in the line in every answer while a chat waits, where it announces that',
    section: '10.6',
    needs: ['chat.footbridge.queueStatus'],
    async run(probe) {
      const chat = await probe.startChat();
      if ((await chat.poll()).get('queue').isAbsent) skip('The chat did not have to wait.');
      const given = [chat.started, await chat.poll(), await chat.send('Hello'), await chat.type(true)];
      for (const queue of [...given, await chat.reconnect()].map((answer) => answer.get('queue'))) {
        queue.get('position').integer(1);
        queue.get('estimatedWaitTime').integer();
      }
    },
  },
  {
    name: 'loses nothing of what it may say in the answer to the start',
    section: '11',
    async run(probe) {
      const chat = await probe.startChat();
      // The original client polls before it reads these.
      const first = eventsOf(chat.started)[0] ?? eventsOf(await chat.poll())[0];
      first?.get('sequenceNumber').equals(0);
    },
  },
];

const forms: readonly Check[] = [
  taking('a visitor without credentials', { participant }),
  taking('a visitor whose credentials are null', { participant: { ...participant, credentials: null } }),
  taking('a name of 128 characters', { participant: { name: 'N'.repeat(128), credentials: '' } }, '11'),
  taking('a target type in any case', { targetType: 'WORKGROUP' }),
  taking('the target type under the key of the guide', { targetType: undefined, targettype: 'Workgroup' }),
  taking('a target without a type for a workgroup', { targetType: undefined }),
  taking('keys that it does not know', { shoeSize: 43, nested: { deeply: [{}] } }, '1.4'),
  taking('attributes of any name', { attributes: { cartValue: '129.90', 'a b': '', ['__proto__']: 'x' } }),
  taking('skills that it has no mapping for', { routingContexts: [{ category: 'Xyzzy', context: 'Plugh' }] }, '10.7'),
  taking('a customInfo', { customInfo: 'order 8841' }),
  missing('without a target', { target: undefined }),
  missing('without a participant', { participant: undefined }),
  missing('without a name', { participant: { credentials: '' } }),
];

const access: readonly Check[] = [
  {
    name: `answers an unknown queue with ${reasons.badTarget}`,
    section: '3.2',
    async run(probe) {
      expectChatRefusal(
        await probe.start(probe.chatBody({ target: `No such queue ${probe.newId()}` })),
        reasons.badTarget,
      );
    },
  },
  {
    name: `answers a wrong password with ${reasons.badCredentials}`,
    section: '3.2',
    needs: ['chat.supportAuthenticationTracker'],
    async run(probe) {
      const nobody = { name: `nobody-${probe.newId().slice(0, 12)}`, credentials: 'wrong' };
      expectChatRefusal(await probe.start(probe.chatBody({ participant: nobody })), reasons.badCredentials);
    },
  },
  {
    name: 'lets a registered visitor in by name and password',
    section: '6.15',
    needs: ['chat.supportAuthenticationTracker', 'common.supportRegistrationTracker'],
    async run(probe) {
      const { username, password } = await probe.account();
      const visitor = { name: username, credentials: password };
      expectSuccess(await probe.start(probe.chatBody({ participant: visitor })));
    },
  },
  {
    name: 'keeps a registered visitor out whose password is another',
    section: '3.2',
    needs: ['chat.supportAuthenticationTracker', 'common.supportRegistrationTracker'],
    async run(probe) {
      const { username } = await probe.account();
      const impostor = { name: username, credentials: 'not the password' };
      expectChatRefusal(await probe.start(probe.chatBody({ participant: impostor })), reasons.badCredentials);
    },
  },
  {
    name: 'wants an address where it is to mail a transcript',
    section: '3.2',
    needs: ['chat.transcript'],
    async run(probe) {
      expectFailure(await probe.start(probe.chatBody({ transcriptRequired: true, emailAddress: '' })));
    },
  },
];

export const chatStart: Subject = {
  title: 'chat/start',
  needs: ['chat.start', 'chat.supportAuthenticationAnonymous'],
  checks: [...answers, ...forms, ...access],
};
