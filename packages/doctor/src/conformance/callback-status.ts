import { reasons } from '@footbridge/protocol';
import { fail } from '../errors.js';
import type { Subject } from './check.js';
import type { Part } from './part.js';
import { NOBODY } from './probe.js';
import { expectFailure, expectSuccess } from './reply.js';

const COUNTS = [
  'queuePosition',
  'queueWaitTime',
  'longestWaitTime',
  'callsWaitingCount',
  'loggedInAgentsCount',
  'availableAgentsCount',
];

function expectAcdStatus(acdStatus: Part): void {
  if (acdStatus.isAbsent) return;
  for (const name of COUNTS) {
    const count = acdStatus.get(name);
    if (!count.isAbsent) count.integer();
  }
  // -1 is unknown.
  if (!acdStatus.get('estimatedCallbackTime').isAbsent) acdStatus.get('estimatedCallbackTime').integer(-1);
  for (const name of ['interactionState', 'queueName']) {
    if (!acdStatus.get(name).isAbsent) acdStatus.get(name).words();
  }
}

export const callbackStatus: Subject = {
  title: 'callback/status',
  needs: ['callback.create', 'callback.status', 'callback.supportAuthenticationAnonymous'],
  checks: [
    {
      name: 'tells where the callback stands, every number an integer under its name on the wire',
      section: '3.12',
      async run(probe) {
        const callback = await probe.createCallback();
        expectAcdStatus(expectSuccess(await callback.status()).get('acdStatus'));
      },
    },
    {
      name: 'shows no placeholder in the state, which is for people',
      section: '3.12',
      async run(probe) {
        const state = (await (await probe.createCallback()).status()).get('acdStatus').get('interactionState');
        if (!state.isAbsent && /%\d+%/.test(state.text())) state.refuse('a text without placeholders');
      },
    },
    {
      name: 'may be asked as often as a client likes',
      section: '3.12',
      async run(probe) {
        const callback = await probe.createCallback();
        for (let times = 0; times < 5; times += 1) expectSuccess(await callback.status());
      },
    },
    {
      name: 'names the agent once there is one, with an id that partyInfo knows',
      section: '3.12',
      needs: ['agent'],
      async run(probe) {
        const name = `Visitor ${probe.newId().slice(0, 12)}`;
        const participant = { name, credentials: '', telephone: '+47 555 01 22' };
        const callback = await probe.createCallback({ participant });
        const { agentName } = await probe.take(name);
        const agent = expectSuccess(await callback.status()).get('assignedAgent');
        agent.get('name').equals(agentName);
        const participantID = agent.get('participantID').words();
        const info = await probe.ask(`partyInfo/${callback.participantId}`, { participantID });
        expectSuccess(info).get('name').equals(agentName);
      },
    },
    {
      name: `answers an unknown visitor with ${reasons.unknownSession}`,
      section: '3.12',
      async run(probe) {
        expectFailure(await probe.ask(`callback/status/${NOBODY}`), reasons.unknownSession);
      },
    },
    {
      name: `answers a callback that has ended with ${reasons.unknownSession}`,
      section: '3.12',
      async run(probe) {
        const callback = await probe.createCallback();
        expectSuccess(await callback.disconnect());
        expectFailure(await callback.status(), reasons.unknownSession);
      },
    },
    {
      name: 'keeps chats and callbacks apart',
      section: '5.2',
      needs: ['chat.poll'],
      async run(probe) {
        const { participantId } = await probe.createCallback();
        const answer = expectFailure(await probe.ask(`chat/poll/${participantId}`), reasons.unknownSession);
        if (answer.path !== 'chat') fail('Expected the root of the request.');
      },
    },
  ],
};
