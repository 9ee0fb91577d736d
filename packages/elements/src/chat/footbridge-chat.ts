/**
 * A chat from its form to its end, and what is told of it to the page. It draws the form and fetches what a conversation is
 * made of while the visitor fills it in.
 */
import type { ChatDetails, Footbridge } from '@footbridge/client';
import type { AskCredentials } from '@footbridge/client/account';
import { html, type PropertyValues } from 'lit';
import { ChatEndedEvent } from '../events/chat-ended-event.js';
import { ChatStartedEvent } from '../events/chat-started-event.js';
import { MessageReceivedEvent } from '../events/message-received-event.js';
import { MessageSentEvent } from '../events/message-sent-event.js';
import { ProblemEvent } from '../events/problem-event.js';
import type { RestartRequestEvent } from '../events/restart-request-event.js';
import { ClientController } from '../internal/client-controller.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property } from '../internal/property.js';
import { tokens } from '../styles/tokens.js';
import type { FootbridgeStartForm } from '../start-form/footbridge-start-form.js';
import { chatStyles } from './chat-styles.js';

/**
 * A whole conversation, from the form that starts it to the line that says why it ended. It fills the box it is put in.
 *
 * @summary A chat, alone or inside a `<footbridge-widget>`.
 * @tag footbridge-chat
 *
 * @slot before-form - Shown between the welcome and the fields of the form, for example a privacy notice.
 * @slot before-messages - Shown above the first message.
 * @slot after-chat - Shown once the chat is over, for example a survey.
 *
 * @fires {ChatStartedEvent} footbridge-chat-started - When a chat has started.
 * @fires {ChatEndedEvent} footbridge-chat-ended - When a chat is over.
 * @fires {MessageReceivedEvent} footbridge-message-received - When an agent or the system has said something.
 * @fires {MessageSentEvent} footbridge-message-sent - When a server has taken the visitor's message.
 * @fires {BeforeSendEvent} footbridge-before-send - Before a message leaves.
 * @fires {RestartRequestEvent} footbridge-restart-request - When the visitor wants another chat after one that is over.
 * @fires {AlternativeRequestEvent} footbridge-alternative-request - When the visitor wants to be helped in another way.
 * @fires {ProblemEvent} footbridge-problem - When something went wrong that a developer may want to record.
 *
 * @csspart chat - Everything.
 */
export class FootbridgeChat extends FootbridgeElement {
  static override styles = [tokens, chatStyles];

  /** Whose chat it is. It may come later than the visitor begins to fill in the form. */
  @property({ attribute: false }) client: Footbridge | undefined;

  /** The language tag for dates and times. Default: the browser's. */
  @property() language = '';

  /** Makes the client, where the chat is shown before there is one; a start waits for it. */
  @property({ attribute: false }) prepare: (() => Promise<unknown>) | undefined;

  /** What a server is told of each chat beside what the visitor fills in. */
  @property({ attribute: false }) details: ChatDetails = {};

  /** The page's own way to tell who the visitor is; then nobody is asked for a name. */
  @property({ attribute: false }) credentials: AskCredentials | undefined;

  /** The visitor's name, as far as it is known or filled in. */
  @property() name = '';

  /** Where screen readers are told what is new. Default: a place within the chat. */
  @property({ attribute: false }) liveRegion: HTMLElement | null = null;

  #wasConversing = false;
  readonly #news = new ClientController(this, (client) => [
    client.subscribe(() => this.requestUpdate()),
    client.on('chatStarted', () => this.emit(new ChatStartedEvent())),
    client.on('chatEnded', ({ reason, interactionId }) => this.emit(new ChatEndedEvent(reason, interactionId))),
    client.on('entryReceived', ({ entry }) => this.emit(new MessageReceivedEvent(entry))),
    client.on('messageSent', ({ entry }) => this.emit(new MessageSentEvent(entry))),
    client.on('problem', ({ error }) => this.emit(new ProblemEvent(error))),
  ]);

  /** Puts the focus where the visitor goes on: in the form or in the conversation. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[part=chat] > :not([hidden])')?.focus();
  }

  /** Starts a chat as a press of the form's button does. */
  async start(who?: Pick<ChatDetails, 'name' | 'password'>): Promise<void> {
    await this.renderRoot.querySelector('footbridge-start-form')?.start(who);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('client')) this.#news.follow(this.client);
    const isConversing = this.#isConversing;
    // What has the focus is about to go away, so what comes in its place takes it.
    if (this.#wasConversing !== isConversing && this.matches(':focus-within')) void this.#moveFocus();
    this.#wasConversing = isConversing;
  }

  protected override render() {
    // Both stay when they are not shown: they keep what the visitor has typed.
    return html`
      <div part="chat">
        <footbridge-start-form
          exportparts="form, welcome, label, name, problem, start, choice, field, input, password, reveal, mistake, reason, alternatives"
          ?hidden=${this.#isConversing}
          .client=${this.client}
          .allows=${this.client?.snapshot.allows}
          .details=${this.details}
          .credentials=${this.credentials}
          .name=${this.name}
          @input=${this.#named}
          .prepare=${this.#prepare}
        >
          <slot name="before-form"></slot>
        </footbridge-start-form>
        <footbridge-conversation
          exportparts="more, choice, history, print, save, leave, notice, confirm, ended, parties, avatar, photo, names, status, log, day, newer, unseen, message, meta, author, time, bubble, system, delivery, composer, field, input, send, limit"
          ?hidden=${!this.#isConversing}
          .client=${this.client}
          .language=${this.language}
          .liveRegion=${this.liveRegion}
          @footbridge-restart-request=${this.#restart}
        >
          <slot name="before-messages" slot="before-messages"></slot>
          <slot name="after-chat" slot="after-chat"></slot>
        </footbridge-conversation>
      </div>
    `;
  }

  protected override firstUpdated(): void {
    // A failure is told of when the visitor wants to start.
    loadConversation().catch(() => {});
  }

  get #isConversing(): boolean {
    const { chat } = this.client?.snapshot ?? {};
    return chat !== undefined && chat.status !== 'starting';
  }

  async #moveFocus(): Promise<void> {
    await loadConversation();
    await this.updateComplete;
    await this.renderRoot.querySelector('footbridge-conversation')?.updateComplete;
    this.focus();
  }

  readonly #prepare = async (): Promise<void> => {
    await Promise.all([loadConversation(), this.prepare?.()]);
    // Whoever waits for this goes on with the client.
    await this.updateComplete;
  };

  #named({ currentTarget }: Event): void {
    this.name = (currentTarget as FootbridgeStartForm).name;
  }

  #restart(event: RestartRequestEvent): void {
    // Other listeners come later and may still stop it.
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      this.client?.reset();
      if (event.immediately) void this.start();
    });
  }
}

/** Each failure is forgotten, so that the next call tries again. */
const loadConversation = () => import('../conversation/define-conversation.js');

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-chat': FootbridgeChat;
  }
}
