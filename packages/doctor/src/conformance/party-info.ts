import { reasons, SYSTEM_PARTICIPANT_ID } from '@footbridge/protocol';
import { skip } from '../errors.js';
import type { Subject } from './check.js';
import type { Part } from './part.js';
import { NOBODY, type Probe } from './probe.js';
import { expectFailure, expectStatus, expectSuccess } from './reply.js';

/** What is told about the agent of a new chat. */
async function askAboutAgent(probe: Probe): Promise<{ readonly info: Part; readonly agentName: string }> {
  const { chat, agentName } = await probe.startWithAgent();
  const isAgent = (event: Part): boolean =>
    event.get('participantName').value === agentName && event.get('state').value === 'active';
  const { event } = await chat.hear('the agent to become active', isAgent);
  const body = { participantID: event.get('participantID').words() };
  return { info: expectSuccess(await probe.ask(`partyInfo/${chat.participantId}`, body)), agentName };
}

export const partyInfo: Subject = {
  title: 'partyInfo',
  needs: ['common.partyInfo', 'chat.start', 'chat.supportAuthenticationAnonymous'],
  checks: [
    {
      name: "tells the agent's name",
      section: '3.9',
      needs: ['agent'],
      async run(probe) {
        const { info, agentName } = await askAboutAgent(probe);
        info.get('name').equals(agentName);
      },
    },
    {
      name: 'names a photo, if there is one, by a path from the root that can be fetched',
      section: '3.9',
      needs: ['agent'],
      async run(probe) {
        const photo = (await askAboutAgent(probe)).info.get('photo');
        if (photo.isAbsent) skip('The agent has no photo.');
        expectStatus(await probe.fetchPath(photo.pathFromRoot(), { headers: {} }), 200);
      },
    },
    {
      name: 'answers politely when asked about the system',
      section: '3.9',
      async run(probe) {
        const { participantId } = await probe.startChat();
        const answer = await probe.ask(`partyInfo/${participantId}`, { participantID: SYSTEM_PARTICIPANT_ID });
        if (answer.get('status').get('type').value === 'success') answer.get('name').text();
        else expectFailure(answer, reasons.unknownParticipant);
      },
    },
    {
      name: `answers a participant who is not there with ${reasons.unknownParticipant}`,
      section: '3.9',
      async run(probe) {
        const { participantId } = await probe.startChat();
        const answer = await probe.ask(`partyInfo/${participantId}`, { participantID: NOBODY });
        expectFailure(answer, reasons.unknownParticipant);
      },
    },
    {
      name: `answers an unknown visitor with ${reasons.unknownSession}`,
      section: '5.2',
      async run(probe) {
        const answer = await probe.ask(`partyInfo/${NOBODY}`, { participantID: SYSTEM_PARTICIPANT_ID });
        expectFailure(answer, reasons.unknownSession);
      },
    },
    {
      name: `answers a body without participantID with ${reasons.missingData}`,
      section: '1.4',
      async run(probe) {
        const { participantId } = await probe.startChat();
        expectFailure(await probe.ask(`partyInfo/${participantId}`, {}), reasons.missingData);
      },
    },
  ],
};
