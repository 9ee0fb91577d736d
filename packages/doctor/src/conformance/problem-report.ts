import type { Subject } from './check.js';
import { NOBODY } from './probe.js';
import { expectStatus } from './reply.js';

const report = JSON.stringify({
  version: 1,
  attemptedWork: 'https://shop.example/I3Root/Server1/websvcs/chat/poll',
  userAgent: 'ExampleBrowser/1.0',
  failedRequestHistory: [],
  timedOutRequestHistory: [],
  connectivityFailureHistory: [],
  exceptions: 'Failed request',
});

export const problemReport: Subject = {
  title: 'problemReport',
  needs: ['chat.start', 'chat.supportAuthenticationAnonymous'],
  checks: [
    {
      name: 'takes a report',
      section: '3.16',
      needs: ['common.problemReport'],
      async run(probe) {
        const { participantId } = await probe.startChat();
        expectStatus(await probe.fetch(`problemReport/${participantId}`, { body: report }), 200);
      },
    },
    {
      name: 'takes a report that was cut in the middle of a string',
      section: '3.16',
      needs: ['common.problemReport'],
      async run(probe) {
        const { participantId } = await probe.startChat();
        const body = report.slice(0, 40) + 'x'.repeat(15_300);
        expectStatus(await probe.fetch(`problemReport/${participantId}`, { body }), 200);
      },
    },
    {
      name: 'bears a report that it does not want',
      section: '3.16',
      async run(probe) {
        expectStatus(await probe.fetch(`problemReport/${NOBODY}`, { body: report }), 200, 404);
      },
    },
  ],
};
