import { reasons } from '@footbridge/protocol';
import type { Subject } from './check.js';
import { NOBODY } from './probe.js';
import { expectFailure, expectSuccess } from './reply.js';

export const callbackReconnect: Subject = {
  title: 'callback/reconnect',
  needs: ['callback.create', 'callback.reconnect', 'callback.supportAuthenticationAnonymous'],
  checks: [
    {
      name: 'gives an id under which the callback goes on, be it the same or a new one',
      section: '3.14',
      async run(probe) {
        const callback = await probe.createCallback();
        const answer = expectSuccess(await callback.reconnect());
        const participantId = answer.get('participantID').words();
        expectSuccess(await probe.ask(`callback/status/${participantId}`));
      },
    },
    {
      name: 'takes the key in any case',
      section: '1.4',
      async run(probe) {
        const { callbackId } = await probe.createCallback();
        expectSuccess(await probe.ask('callback/reconnect', { callbackId }));
      },
    },
    {
      name: `answers an unknown callback with ${reasons.unknownSession}`,
      section: '7.7',
      async run(probe) {
        expectFailure(await probe.ask('callback/reconnect', { callbackID: NOBODY }), reasons.unknownSession);
      },
    },
    {
      name: `answers a body without callbackID with ${reasons.missingData}`,
      section: '1.4',
      async run(probe) {
        expectFailure(await probe.ask('callback/reconnect', {}), reasons.missingData);
      },
    },
  ],
};
