/** What a check has begun, as the visitor who began it. */
import { fail } from '../errors.js';
import type { Part } from './part.js';
import type { Probe } from './probe.js';
import { expectSuccess } from './reply.js';

const POLLS_FOR_AN_EVENT = 20;
const BETWEEN_POLLS_MS = 100;

/** A chat of a check's. */
export class Chat {
  readonly participantId: string;
  readonly chatId: string;
  readonly started: Part;
  readonly #probe: Probe;

  constructor(probe: Probe, started: Part) {
    this.#probe = probe;
    this.started = started;
    this.participantId = started.get('participantID').words();
    this.chatId = started.get('chatID').words();
  }

  /** `query` as it goes into the URL, for example `?ack=-1`. */
  async poll(query = ''): Promise<Part> {
    return expectSuccess(await this.#probe.ask(`chat/poll/${this.participantId}`, undefined, query));
  }

  async send(message: string, over: object = {}, query = ''): Promise<Part> {
    const body = { message, contentType: 'text/plain', ...over };
    return expectSuccess(await this.#probe.ask(`chat/sendMessage/${this.participantId}`, body, query));
  }

  async type(typingIndicator: boolean, query = ''): Promise<Part> {
    const path = `chat/setTypingState/${this.participantId}`;
    return expectSuccess(await this.#probe.ask(path, { typingIndicator }, query));
  }

  exit(): Promise<Part> {
    return this.#probe.ask(`chat/exit/${this.participantId}`, '');
  }

  reconnect(over: object = {}): Promise<Part> {
    return this.#probe.ask('chat/reconnect', { chatID: this.chatId, ...over });
  }

  /** Polls until the event that is wanted has come. Answers it, and all that came before. */
  async hear(
    what: string,
    isWanted: (event: Part) => boolean,
    seen: readonly Part[] = [],
  ): Promise<{ readonly event: Part; readonly events: readonly Part[] }> {
    const events = [...seen];
    for (let tries = 0; tries < POLLS_FOR_AN_EVENT && !events.some(isWanted); tries += 1) {
      if (tries > 0) await this.#probe.pause(BETWEEN_POLLS_MS);
      events.push(...eventsOf(await this.poll()));
    }
    return { event: events.find(isWanted) ?? fail(`Expected ${what}.`), events };
  }

  /** As `hear`, for the visitor's own state. */
  hearState(state: string, seen: readonly Part[] = []) {
    return this.hear(`the visitor to become ${state}`, isState(this.participantId, state), seen);
  }
}

/** A callback of a check's. */
export class Callback {
  readonly participantId: string;
  readonly callbackId: string;
  readonly created: Part;
  readonly #probe: Probe;

  constructor(probe: Probe, created: Part) {
    this.#probe = probe;
    this.created = created;
    this.participantId = created.get('participantID').words();
    this.callbackId = created.get('callbackID').words();
  }

  status(): Promise<Part> {
    return this.#probe.ask(`callback/status/${this.participantId}`);
  }

  disconnect(): Promise<Part> {
    return this.#probe.ask(`callback/disconnect/${this.participantId}`, '');
  }

  reconnect(): Promise<Part> {
    return this.#probe.ask('callback/reconnect', { callbackID: this.callbackId });
  }

  reschedule(preferredTime: unknown): Promise<Part> {
    return this.#probe.ask(`callback/reschedule/${this.participantId}`, { preferredTime });
  }
}

/** The events of an answer; many answers have none. protocol §3.0 */
export function eventsOf(answer: Part): readonly Part[] {
  const events = answer.get('events');
  return events.isAbsent ? [] : events.list();
}

/** Whether an event says that somebody is in this state. */
export const isState =
  (participantId: string, state: string) =>
  (event: Part): boolean =>
    event.get('participantID').value === participantId && event.get('state').value === state;

export const isText = (event: Part): boolean => event.get('type').value === 'text';

/** The texts among events, of one participant or of all. */
export const textsOf = (events: readonly Part[], participantId?: string): readonly string[] =>
  events
    .filter((event) => isText(event))
    .filter((event) => participantId === undefined || event.get('participantID').value === participantId)
    .map((event) => event.get('value').text());

export const sequencesOf = (events: readonly Part[]): readonly number[] =>
  events.map((event) => event.get('sequenceNumber').integer());
