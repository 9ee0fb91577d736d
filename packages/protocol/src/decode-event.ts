import type { Decoded } from './decoded.js';
import {
  participantStates,
  wireParticipantTypes,
  type ChatEvent,
  type ParticipantState,
  type ParticipantType,
} from './events.js';
import { isFields, optionalString, type Fields } from './fields.js';

type Common = Pick<ChatEvent, 'sequence' | 'participantId' | 'participantType'>;
type EventReader = (fields: Fields, common: Common) => ChatEvent | undefined;

const conversation = (fields: Fields, common: Common) => ({
  ...common,
  conversationSequence:
    typeof fields.conversationSequenceNumber === 'number' ? fields.conversationSequenceNumber : undefined,
  displayName: optionalString(fields.displayName),
});

/** One reader for each event type on the wire; undefined where a field is missing or of the wrong type. protocol §4.2 */
const eventReaders = new Map<string, EventReader>([
  [
    'text',
    (fields, common) =>
      typeof fields.value === 'string'
        ? {
            type: 'text',
            ...conversation(fields, common),
            text: fields.value,
            contentType: optionalString(fields.contentType) ?? 'text/plain',
            messageId: optionalString(fields.messageID),
          }
        : undefined,
  ],
  [
    'url',
    (fields, common) =>
      typeof fields.value === 'string'
        ? { type: 'url', ...conversation(fields, common), text: fields.value }
        : undefined,
  ],
  [
    'file',
    (fields, common) =>
      typeof fields.value === 'string' && fields.value.startsWith('/')
        ? { type: 'file', ...conversation(fields, common), path: fields.value }
        : undefined,
  ],
  [
    'typingIndicator',
    (fields, common) =>
      typeof fields.value === 'boolean' ? { type: 'typing', ...common, typing: fields.value } : undefined,
  ],
  [
    'participantStateChanged',
    (fields, common) =>
      isParticipantState(fields.state)
        ? { type: 'participantState', ...common, state: fields.state, name: optionalString(fields.participantName) }
        : undefined,
  ],
]);

const participantTypes = new Map<string, ParticipantType>(
  (Object.keys(wireParticipantTypes) as ParticipantType[]).map((type) => [
    wireParticipantTypes[type].toLowerCase(),
    type,
  ]),
);

const isParticipantState = (value: unknown): value is ParticipantState =>
  (participantStates as readonly unknown[]).includes(value);

/** Reads one event. The problem says what is wrong without repeating what anybody wrote. */
export function decodeEvent(value: unknown): Decoded<ChatEvent, string> {
  if (!isFields(value)) return { ok: false, problem: 'an event that is not an object' };
  const { type, sequenceNumber, participantID, participantType } = value;
  const read = typeof type === 'string' ? eventReaders.get(type) : undefined;
  if (read === undefined) return { ok: false, problem: 'an event of an unknown type' };
  if (!Number.isSafeInteger(sequenceNumber) || typeof participantID !== 'string') {
    return { ok: false, problem: `a ${String(type)} event without its number or participant` };
  }
  const event = read(value, {
    sequence: sequenceNumber as number,
    participantId: participantID,
    // Real servers differ in case. protocol §4.1
    participantType: participantTypes.get((optionalString(participantType) ?? '').toLowerCase()),
  });
  return event ? { ok: true, value: event } : { ok: false, problem: `a malformed ${String(type)} event` };
}
