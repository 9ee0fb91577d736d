import { reasons } from '@footbridge/protocol';
import type { Subject } from './check.js';
import { expectChatForm } from './forms.js';
import { NOBODY } from './probe.js';
import { expectFailure, expectSuccess } from './reply.js';

export const erase: Subject = {
  title: 'erase',
  needs: ['common.footbridge.erase'],
  checks: [
    {
      name: 'deletes a chat that has ended, after which it knows it no more',
      section: '10.6',
      needs: ['chat.start', 'chat.supportAuthenticationAnonymous'],
      async run(probe) {
        const chat = await probe.startChat();
        await chat.send('Forget me');
        expectSuccess(await chat.exit());
        expectChatForm(await probe.ask(`chat/erase/${chat.participantId}`, ''));
        expectFailure(await chat.reconnect(), reasons.unknownSession);
        expectFailure(await probe.ask(`chat/poll/${chat.participantId}`), reasons.unknownSession);
      },
    },
    {
      name: 'deletes no chat that goes on',
      section: '10.6',
      needs: ['chat.start', 'chat.supportAuthenticationAnonymous'],
      async run(probe) {
        const chat = await probe.startChat();
        expectFailure(await probe.ask(`chat/erase/${chat.participantId}`, ''));
        await chat.poll();
      },
    },
    {
      name: 'deletes a callback that has ended',
      section: '10.6',
      needs: ['callback.create', 'callback.supportAuthenticationAnonymous'],
      async run(probe) {
        const callback = await probe.createCallback();
        expectSuccess(await callback.disconnect());
        expectSuccess(await probe.ask(`callback/erase/${callback.participantId}`, ''));
        expectFailure(await callback.reconnect(), reasons.unknownSession);
      },
    },
    {
      name: 'deletes no callback that is still wanted',
      section: '10.6',
      needs: ['callback.create', 'callback.status', 'callback.supportAuthenticationAnonymous'],
      async run(probe) {
        const callback = await probe.createCallback();
        expectFailure(await probe.ask(`callback/erase/${callback.participantId}`, ''));
        expectSuccess(await callback.status());
      },
    },
    {
      name: `answers an unknown visitor with ${reasons.unknownSession}`,
      section: '5.2',
      async run(probe) {
        for (const kind of ['chat', 'callback']) {
          expectFailure(await probe.ask(`${kind}/erase/${NOBODY}`, ''), reasons.unknownSession);
        }
      },
    },
  ],
};
