import { reasons } from '@footbridge/protocol';
import { fail } from '../errors.js';
import type { Check, Subject } from './check.js';
import { expectFailure, expectSuccess, reasonOf } from './reply.js';

type Over = Readonly<Record<string, unknown>>;

const caller = { name: 'Ola N.', credentials: '', telephone: '+47 555 01 22' };

const taking = (name: string, over: Over, section = '3.11'): Check => ({
  name: `takes ${name}`,
  section,
  async run(probe) {
    await probe.createCallback(over);
  },
});

const missing = (name: string, over: Over): Check => ({
  name: `answers a callback ${name} with ${reasons.missingData}`,
  section: '3.11',
  async run(probe) {
    expectFailure(await probe.create(probe.callbackBody(over)), reasons.missingData);
  },
});

export const callbackCreate: Subject = {
  title: 'callback/create',
  needs: ['callback.create', 'callback.supportAuthenticationAnonymous'],
  checks: [
    {
      name: 'gives an id to the visitor and one to the callback',
      section: '3.11',
      async run(probe) {
        const callback = await probe.createCallback();
        if (callback.participantId === callback.callbackId) fail('Expected two different ids.');
      },
    },
    {
      name: 'makes a new callback each time',
      section: '3.11',
      async run(probe) {
        const [one, other] = [await probe.createCallback(), await probe.createCallback()];
        if (one.participantId === other.participantId || one.callbackId === other.callbackId) {
          fail('Expected fresh ids.');
        }
      },
    },
    {
      name: 'suggests in milliseconds when to ask, if it does',
      section: '3.11',
      async run(probe) {
        const wait = (await probe.createCallback()).created.get('pollWaitSuggestion');
        if (!wait.isAbsent) wait.integer(1);
      },
    },
    taking('the target type as the original client spells it', { targettype: 'Workgroup' }),
    taking('the target type as other clients spell it', { targettype: undefined, targetType: 'workgroup' }),
    taking('a caller without credentials', { participant: { ...caller, credentials: undefined } }),
    taking('no subject', { subject: undefined }),
    taking('a subject of 2,000 characters', { subject: 's'.repeat(2_000) }, '11'),
    taking('a telephone of 255 characters', { participant: { ...caller, telephone: '5'.repeat(255) } }, '11'),
    taking('attributes, of which some are null', { attributes: { order: '8841', coupon: null } }),
    taking('skills that it has no mapping for', { routingContexts: [{ category: 'X', context: 'Y' }] }, '10.7'),
    {
      name: 'takes keys in Pascal case',
      section: '1.4',
      async run(probe) {
        const Participant = { Name: 'Ola N.', Credentials: null, Telephone: '+47 555 01 22' };
        expectSuccess(await probe.create({ Target: probe.target, TargetType: 'Workgroup', Participant }));
      },
    },
    {
      name: 'cuts or refuses a subject that is too long',
      section: '3.11',
      async run(probe) {
        const answer = await probe.create(probe.callbackBody({ subject: 's'.repeat(2_001) }));
        if (reasonOf(answer) !== undefined) expectFailure(answer, reasons.invalidContent);
      },
    },
    missing('without a telephone', { participant: { ...caller, telephone: undefined } }),
    missing('without a name', { participant: { ...caller, name: undefined } }),
    missing('without a target', { target: undefined }),
    {
      name: `answers an unknown queue with ${reasons.badTarget}`,
      section: '3.2',
      async run(probe) {
        const target = `No such queue ${probe.newId()}`;
        expectFailure(await probe.create(probe.callbackBody({ target })), reasons.badTarget);
      },
    },
    {
      name: `answers a wrong password with ${reasons.badCredentials}`,
      section: '5.2',
      needs: ['callback.supportAuthenticationTracker'],
      async run(probe) {
        const participant = { ...caller, name: `nobody-${probe.newId().slice(0, 12)}`, credentials: 'wrong' };
        expectFailure(await probe.create(probe.callbackBody({ participant })), reasons.badCredentials);
      },
    },
    {
      name: 'lets a registered visitor in by name and password',
      section: '6.15',
      needs: ['callback.supportAuthenticationTracker', 'common.supportRegistrationTracker'],
      async run(probe) {
        const { username, password } = await probe.account();
        await probe.createCallback({ participant: { ...caller, name: username, credentials: password } });
      },
    },
  ],
};
