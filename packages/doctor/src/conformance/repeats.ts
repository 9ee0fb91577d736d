import { reasons } from '@footbridge/protocol';
import { fail } from '../errors.js';
import type { Check, Subject } from './check.js';
import { eventsOf, textsOf } from './conversations.js';
import { leaveMessage } from './message-create.js';
import { expectFailure, expectSuccess } from './reply.js';

const messageChecks: readonly Check[] = [
  {
    name: "gives the echo the message's own id",
    section: '10.4',
    async run(probe) {
      const messageID = probe.newId();
      const answer = await (await probe.startChat()).send('Hello', { messageID });
      const echo = eventsOf(answer).find((event) => event.get('value').value === 'Hello') ?? fail('Expected the echo.');
      if (echo.get('messageID').value !== messageID) fail(`Expected the message's id at ${echo.path}.messageID.`);
    },
  },
  {
    name: 'takes a message once however often it comes, and says yes each time',
    section: '10.4',
    async run(probe) {
      const chat = await probe.startChat();
      const messageID = probe.newId();
      const answers = [await chat.send('once', { messageID }), await chat.send('once', { messageID })];
      const heard = [...answers, await chat.poll()].flatMap((answer) => textsOf(eventsOf(answer), chat.participantId));
      if (heard.length !== 1) fail(`Expected the text once, got it ${heard.length} times.`);
    },
  },
  {
    name: 'takes the same words twice under two ids, and without any',
    section: '10.4',
    async run(probe) {
      const chat = await probe.startChat();
      const ids = [
        { messageID: probe.newId() },
        { messageID: probe.newId() },
        {},
        {},
        { messageID: 'short' },
        { messageID: 'short' },
      ];
      let heard = 0;
      for (const id of ids) heard += textsOf(eventsOf(await chat.send('again', id)), chat.participantId).length;
      if (heard !== ids.length) fail(`Expected ${ids.length} texts, got ${heard}.`);
    },
  },
  {
    name: "knows a message's id in its own chat only",
    section: '10.4',
    async run(probe) {
      const messageID = probe.newId();
      for (const chat of [await probe.startChat(), await probe.startChat()]) {
        const heard = textsOf(eventsOf(await chat.send('here', { messageID })), chat.participantId);
        if (heard.length !== 1) fail('Expected the text in both chats.');
      }
    },
  },
];

const messages = messageChecks.map((check): Check => ({
  ...check,
  needs: ['chat.footbridge.messageId', 'chat.start', 'chat.supportAuthenticationAnonymous'],
}));

const chatNeeds = ['common.footbridge.clientToken', 'chat.start', 'chat.supportAuthenticationAnonymous'] as const;
const callbackNeeds = [
  'common.footbridge.clientToken',
  'callback.create',
  'callback.supportAuthenticationAnonymous',
] as const;

const tokens: readonly Check[] = [
  {
    name: 'starts one chat however often the request comes',
    section: '10.5',
    needs: chatNeeds,
    async run(probe) {
      const body = probe.chatBody({ clientToken: probe.newId() });
      const [one, other] = [expectSuccess(await probe.start(body)), expectSuccess(await probe.start(body))];
      for (const id of ['participantID', 'chatID']) {
        if (one.get(id).words() !== other.get(id).words()) fail(`Expected the same ${id} again.`);
      }
    },
  },
  {
    name: 'starts one chat for two requests at once',
    section: '10.5',
    needs: chatNeeds,
    async run(probe) {
      const body = probe.chatBody({ clientToken: probe.newId() });
      const [one, other] = await Promise.all([probe.start(body), probe.start(body)]);
      if (expectSuccess(one).get('chatID').words() !== expectSuccess(other).get('chatID').words()) {
        fail('Expected the same chat for both.');
      }
    },
  },
  {
    name: `answers the same token under another body with ${reasons.invalidContent}`,
    section: '10.5',
    needs: chatNeeds,
    async run(probe) {
      const clientToken = probe.newId();
      expectSuccess(await probe.start(probe.chatBody({ clientToken })));
      const other = await probe.start(probe.chatBody({ clientToken, customInfo: 'something else' }));
      expectFailure(other, reasons.invalidContent);
    },
  },
  {
    name: 'remembers no refusal',
    section: '10.5',
    needs: chatNeeds,
    async run(probe) {
      const clientToken = probe.newId();
      expectFailure(await probe.start(probe.chatBody({ clientToken, target: `No such queue ${probe.newId()}` })));
      expectSuccess(await probe.start(probe.chatBody({ clientToken })));
    },
  },
  {
    name: "takes the original client's word for no token",
    section: '10.5',
    needs: chatNeeds,
    async run(probe) {
      const body = probe.chatBody({ clientToken: 'deprecated' });
      const [one, other] = [expectSuccess(await probe.start(body)), expectSuccess(await probe.start(body))];
      if (one.get('chatID').words() === other.get('chatID').words()) fail('Expected two chats.');
    },
  },
  {
    name: 'makes one callback however often the request comes',
    section: '10.5',
    needs: callbackNeeds,
    async run(probe) {
      const body = probe.callbackBody({ clientToken: probe.newId() });
      const [one, other] = [expectSuccess(await probe.create(body)), expectSuccess(await probe.create(body))];
      if (one.get('callbackID').words() !== other.get('callbackID').words()) fail('Expected the same callback again.');
    },
  },
  {
    name: 'makes one account however often the request comes',
    section: '10.5',
    needs: ['common.footbridge.clientToken', 'common.supportRegistrationTracker'],
    async run(probe) {
      const id = probe.newId();
      const contact = { username: `conformance-${id.slice(0, 12)}`, password: `${id} passphrase` };
      const body = { contact, clientToken: probe.newId() };
      expectSuccess(await probe.register(body));
      expectSuccess(await probe.register(body));
    },
  },
  {
    name: 'takes one left message however often the request comes',
    section: '10.5',
    needs: [
      'common.footbridge.clientToken',
      'common.footbridge.offlineMessage',
      'callback.supportAuthenticationAnonymous',
    ],
    async run(probe) {
      const clientToken = probe.newId();
      expectSuccess(await leaveMessage(probe, { clientToken }));
      expectSuccess(await leaveMessage(probe, { clientToken }));
      expectFailure(await leaveMessage(probe, { clientToken, message: 'Something else' }), reasons.invalidContent);
    },
  },
];

export const repeats: Subject = { title: 'repeats', checks: [...messages, ...tokens] };
