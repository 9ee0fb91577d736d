/**
 * Joins the elements of one conversation: form, party list, messages, composer, end. It draws what the client's snapshot
 * says and passes on what the visitor does; it must not know how either reaches a server.
 */
import { msg } from '@lit/localize';
import { systemClock, type ChatEndReason, type ChatSnapshot, type Footbridge } from '@footbridge/client';
import { html, nothing, render, type PropertyValues } from 'lit';
import { ChatEndedEvent } from '../events/chat-ended-event.js';
import { ChatStartedEvent } from '../events/chat-started-event.js';
import { MessageReceivedEvent } from '../events/message-received-event.js';
import { MessageSentEvent } from '../events/message-sent-event.js';
import { ProblemEvent } from '../events/problem-event.js';
import { Announcer } from '../internal/announcer.js';
import { ClientController } from '../internal/client-controller.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property, state } from '../internal/property.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { announcements, type Announcement } from './announcements.js';
import { chatStyles } from './chat-styles.js';
import { endText, startNewText, startNewWithin } from './end-text.js';

/**
 * A whole conversation, from the form that starts it to the line that says why it ended. It fills the box it is put in.
 *
 * @summary A chat, alone or inside a `<footbridge-widget>`.
 * @tag footbridge-chat
 *
 * @fires {ChatStartedEvent} footbridge-chat-started - When a chat has started.
 * @fires {ChatEndedEvent} footbridge-chat-ended - When a chat is over.
 * @fires {MessageReceivedEvent} footbridge-message-received - When an agent or the system has said something.
 * @fires {MessageSentEvent} footbridge-message-sent - When a server has taken the visitor's message.
 * @fires {BeforeSendEvent} footbridge-before-send - Before a message leaves.
 * @fires {ProblemEvent} footbridge-problem - When something went wrong that a developer may want to record.
 *
 * @csspart chat - Everything.
 * @csspart leave - The button that asks to end the chat.
 * @csspart confirm - The question whether to end it.
 * @csspart ended - Why the chat is over, and the way to another.
 * @csspart notice - The line about a lost connection.
 */
export class FootbridgeChat extends FootbridgeElement {
  static override styles = [tokens, controls, chatStyles];

  /** Whose chat it is. */
  @property({ attribute: false }) client: Footbridge | undefined;

  /** The language tag for dates and times. Default: the browser's. */
  @property() language = '';

  /** Where screen readers are told what is new. Default: a place within the chat. */
  liveRegion: HTMLElement | null = null;

  @state() private confirming = false;

  #shown: ChatSnapshot | undefined;
  readonly #announcer = new Announcer<Announcement>((lines) => this.#show(lines), systemClock);
  readonly #news = new ClientController(this, (client) => [
    client.subscribe(() => this.requestUpdate()),
    client.on('chatStarted', () => this.emit(new ChatStartedEvent())),
    client.on('chatEnded', ({ reason }) => this.emit(new ChatEndedEvent(reason))),
    client.on('entryReceived', ({ entry }) => this.emit(new MessageReceivedEvent(entry))),
    client.on('messageSent', ({ entry }) => this.emit(new MessageSentEvent(entry))),
    client.on('problem', ({ error }) => this.emit(new ProblemEvent(error))),
  ]);

  /** Puts the focus where the visitor goes on: in the form, in the message box, or at what ended the chat. */
  override focus(): void {
    this.renderRoot
      .querySelector<HTMLElement>(
        'footbridge-start-form:not([hidden]), [part=confirm] button, [part=ended], footbridge-composer:not([hidden])',
      )
      ?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#announcer.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('client')) {
      this.#news.follow(this.client);
      this.#shown = undefined;
    }
    const chat = this.client?.snapshot.chat;
    this.#announcer.say(announcements(this.#shown, chat));
    if (chat?.status === 'ended') this.confirming = false;
    // What has the focus is about to go away, so what comes in its place takes it.
    const goesOnElsewhere = this.#shown?.status !== chat?.status || changed.has('confirming');
    if (goesOnElsewhere && this.matches(':focus-within')) void this.updateComplete.then(() => this.focus());
    this.#shown = chat;
  }

  protected override render() {
    const chat = this.client?.snapshot.chat;
    const conversing = chat !== undefined && chat.status !== 'starting';
    // Form and message box stay when they are not shown: they keep what the visitor has typed.
    return html`
      <div part="chat">
        <footbridge-start-form
          exportparts="form, welcome, label, name, problem, start"
          ?hidden=${conversing}
          .client=${this.client}
        ></footbridge-start-form>
        ${conversing ? this.#conversation(chat) : nothing}
        <footbridge-composer
          exportparts="composer, field, input, send"
          ?hidden=${chat?.status !== 'open' || this.confirming}
          .client=${this.client}
        ></footbridge-composer>
        <div class="unseen" aria-live="polite"></div>
      </div>
    `;
  }

  #conversation(chat: ChatSnapshot) {
    const ended = chat.status === 'ended';
    return html`
      <footbridge-party-list exportparts="parties, avatar, names, status" .parties=${chat.parties} .ended=${ended}>
        ${
          chat.status === 'open' && !this.confirming
            ? html`<button part="leave" class="quiet" @click=${this.#ask}>${msg('End chat', { id: 'leave' })}</button>`
            : nothing
        }
      </footbridge-party-list>
      ${chat.connection === 'reconnecting' && !ended ? this.#reconnecting() : nothing}
      <footbridge-message-list
        exportparts="log, day, newer, message, meta, author, time, bubble, system, delivery"
        .entries=${chat.entries}
        .client=${this.client}
        .language=${this.language}
      ></footbridge-message-list>
      ${this.confirming ? this.#confirmation(chat.status === 'leaving') : nothing}
      ${ended && chat.endReason ? this.#end(chat.endReason) : nothing}
    `;
  }

  #reconnecting() {
    return html`
      <div part="notice">
        <p>${msg('Reconnecting…', { id: 'reconnecting' })}</p>
        <button class="text" @click=${this.#reconnect}>${msg('Try now', { id: 'reconnect-now' })}</button>
      </div>
    `;
  }

  #confirmation(leaving: boolean) {
    return html`
      <div part="confirm" class="foot" role="group" aria-labelledby="question">
        <p id="question">${msg('End this chat?', { id: 'leave-question' })}</p>
        <button class="quiet" @click=${this.#ask}>${msg('Keep chatting', { id: 'stay' })}</button>
        <button aria-disabled=${leaving} @click=${this.#leave}>${msg('End chat', { id: 'leave' })}</button>
      </div>
    `;
  }

  #end(reason: ChatEndReason) {
    const within = html`<button class="text" @click=${this.#startAnew}>${startNewWithin()}</button>`;
    return html`
      <div part="ended" class="foot" tabindex="-1">
        <p>${endText(reason, within)}</p>
        ${reason === 'failure' ? nothing : html`<button @click=${this.#startAnew}>${startNewText()}</button>`}
      </div>
    `;
  }

  #startAnew(): void {
    const wasLost = this.#shown?.endReason === 'failure';
    this.client?.reset();
    // Whoever lost a chat wants it back at once; anybody else may have another name or a second thought.
    if (wasLost) void this.renderRoot.querySelector('footbridge-start-form')?.start();
  }

  #show(lines: readonly Announcement[]): void {
    const region = this.liveRegion ?? this.renderRoot.querySelector<HTMLElement>('[aria-live]');
    if (region)
      render(
        lines.map((line) => html`<p>${line}</p>`),
        region,
      );
  }

  #ask(): void {
    this.confirming = !this.confirming;
  }

  #leave(): void {
    void this.client?.leave();
  }

  #reconnect(): void {
    this.client?.reconnectNow();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-chat': FootbridgeChat;
  }
}
