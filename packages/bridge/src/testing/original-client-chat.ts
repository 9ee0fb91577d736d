/** A chat as the vendor's own client holds it: its timers, its panel, and what it does about refusals. protocol §5.3 and §6.4-6.7 */
import { reasons } from '@footbridge/protocol';
import { isHttpError, type Fields, type Outcome, type RequestName } from './original-client-ajax.js';
import { OriginalConversation } from './original-client-conversation.js';
import { chatBody, type ChatForm } from './original-client-forms.js';
import { OriginalTimer, type ClientSeam } from './original-client-seam.js';

const FIRST_INTERVAL_MS = 500;
const TYPING_OFF_MS = 3_000;
const RECONNECTED_DELAY_MS = 10;

export class OriginalChat {
  readonly conversation = new OriginalConversation();
  /** What the visitor is told by the page itself, such as that the chat is over. */
  readonly notices: string[] = [];
  participantId = '';
  chatId = '';
  /** `dead` looks alive and hears nothing any more. */
  state: 'none' | 'starting' | 'chatting' | 'disconnected' | 'dead' | 'lost' | 'over' = 'none';
  /** What is in the composer. */
  box = '';
  canCompose = false;
  /** When the first poll after a switchover was answered. */
  resumedAtMs: number | undefined;
  readonly #client: ClientSeam;
  readonly #pollTimer: OriginalTimer;
  readonly #typingTimer: OriginalTimer;
  readonly #photosAsked = new Set<string>();
  readonly photos = new Map<string, string>();
  #intervalMs = FIRST_INTERVAL_MS;
  #isTyping = false;
  #isResuming = false;

  constructor(client: ClientSeam) {
    this.#client = client;
    this.#pollTimer = new OriginalTimer(client.clock, () => void this.#poll());
    this.#typingTimer = new OriginalTimer(client.clock, () => void this.#sendTyping(false));
  }

  get isOpen(): boolean {
    return this.state === 'chatting' || this.state === 'disconnected';
  }

  /** Answers the error for the form; undefined once the chat has begun. It hangs where the original's spinner would. */
  async start(form: ChatForm): Promise<string | undefined> {
    this.state = 'starting';
    const outcome = await this.#client.ask('start', '', chatBody(form));
    if (outcome.error !== undefined) {
      this.state = 'none';
      return outcome.error;
    }
    this.participantId = String(outcome.content.participantID);
    this.chatId = String(outcome.content.chatID);
    this.state = 'chatting';
    this.canCompose = true;
    // It polls before it reads what start itself said.
    this.#pollAtOnce();
    this.#take('start', outcome);
    return undefined;
  }

  /** Puts words into the composer. */
  async type(text: string): Promise<void> {
    this.box = text;
    if (this.#isTyping) this.#typingTimer.once(TYPING_OFF_MS);
    else await this.#sendTyping(true);
  }

  async send(text = this.box): Promise<void> {
    this.box = '';
    const outcome = await this.#tell('sendMessage', { message: text.replace(/^\n/, ''), contentType: 'text/plain' });
    if (outcome.error !== undefined) this.box = text;
  }

  async exit(): Promise<void> {
    const wasConnected = this.state === 'chatting';
    this.stop();
    this.state = 'over';
    if (wasConnected) await this.#client.ask('exit', this.participantId, '');
  }

  /** Nothing is sent or heard from here on. */
  stop(): void {
    this.pause();
    this.canCompose = false;
  }

  /** While another server is looked for. */
  pause(): void {
    this.#pollTimer.stop();
    this.#typingTimer.stop();
    this.#isTyping = false;
    this.canCompose = false;
  }

  async reconnect(): Promise<boolean> {
    const outcome = await this.#client.ask('reconnect', '', { chatID: this.chatId });
    if (outcome.error !== undefined) {
      this.state = 'lost';
      this.stop();
      this.notices.push('start a new chat');
      return false;
    }
    this.conversation.clearParticipants();
    // It adopts whatever came, be it nothing.
    this.participantId = String(outcome.content.participantID);
    this.#take('reconnect', outcome);
    await this.#client.pause(RECONNECTED_DELAY_MS);
    this.#isResuming = true;
    this.#pollAtOnce();
    return true;
  }

  #pollAtOnce(): void {
    this.#pollTimer.every(this.#intervalMs);
    void this.#poll();
  }

  async #poll(): Promise<void> {
    const outcome = await this.#tell('poll', undefined);
    if (!this.#isResuming || outcome.error !== undefined) return;
    this.#isResuming = false;
    this.canCompose = this.state === 'chatting';
    this.resumedAtMs = this.#client.clock.monotonic();
    this.#client.report('Resumed polling');
  }

  async #sendTyping(typingIndicator: boolean): Promise<void> {
    this.#isTyping = typingIndicator;
    const { error } = await this.#tell('setTypingState', { typingIndicator });
    if (error !== undefined) this.#isTyping = false;
    else if (typingIndicator) this.#typingTimer.once(TYPING_OFF_MS);
  }

  async #tell(name: RequestName, body: object | undefined): Promise<Outcome> {
    const outcome = await this.#client.ask(name, this.participantId, body);
    this.#take(name, outcome);
    return outcome;
  }

  /** What any chat answer does. */
  #take(name: RequestName, { error, content }: Outcome): void {
    if (isHttpError(error)) return;
    const { pollWaitSuggestion, cfgVer, events } = content;
    this.#keepPace(Number(pollWaitSuggestion));
    if (error === reasons.unknownSession && name !== 'exit') {
      // Nobody tells the visitor.
      this.#pollTimer.stop();
      this.#typingTimer.stop();
      this.conversation.clearParticipants();
      this.state = 'dead';
    }
    if (error !== undefined) return;
    try {
      if (Array.isArray(events)) this.#takeEvents(events as readonly Fields[]);
      this.#client.noteVersion(cfgVer);
    } catch (cause) {
      this.#client.noteException(name, cause);
    }
  }

  #keepPace(suggestionMs: number): void {
    if (!(suggestionMs > 0) || suggestionMs === this.#intervalMs) return;
    this.#intervalMs = suggestionMs;
    if (this.#pollTimer.isRunning) this.#pollTimer.every(suggestionMs);
  }

  #takeEvents(events: readonly Fields[]): void {
    for (const { participantId, state } of this.conversation.take(events)) {
      if (participantId !== this.participantId) {
        if (state === 'active') this.#askForPhoto(participantId);
      } else if (state === 'disconnected') {
        this.state = 'disconnected';
        this.canCompose = false;
        this.notices.push('You have been disconnected from the chat');
      }
    }
  }

  /** Once for each; it asks about the system like about anybody. */
  #askForPhoto(participantId: string): void {
    if (this.#photosAsked.has(participantId) || !this.#client.has('common', 'partyInfo')) return;
    this.#photosAsked.add(participantId);
    void this.#client.ask('partyInfo', this.participantId, { participantID: participantId }).then(({ content }) => {
      if (typeof content.photo === 'string') this.photos.set(participantId, this.#client.linkTo(content.photo));
    });
  }
}
