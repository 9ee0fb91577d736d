import { reasons } from '@footbridge/protocol';
import type { Check, Subject } from './check.js';
import type { Part } from './part.js';
import type { Probe } from './probe.js';
import { expectFailure, expectSuccess } from './reply.js';

type Over = Readonly<Record<string, unknown>>;

export const leaveMessage = (probe: Probe, over: Over = {}): Promise<Part> =>
  probe.patiently('message/create', {
    target: probe.target,
    targetType: 'Workgroup',
    participant: { name: 'Ola N.', credentials: '' },
    emailAddress: 'ola@example.com',
    message: 'Please write to me.',
    language: 'en-us',
    ...over,
  });

const refusing = (what: string, reason: string, over: Over): Check => ({
  name: `answers ${what} with ${reason}`,
  section: '10.6',
  async run(probe) {
    expectFailure(await leaveMessage(probe, over), reason);
  },
});

export const messageCreate: Subject = {
  title: 'message/create',
  needs: ['common.footbridge.offlineMessage', 'callback.supportAuthenticationAnonymous'],
  checks: [
    {
      name: 'takes a message of up to 4,000 characters',
      section: '10.6',
      async run(probe) {
        expectSuccess(await leaveMessage(probe, { message: 'm'.repeat(4_000) }));
      },
    },
    refusing('a longer one', reasons.invalidContent, { message: 'm'.repeat(4_001) }),
    refusing('what is no e-mail address', reasons.invalidContent, { emailAddress: 'ola@' }),
    refusing('an address with a line break', reasons.invalidContent, { emailAddress: 'ola@example.com\r\nBcc: x@y' }),
    refusing('a message without an address', reasons.missingData, { emailAddress: undefined }),
    refusing('a message without words', reasons.missingData, { message: '' }),
    refusing('a message without a target', reasons.missingData, { target: undefined }),
    refusing('an unknown queue', reasons.badTarget, { target: 'No such queue 7c1e' }),
  ],
};
