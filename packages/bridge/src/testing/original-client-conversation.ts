/** What the vendor's own client makes of events: whom it knows, and what it shows. protocol §4 and §11 items 3-5 */
import { SYSTEM_PARTICIPANT_ID } from '@footbridge/protocol';
import { asFields, type Fields } from './original-client-ajax.js';

export interface Participant {
  readonly participantId: string;
  readonly name: string;
  readonly state: string;
}

/** A line of the message panel. */
export interface Line {
  readonly kind: 'text' | 'url' | 'file';
  readonly from: string;
  readonly text: string;
}

const KNOWN_STATES = ['initializing', 'alerting', 'active', 'held', 'voicemail', 'disconnected'];
const KNOWN_TYPES = ['participantStateChanged', 'text', 'url', 'file', 'typingIndicator'];

export class OriginalConversation {
  readonly participants = new Map<string, Participant>();
  /** Everything that was ever shown: reconnecting clears the participants, not the panel. */
  readonly lines: Line[] = [];
  readonly typing = new Set<string>();
  /** What could not be read, and was lost. */
  readonly losses: string[] = [];

  constructor() {
    this.clearParticipants();
  }

  /** The system is there from the beginning. */
  clearParticipants(): void {
    this.participants.clear();
    this.participants.set(SYSTEM_PARTICIPANT_ID, {
      participantId: SYSTEM_PARTICIPANT_ID,
      name: 'IC',
      state: 'active',
    });
  }

  /**
   * Takes an answer's events in the order in which they came, also those that it has seen before.
   *
   * @throws TypeError if one is of a type or a state that it does not know; then all of the answer is lost.
   */
  take(events: readonly unknown[]): readonly Participant[] {
    const parsed = events.map((event) => asFields(event) ?? {});
    for (const { type, state } of parsed) {
      if (!KNOWN_TYPES.includes(String(type))) throw new TypeError('An event is of an unknown type.');
      if (type === 'participantStateChanged' && !KNOWN_STATES.includes(String(state))) {
        throw new TypeError('A participant is in an unknown state.');
      }
    }
    return parsed.flatMap((event) => this.#takeOne(event));
  }

  /** Who changed their state by the event. */
  #takeOne(event: Fields): readonly Participant[] {
    const { type, participantID: participantId, value } = event;
    if (typeof participantId !== 'string') return this.#lose('an event without participantID');
    if (type === 'participantStateChanged') return this.#changeState(participantId, event);
    const participant = this.participants.get(participantId);
    if (!participant) return this.#lose(`a ${String(type)} of somebody who was never announced`);
    if (type === 'typingIndicator') {
      if (typeof value !== 'boolean') return this.#lose('a typingIndicator that is no boolean');
      this.typing[value ? 'add' : 'delete'](participantId);
      return [];
    }
    if (typeof value !== 'string' || value === '') return this.#lose(`a ${String(type)} without words`);
    if (type === 'text' && typeof event.contentType !== 'string') return this.#lose('a text without contentType');
    const { displayName } = event;
    const from = participantId === SYSTEM_PARTICIPANT_ID && displayName ? String(displayName) : participant.name;
    this.lines.push({ kind: type as Line['kind'], from, text: value });
    return [];
  }

  #changeState(participantId: string, { state, participantName }: Fields): readonly Participant[] {
    const known = this.participants.get(participantId);
    const name = participantName ?? known?.name;
    if (typeof name !== 'string') return this.#lose('a new participant without a name');
    const participant = { participantId, name, state: String(state) };
    this.participants.set(participantId, participant);
    return [participant];
  }

  #lose(what: string): readonly Participant[] {
    this.losses.push(what);
    return [];
  }
}
