import { reasons } from '@footbridge/protocol';
import type { Check, Subject } from './check.js';
import type { Part } from './part.js';
import type { Probe } from './probe.js';
import { expectFailure, expectSuccess } from './reply.js';

const query = (probe: Probe, over: Readonly<Record<string, unknown>> = {}): Promise<Part> =>
  probe.ask('queue/query', {
    queueName: probe.target,
    queueType: 'Workgroup',
    participant: { name: 'Anonymous User', credentials: '', username: '', password: '' },
    ...over,
  });

/** protocol §9 item 13 */
const spelling = (client: string, over: Readonly<Record<string, unknown>>): Check => ({
  name: `takes who asks as ${client} spells it`,
  section: '3.10',
  async run(probe) {
    expectSuccess(await query(probe, over));
  },
});

export const queueQuery: Subject = {
  title: 'queue/query',
  needs: ['queueQuery.supportAuthenticationAnonymous'],
  checks: [
    {
      name: 'tells how many agents are free and how many seconds one waits, as integers',
      section: '3.10',
      async run(probe) {
        const queue = expectSuccess(await query(probe));
        queue.get('agentsAvailable').integer();
        queue.get('estimatedWaitTime').integer();
      },
    },
    spelling('the original client', { participant: { username: '', password: '' } }),
    spelling('the C# client', { participant: { name: 'Anonymous User', credentials: null } }),
    spelling('the Go client', { participant: undefined, participantName: 'Nadia Q.' }),
    {
      name: 'takes keys in Pascal case',
      section: '1.4',
      async run(probe) {
        const body = { QueueName: probe.target, QueueType: 'Workgroup', Participant: { Name: 'Nadia Q.' } };
        expectSuccess(await probe.ask('queue/query', body));
      },
    },
    {
      name: `answers an unknown queue with ${reasons.invalidQueue}`,
      section: '3.10',
      async run(probe) {
        expectFailure(await query(probe, { queueName: `No such queue ${probe.newId()}` }), reasons.invalidQueue);
      },
    },
    {
      name: `answers a type that has no queues with ${reasons.invalidQueueType}`,
      section: '5.2',
      async run(probe) {
        expectFailure(await query(probe, { queueType: 'Station' }), reasons.invalidQueueType);
      },
    },
    {
      name: `answers a body without queueName with ${reasons.missingData}`,
      section: '1.4',
      async run(probe) {
        expectFailure(await query(probe, { queueName: undefined }), reasons.missingData);
      },
    },
    {
      name: `answers a wrong password with ${reasons.badCredentials}`,
      section: '3.10',
      needs: ['queueQuery.supportAuthenticationTracker'],
      async run(probe) {
        const nobody = { name: `nobody-${probe.newId().slice(0, 12)}`, credentials: 'wrong' };
        expectFailure(await query(probe, { participant: nobody }), reasons.badCredentials);
      },
    },
  ],
};
