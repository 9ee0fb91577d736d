/**
 * Joins the elements of a running conversation: party list, messages, composer, end. It draws what the client's snapshot
 * says and passes on what the visitor does; it must not know how either reaches a server.
 */
import { msg } from '@lit/localize';
import { systemClock, type ChatEndReason, type ChatSnapshot, type Footbridge } from '@footbridge/client';
import { html, nothing, type PropertyValues } from 'lit';
import { announce } from '../internal/announce.js';
import { Announcer } from '../internal/announcer.js';
import { ClientController } from '../internal/client-controller.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property, state } from '../internal/property.js';
import { countInTitle, watchTitle } from '../attention/title-count.js';
import type { FootbridgeChatMenu } from '../chat-menu/footbridge-chat-menu.js';
import { forgetWishes, keepWishes, readWishes } from './wishes.js';
import { RestartRequestEvent } from '../events/restart-request-event.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { announcements, type Announcement } from './announcements.js';
import { conversationStyles } from './conversation-styles.js';
import { endText, startNewMark, startNewText, startNewWithin } from './end-text.js';

/**
 * A conversation from the moment that it has started to the line that says why it ended. It fills the box it is put in, and
 * shows nothing while there is none.
 *
 * @summary What is said, by whom, and the box to answer in.
 * @tag footbridge-conversation
 *
 * @slot before-messages - Shown above the first message.
 * @slot after-chat - Shown once the chat is over, for example a survey.
 *
 * @fires {BeforeSendEvent} footbridge-before-send - Before a message leaves.
 * @fires {RestartRequestEvent} footbridge-restart-request - When the visitor wants another chat after this one.
 *
 * @csspart more - The button that shows what the visitor can set.
 * @csspart leave - The button that asks to end the chat.
 * @csspart confirm - The question whether to end it.
 * @csspart ended - Why the chat is over, and the way to another.
 * @csspart notice - The line about a lost connection.
 */
export class FootbridgeConversation extends FootbridgeElement {
  static override styles = [tokens, controls, conversationStyles];

  /** Whose conversation it is. */
  @property({ attribute: false }) client: Footbridge | undefined;

  /** The language tag for dates and times. Default: the browser's. */
  @property() language = '';

  /** Where screen readers are told what is new. Default: a place within the conversation. */
  liveRegion: HTMLElement | null = null;

  @state() private confirming = false;
  @state() private isMenuOpen = false;
  @state() private wishes = readWishes();

  #shown: ChatSnapshot | undefined;
  readonly #announcer = new Announcer<Announcement>((lines) => this.#show(lines), systemClock);
  readonly #news = new ClientController(this, (client) => {
    return [
      watchTitle(),
      client.subscribe(() => this.requestUpdate()),
      client.on('entryReceived', ({ entry }) => {
        if (entry.author.kind !== 'agent') return;
        countInTitle();
        if (this.wishes.sound && !document.hasFocus()) ring().catch(() => {});
      }),
      client.on('chatEnded', () => {
        forgetWishes();
        this.wishes = readWishes();
      }),
    ];
  });

  /** Puts the focus where the visitor goes on: at a question, at what ended the chat, or in the message box. */
  override focus(): void {
    this.renderRoot
      .querySelector<HTMLElement>('[part=confirm] button, [part=ended], footbridge-composer:not([hidden])')
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
    if (chat?.status === 'ended') {
      this.confirming = this.isMenuOpen = false;
      import('../history/define-history.js').catch(() => {});
    }
    // What has the focus is about to go away, so what comes in its place takes it.
    const goesOnElsewhere = this.#shown?.status !== chat?.status || changed.has('confirming');
    if (goesOnElsewhere && this.matches(':focus-within')) void this.updateComplete.then(() => this.focus());
    this.#shown = chat;
  }

  protected override render() {
    const chat = this.client?.snapshot.chat;
    const running = chat && chat.status !== 'starting' ? chat : undefined;
    // The message box stays when it is not shown: it keeps what the visitor has typed.
    return html`
      ${running ? this.#talk(running) : nothing}
      <footbridge-composer
        exportparts="composer, field, input, send, limit"
        ?hidden=${chat?.status !== 'open' || this.confirming}
        .enterBreaks=${this.wishes.enterBreaks}
        .client=${this.client}
      ></footbridge-composer>
      ${this.confirming ? this.#confirmation(chat?.status === 'leaving') : nothing}
      ${running?.endReason ? this.#end(running.endReason) : nothing}
      <slot name="after-chat" ?hidden=${!running?.endReason}></slot>
      <div class="unseen" aria-live="polite"></div>
    `;
  }

  #talk(chat: ChatSnapshot) {
    const ended = chat.status === 'ended';
    return html`
      <footbridge-party-list
        exportparts="parties, avatar, photo, names, status"
        .parties=${chat.parties}
        .queue=${chat.queue}
        .language=${this.language}
        .ended=${ended}
      >
        ${
          chat.status === 'open' && !this.confirming
            ? html`${this.#menuButton()}
                <button part="leave" class="quiet" @click=${this.#ask}>${msg('End chat', { id: 'leave' })}</button>`
            : nothing
        }
      </footbridge-party-list>
      ${this.isMenuOpen && chat.status === 'open' ? this.#menu(chat) : nothing}
      ${chat.connection === 'reconnecting' && !ended ? this.#reconnecting() : nothing}
      <footbridge-message-list
        exportparts="log, day, newer, unseen, message, meta, author, time, bubble, system, delivery"
        .entries=${chat.entries}
        .client=${this.client}
        .language=${this.language}
      >
        <slot name="before-messages"></slot>
      </footbridge-message-list>
    `;
  }

  #menuButton() {
    return html`
      <button
        part="more"
        class="quiet"
        aria-label=${msg('Chat options', { id: 'chat-options' })}
        aria-expanded=${this.isMenuOpen}
        @click=${this.#toggleMenu}
        @keydown=${this.#closeMenu}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12h.01M12 12h.01M19 12h.01" /></svg>
      </button>
    `;
  }

  #menu({ entries }: ChatSnapshot) {
    return html`<footbridge-chat-menu
      exportparts="choice, history, print, save"
      .entries=${entries}
      .language=${this.language}
      .enterBreaks=${this.wishes.enterBreaks}
      .sound=${this.wishes.sound}
      @change=${this.#wished}
      @keydown=${this.#closeMenu}
    ></footbridge-chat-menu>`;
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
    const [before, after] = endText(reason).split(startNewMark);
    const isLost = after !== undefined;
    return html`
      <div part="ended" class="foot" tabindex="-1">
        <p>
          ${before}${
            isLost ? html`<button class="text" @click=${this.#restart}>${startNewWithin()}</button>${after}` : nothing
          }
        </p>
        ${isLost ? nothing : html`<button @click=${this.#restart}>${startNewText()}</button>`}
        <footbridge-history
          exportparts="history, print, save"
          .entries=${this.#shown?.entries ?? []}
          .language=${this.language}
        ></footbridge-history>
      </div>
    `;
  }

  #toggleMenu(): void {
    this.isMenuOpen = !this.isMenuOpen;
    if (this.isMenuOpen) import('../chat-menu/define-chat-menu.js').catch(() => (this.isMenuOpen = false));
  }

  #closeMenu(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.isMenuOpen) return;
    // The panel would close, too.
    event.preventDefault();
    this.isMenuOpen = false;
    this.renderRoot.querySelector<HTMLElement>('[part=more]')?.focus();
  }

  #wished({ target }: Event): void {
    const { enterBreaks, sound } = target as FootbridgeChatMenu;
    this.wishes = { enterBreaks, sound };
    keepWishes(this.wishes);
  }

  #restart(): void {
    // Whoever lost a chat wants it back at once; anybody else may have another name or a second thought.
    this.emit(new RestartRequestEvent(this.#shown?.endReason === 'failure'));
  }

  #show(lines: readonly Announcement[]): void {
    const region = this.liveRegion ?? this.renderRoot.querySelector<HTMLElement>('[aria-live]');
    if (region) announce(lines, region);
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

async function ring(): Promise<void> {
  const { playTone } = await import('../attention/play-tone.js');
  await playTone();
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-conversation': FootbridgeConversation;
  }
}
