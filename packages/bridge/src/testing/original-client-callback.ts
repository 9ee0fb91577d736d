/** A callback as the vendor's own client holds it. protocol §6.10 and §6.7 */
import { asFields, type Fields } from './original-client-ajax.js';
import { callbackBody, type CallbackForm } from './original-client-forms.js';
import { OriginalTimer, type ClientSeam } from './original-client-seam.js';

const FIRST_STATUS_MS = 1_500;
const STATUS_EVERY_MS = 10_000;

export class OriginalCallback {
  participantId = '';
  callbackId = '';
  isOpen = false;
  /** Undefined until the first status has come. */
  status: Fields | undefined;
  /** What the page shows of the agent. */
  agentName: string | undefined;
  photo: string | undefined;
  readonly #client: ClientSeam;
  readonly #timer: OriginalTimer;

  constructor(client: ClientSeam) {
    this.#client = client;
    this.#timer = new OriginalTimer(client.clock, () => void this.#askStatus());
  }

  /** Answers the error for the form; undefined once the callback is asked for. */
  async create(form: CallbackForm): Promise<string | undefined> {
    const { error, content } = await this.#client.ask('callbackCreate', '', callbackBody(form));
    if (error !== undefined) return error;
    this.participantId = String(content.participantID);
    this.callbackId = String(content.callbackID);
    this.isOpen = true;
    this.#timer.once(FIRST_STATUS_MS);
    return undefined;
  }

  async disconnect(): Promise<string | undefined> {
    const { error } = await this.#client.ask('callbackDisconnect', this.participantId, '');
    if (error === undefined) this.stop();
    return error;
  }

  stop(): void {
    this.pause();
    this.isOpen = false;
  }

  pause(): void {
    this.#timer.stop();
  }

  async reconnect(): Promise<boolean> {
    const { error, content } = await this.#client.ask('callbackReconnect', '', { callbackID: this.callbackId });
    if (error !== undefined) {
      this.stop();
      return false;
    }
    this.participantId = String(content.participantID);
    this.#timer.once(FIRST_STATUS_MS);
    return true;
  }

  async #askStatus(): Promise<void> {
    this.#timer.every(STATUS_EVERY_MS);
    const { error, content } = await this.#client.ask('callbackStatus', this.participantId);
    if (error !== undefined) return;
    this.status = content;
    const agent = asFields(content.assignedAgent);
    if (agent && this.agentName === undefined) await this.#askPhoto(String(agent.participantID));
    this.agentName = agent && String(agent.name);
  }

  async #askPhoto(participantID: string): Promise<void> {
    if (!this.#client.has('common', 'partyInfo')) return;
    const { content } = await this.#client.ask('partyInfo', this.participantId, { participantID });
    if (typeof content.photo === 'string') this.photo = this.#client.linkTo(content.photo);
  }
}
