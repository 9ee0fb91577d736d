import { reasons } from '@footbridge/protocol';
import type { Subject } from './check.js';
import { NOBODY } from './probe.js';
import { expectFailure, expectSuccess, reasonOf } from './reply.js';

export const callbackDisconnect: Subject = {
  title: 'callback/disconnect',
  needs: ['callback.create', 'callback.disconnect', 'callback.supportAuthenticationAnonymous'],
  checks: [
    {
      name: 'cancels a callback',
      section: '3.13',
      async run(probe) {
        const callback = await probe.createCallback();
        expectSuccess(await callback.disconnect());
        expectFailure(await callback.reconnect(), reasons.unknownSession);
      },
    },
    {
      name: 'may be asked again',
      section: '3.13',
      async run(probe) {
        const callback = await probe.createCallback();
        await callback.disconnect();
        const again = await callback.disconnect();
        if (reasonOf(again) !== undefined) expectFailure(again, reasons.unknownSession);
      },
    },
    {
      name: `answers an unknown visitor with ${reasons.unknownSession}`,
      section: '3.12',
      async run(probe) {
        expectFailure(await probe.ask(`callback/disconnect/${NOBODY}`, ''), reasons.unknownSession);
      },
    },
  ],
};
