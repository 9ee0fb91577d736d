/** Checks that every answer of a kind must pass, whatever it answers. */
import { participantStates, SYSTEM_PARTICIPANT_ID, wireEventTypes, wireParticipantTypes } from '@footbridge/protocol';
import { fail } from '../errors.js';
import { eventsOf } from './conversations.js';
import type { Part } from './part.js';
import { expectFailure, expectSuccess } from './reply.js';

/** A success of any chat request. protocol §3.0 */
export function expectChatForm(answer: Part): void {
  expectSuccess(answer);
  answer.get('pollWaitSuggestion').integer(1);
  answer.get('cfgVer').integer(1);
  for (const event of eventsOf(answer)) expectEventForm(event);
}

/** A refusal of any chat request says too when to ask again. protocol §3.0 */
export function expectChatRefusal(answer: Part, reason: string): void {
  expectFailure(answer, reason);
  answer.get('pollWaitSuggestion').integer(1);
}

/** One unknown type or state, and the original client loses the whole answer. protocol §4.1-4.3 and §11 item 4 */
export function expectEventForm(event: Part): void {
  event.get('type').oneOf(Object.values(wireEventTypes));
  event.get('participantID').guid();
  event.get('sequenceNumber').integer();
  const participantType = event.get('participantType');
  if (!participantType.isAbsent) participantType.oneOf(Object.values(wireParticipantTypes));
  const type = event.get('type').text();
  if (type === wireEventTypes.participantState) {
    event.get('state').oneOf(participantStates);
    if (!event.get('participantName').isAbsent) event.get('participantName').text();
  } else if (type === wireEventTypes.typing) {
    event.get('value').boolean();
  } else {
    expectLineForm(event, type);
  }
}

function expectLineForm(event: Part, type: string): void {
  event.get('value').words();
  if (!event.get('displayName').isAbsent) event.get('displayName').text();
  if (!event.get('conversationSequenceNumber').isAbsent) event.get('conversationSequenceNumber').integer();
  if (type === wireEventTypes.text) event.get('contentType').equals('text/plain');
  if (type === wireEventTypes.file) event.get('value').pathFromRoot();
}

/** The first event of anybody but the system says who that is. protocol §11 item 3 */
export function expectIntroductions(events: readonly Part[]): void {
  const known = new Set<unknown>([SYSTEM_PARTICIPANT_ID]);
  for (const event of events) {
    const { value } = event.get('participantID');
    if (!known.has(value)) {
      if (event.get('type').value !== wireEventTypes.participantState) {
        fail(`Expected a participantStateChanged before ${event.path}, which is the first of its participant.`);
      }
      event.get('participantName').text();
    }
    known.add(value);
  }
}

/** One counter over all events of a chat. protocol §4.4 */
export function expectSequence(events: readonly Part[], first: number): void {
  events.forEach((event, index) => event.get('sequenceNumber').equals(first + index));
}
