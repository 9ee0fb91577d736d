import { reasons } from '@footbridge/protocol';
import { fail } from '../errors.js';
import type { Subject } from './check.js';
import { eventsOf, textsOf } from './conversations.js';
import { expectChatForm, expectChatRefusal, expectSequence } from './forms.js';
import { NOBODY } from './probe.js';
import { expectSuccess } from './reply.js';

export const chatReconnect: Subject = {
  title: 'chat/reconnect',
  needs: ['chat.start', 'chat.reconnect', 'chat.supportAuthenticationAnonymous'],
  checks: [
    {
      name: "gives the visitor's id, which is the same",
      section: '3.7',
      async run(probe) {
        const chat = await probe.startChat();
        const answer = await chat.reconnect();
        expectChatForm(answer);
        const { value } = answer.get('participantID');
        if (value !== chat.participantId) fail('Expected the participantID that the start gave.');
      },
    },
    {
      name: 'takes the key in the spelling of other clients',
      section: '3.7',
      async run(probe) {
        const { chatId } = await probe.startChat();
        expectSuccess(await probe.ask('chat/reconnect', { chatId }));
      },
    },
    {
      name: 'tells again who is there, numbered from 0',
      section: '3.7',
      async run(probe) {
        const chat = await probe.startChat();
        await chat.hearState('active', eventsOf(chat.started));
        const reconnected = eventsOf(expectSuccess(await chat.reconnect()));
        const { events } = await chat.hearState('active', reconnected);
        expectSequence(events, 0);
      },
    },
    {
      name: 'repeats no text that was told before',
      section: '3.7',
      async run(probe) {
        const chat = await probe.startChat();
        await chat.send('told once');
        const events = [...eventsOf(expectSuccess(await chat.reconnect())), ...eventsOf(await chat.poll())];
        if (textsOf(events).includes('told once')) fail('Expected no old text.');
      },
    },
    {
      name: 'lets the chat go on',
      section: '3.7',
      async run(probe) {
        const chat = await probe.startChat();
        await chat.reconnect();
        if (!textsOf(eventsOf(await chat.send('still here'))).includes('still here')) fail('Expected the echo.');
      },
    },
    {
      name: `answers an unknown chat with ${reasons.unknownSession}`,
      section: '3.7',
      async run(probe) {
        expectChatRefusal(await probe.ask('chat/reconnect', { chatID: NOBODY }), reasons.unknownSession);
      },
    },
    {
      name: "does not know a visitor's id for a chat's",
      section: '3.7',
      async run(probe) {
        const { participantId } = await probe.startChat();
        expectChatRefusal(await probe.ask('chat/reconnect', { chatID: participantId }), reasons.unknownSession);
      },
    },
    {
      name: `answers a body without chatID with ${reasons.missingData}`,
      section: '1.4',
      async run(probe) {
        expectChatRefusal(await probe.ask('chat/reconnect', {}), reasons.missingData);
      },
    },
  ],
};
