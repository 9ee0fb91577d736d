import { reasons } from '@footbridge/protocol';
import type { Subject } from './check.js';
import { expectChatForm, expectChatRefusal } from './forms.js';
import { NOBODY } from './probe.js';

export const chatSetTypingState: Subject = {
  title: 'chat/setTypingState',
  needs: ['chat.start', 'chat.setTypingState', 'chat.supportAuthenticationAnonymous'],
  checks: [
    {
      name: 'takes that the visitor types, and that no more',
      section: '3.5',
      async run(probe) {
        const chat = await probe.startChat();
        expectChatForm(await chat.type(true));
        expectChatForm(await chat.type(false));
      },
    },
    {
      name: `answers a body without typingIndicator with ${reasons.missingData}`,
      section: '1.4',
      async run(probe) {
        const { participantId } = await probe.startChat();
        expectChatRefusal(await probe.ask(`chat/setTypingState/${participantId}`, {}), reasons.missingData);
      },
    },
    {
      name: `answers a typingIndicator that is no boolean with ${reasons.invalidContent}`,
      section: '1.4',
      async run(probe) {
        const { participantId } = await probe.startChat();
        const answer = await probe.ask(`chat/setTypingState/${participantId}`, { typingIndicator: 'yes' });
        expectChatRefusal(answer, reasons.invalidContent);
      },
    },
    {
      name: `answers an unknown visitor with ${reasons.unknownSession}`,
      section: '3.3',
      async run(probe) {
        const answer = await probe.ask(`chat/setTypingState/${NOBODY}`, { typingIndicator: true });
        expectChatRefusal(answer, reasons.unknownSession);
      },
    },
  ],
};
