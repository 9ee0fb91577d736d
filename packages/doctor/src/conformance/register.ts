import { reasons } from '@footbridge/protocol';
import { fail } from '../errors.js';
import type { Subject } from './check.js';
import { expectFailure, expectSuccess } from './reply.js';

/** Servers take few accounts from one address, so this makes no more of them than it must. */
export const register: Subject = {
  title: 'register',
  needs: ['common.supportRegistrationTracker'],
  checks: [
    {
      name: 'makes an account',
      section: '3.15',
      async run(probe) {
        await probe.account();
      },
    },
    {
      name: `answers a name that is taken with ${reasons.accountExists}, and names nobody`,
      section: '3.15',
      async run(probe) {
        const { username } = await probe.account();
        const answer = await probe.register({ contact: { username, password: 'another passphrase' } });
        expectFailure(answer, reasons.accountExists);
        if (!answer.get('participantID').isAbsent) fail('Expected no participantID.');
      },
    },
    {
      name: 'takes every field of the form, of which some are null',
      section: '3.15',
      async run(probe) {
        const id = probe.newId();
        const contact = {
          username: `conformance-${id.slice(0, 12)}`,
          password: `${id} passphrase`,
          firstName: 'Ola',
          lastName: 'Nordmann',
          homeURL: 'https://ola.example',
          homeEmail: 'ola@example.com',
          businessURL: null,
          remarks: 'r'.repeat(2_000),
        };
        expectSuccess(await probe.register({ contact }));
      },
    },
    {
      name: `answers an account without name or password with ${reasons.missingData}`,
      section: '3.15',
      async run(probe) {
        for (const contact of [undefined, { username: 'ola' }, { password: 'passphrase' }]) {
          expectFailure(await probe.register({ contact }), reasons.missingData);
        }
      },
    },
  ],
};
