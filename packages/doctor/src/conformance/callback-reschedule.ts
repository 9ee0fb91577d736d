import { reasons } from '@footbridge/protocol';
import { fail } from '../errors.js';
import type { Subject } from './check.js';
import type { Part } from './part.js';
import { NOBODY } from './probe.js';
import { expectFailure, expectSuccess } from './reply.js';

/** Soon enough for every server, by its own clock. */
const inHours = (hours: number, now: number): string => new Date(now + hours * 3_600_000).toISOString();

/** Spellings of the same moment are equal. */
function expectTime(status: Part, expected: string): void {
  const time = expectSuccess(status).get('preferredTime');
  if (Date.parse(time.words()) !== Date.parse(expected)) fail(`Expected the time that was asked for at ${time.path}.`);
}

export const callbackReschedule: Subject = {
  title: 'callback/reschedule',
  needs: ['callback.footbridge.callbackTime', 'callback.create', 'callback.supportAuthenticationAnonymous'],
  checks: [
    {
      name: 'keeps the time at which a visitor wants to be called',
      section: '10.6',
      async run(probe) {
        const preferredTime = inHours(2, probe.now());
        expectTime(await (await probe.createCallback({ preferredTime })).status(), preferredTime);
      },
    },
    {
      name: 'takes another time later',
      section: '10.6',
      async run(probe) {
        const now = probe.now();
        const callback = await probe.createCallback({ preferredTime: inHours(2, now) });
        expectSuccess(await callback.reschedule(inHours(3, now)));
        expectTime(await callback.status(), inHours(3, now));
      },
    },
    {
      name: 'takes a time for a callback that had none',
      section: '10.6',
      async run(probe) {
        const preferredTime = inHours(1, probe.now());
        const callback = await probe.createCallback();
        expectSuccess(await callback.reschedule(preferredTime));
        expectTime(await callback.status(), preferredTime);
      },
    },
    {
      name: `answers what is no time with an offset with ${reasons.invalidContent}`,
      section: '10.6',
      async run(probe) {
        const callback = await probe.createCallback();
        for (const time of ['tomorrow', '2031-02-30T10:00:00Z', '2031-02-03T10:00:00', 7]) {
          expectFailure(await callback.reschedule(time), reasons.invalidContent);
        }
      },
    },
    {
      name: `answers a body without a time with ${reasons.missingData}`,
      section: '1.4',
      async run(probe) {
        expectFailure(await (await probe.createCallback()).reschedule(undefined), reasons.missingData);
      },
    },
    {
      name: `answers an unknown visitor with ${reasons.unknownSession}`,
      section: '3.12',
      async run(probe) {
        const preferredTime = inHours(1, probe.now());
        expectFailure(await probe.ask(`callback/reschedule/${NOBODY}`, { preferredTime }), reasons.unknownSession);
      },
    },
  ],
};
