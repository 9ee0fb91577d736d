import { reasons } from '@footbridge/protocol';
import { fail } from '../errors.js';
import type { Subject } from './check.js';
import { expectChatForm, expectChatRefusal } from './forms.js';
import { NOBODY } from './probe.js';
import { expectFailure, expectSuccess, readJson, reasonOf } from './reply.js';

export const chatExit: Subject = {
  title: 'chat/exit',
  needs: ['chat.start', 'chat.exit', 'chat.supportAuthenticationAnonymous'],
  checks: [
    {
      name: 'ends a chat, and names nobody in the answer',
      section: '3.6',
      async run(probe) {
        const answer = await (await probe.startChat()).exit();
        expectChatForm(answer);
        if (!answer.get('participantID').isAbsent) fail('Expected no participantID.');
      },
    },
    {
      name: 'takes an empty body that says it is JSON, and none at all',
      section: '3.6',
      async run(probe) {
        const [one, other] = [await probe.startChat(), await probe.startChat()];
        expectSuccess(await one.exit());
        const reply = await probe.fetch(`chat/exit/${other.participantId}`, { method: 'POST', headers: {} });
        expectSuccess(readJson(reply).get('chat'));
      },
    },
    {
      name: 'may be asked again',
      section: '3.6',
      async run(probe) {
        const chat = await probe.startChat();
        await chat.exit();
        const again = await chat.exit();
        // The original client takes either for a normal end.
        if (reasonOf(again) !== undefined) expectFailure(again, reasons.unknownSession);
      },
    },
    {
      name: 'ends it for good',
      section: '3.6',
      async run(probe) {
        const chat = await probe.startChat();
        expectSuccess(await chat.exit());
        const body = { message: 'Still there?', contentType: 'text/plain' };
        expectFailure(await probe.ask(`chat/sendMessage/${chat.participantId}`, body));
      },
    },
    {
      name: `answers an unknown visitor with ${reasons.unknownSession}`,
      section: '3.6',
      async run(probe) {
        expectChatRefusal(await probe.ask(`chat/exit/${NOBODY}`, ''), reasons.unknownSession);
      },
    },
    {
      name: 'succeeds after the agent has ended the chat',
      section: '11',
      needs: ['agent'],
      async run(probe) {
        const { chat, agent } = await probe.startWithAgent();
        await agent.hangUp();
        await chat.hearState('disconnected');
        expectSuccess(await chat.exit());
      },
    },
  ],
};
