/**
 * Joins launcher, panel, chat and client. It alone makes a client, at the first opening, and ends its work when the widget
 * leaves the page.
 */
import { msg, str } from '@lit/localize';
import { createFootbridge, type Footbridge, type FootbridgeError } from '@footbridge/client';
import type { SharedFootbridge } from '@footbridge/client/tabs';
import { html, nothing, type PropertyValues } from 'lit';
import type { FootbridgeChat } from '../chat/footbridge-chat.js';
import { readOptions } from '../configuration/read-options.js';
import type { WidgetOptions } from '../configuration/widget-options.js';
import type { CloseRequestEvent } from '../events/close-request-event.js';
import type { MessageReceivedEvent } from '../events/message-received-event.js';
import { WidgetCloseEvent } from '../events/widget-close-event.js';
import { WidgetOpenEvent } from '../events/widget-open-event.js';
import { ClientController } from '../internal/client-controller.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property, state } from '../internal/property.js';
import { warn } from '../internal/warn.js';
import type { FootbridgeLauncher } from '../launcher/footbridge-launcher.js';
import { startProblem } from '../start-form/start-problem.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { tabListStyles } from '../tab-list/tab-list-styles.js';
import { tabList, type Tab } from '../tab-list/tab-list.js';
import { widgetStyles } from './widget-styles.js';

/**
 * A chat in the corner of a page. Until a visitor opens it, it asks no server for anything. The parts of the elements
 * within it are parts of the widget too.
 *
 * @summary The launcher, and behind it a panel with a chat.
 * @tag footbridge-widget
 *
 * @slot before-form - Shown between the welcome and the fields of the form, for example a privacy notice.
 * @slot before-messages - Shown above the first message.
 * @slot after-chat - Shown once the chat is over, for example a survey.
 * @slot launcher - Another launcher in place of the round button; a click on it opens and closes the panel.
 *
 * @fires {WidgetOpenEvent} footbridge-open - When the visitor has opened the panel.
 * @fires {WidgetCloseEvent} footbridge-close - When the visitor has closed the panel.
 * @fires {CloseRequestEvent} footbridge-close-request - When the visitor wants to close the panel.
 * @fires {ChatStartedEvent} footbridge-chat-started - When a chat has started.
 * @fires {ChatEndedEvent} footbridge-chat-ended - When a chat is over.
 * @fires {MessageReceivedEvent} footbridge-message-received - When an agent or the system has said something.
 * @fires {MessageSentEvent} footbridge-message-sent - When a server has taken the visitor's message.
 * @fires {BeforeSendEvent} footbridge-before-send - Before a message leaves.
 * @fires {RestartRequestEvent} footbridge-restart-request - When the visitor wants another chat after one that is over.
 * @fires {ProblemEvent} footbridge-problem - When something went wrong that a developer may want to record.
 *
 * @cssprop [--footbridge-accent] - The colour of the launcher, the header, the visitor's messages and the main buttons.
 * @cssprop [--footbridge-on-accent=#fff] - Text on the accent; 4.5:1 at least.
 * @cssprop [--footbridge-link] - Links, quiet buttons and focus rings.
 * @cssprop [--footbridge-surface] - The panel's background.
 * @cssprop [--footbridge-raised] - The agents' messages.
 * @cssprop [--footbridge-text] - Text.
 * @cssprop [--footbridge-muted] - Less important text.
 * @cssprop [--footbridge-border] - Lines between boxes.
 * @cssprop [--footbridge-edge] - The edges of fields; 3:1 against the surface at least.
 * @cssprop [--footbridge-danger] - What went wrong.
 * @cssprop [--footbridge-font=system-ui, sans-serif] - The typeface.
 * @cssprop [--footbridge-radius=18px] - The roundness of the panel and the messages.
 * @cssprop [--footbridge-shadow] - The panel's shadow.
 * @cssprop [--footbridge-panel-width=400px] - The panel's width.
 * @cssprop [--footbridge-panel-height=660px] - The panel's height where the page has room for it.
 * @cssprop [--footbridge-offset-inline=20px] - Distance from the edge of the page at the end of the line.
 * @cssprop [--footbridge-offset-block=20px] - Distance from the lower edge of the page.
 */
export class FootbridgeWidget extends FootbridgeElement {
  static override styles = [tokens, controls, tabListStyles, widgetStyles];

  /**
   * The visitor's language tag, for the server's texts, dates and times. Default: the page's language as the visitor's
   * browser prefers it, so that an English page writes dates the British way for the British.
   */
  @property() language = '';

  /** The panel's heading, which also names the launcher. Default: `Chat with us` in the visitor's language. */
  @property() heading = '';

  /** `light` or `dark`; anything else follows the visitor's system. */
  @property({ reflect: true }) theme = '';

  /** Whether the panel is shown. A change by the page emits no event. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** How it is set up, as far as no attribute says so. Read at the first opening. */
  @property({ attribute: false }) options: WidgetOptions = {};

  /** A client that the page made itself; it outlives the widget. Default: one made from the options. */
  @property({ attribute: false }) client: Footbridge | undefined;

  @state() private unread = 0;
  @state() private misconfigured = false;
  /** What of the offered is shown. */
  @state() private view = 'chat';

  /** The options and attributes of the first opening. */
  #settings: WidgetOptions = {};
  #ownClient: OwnClient | undefined;
  #making: Promise<void> | undefined;
  readonly #news = new ClientController(this, (client) => [client.subscribe(() => this.requestUpdate())]);
  /** Opened because it was open before the page was loaded: nobody wants the focus moved there. */
  #isReopened = false;
  #opener: HTMLElement | undefined;

  constructor() {
    super();
    // Here and not in the template: the script tag's launcher may be clicked before the first rendering.
    this.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('[slot=launcher]')) this.#toggle();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What the script tag says comes as it was written there.
    for (const name of FootbridgeWidget.observedAttributes) {
      const said = this.getAttribute(`data-${name}`);
      if (said !== null && !this.hasAttribute(name)) this.setAttribute(name, said);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved is in the page again by then.
    queueMicrotask(() => this.isConnected || this.#disposeClient());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const opens = changed.has('open') && this.open;
    if (opens) this.unread = 0;
    if (opens || (!this.hasUpdated && isChatKept())) void this.#prepare();
    if (changed.has('client')) this.#news.follow(this.client);
  }

  protected override render() {
    return html`
      <slot name="launcher"><footbridge-launcher @click=${this.#toggle}></footbridge-launcher></slot>
      <div class="unseen" aria-live="polite"></div>
      <footbridge-panel
        exportparts="panel, header, heading, minimise, body"
        .open=${this.open}
        .heading=${this.#heading}
        @footbridge-close-request=${this.#closeRequested}
        @footbridge-message-received=${this.#received}
      >
        ${this.misconfigured ? html`<p class="problem" role="alert">${startProblem('invalid-options')}</p>` : this.#body()}
      </footbridge-panel>
    `;
  }

  #body() {
    const views = this.#views();
    const isBusy = !!this.client?.snapshot.chat;
    const tabs = isBusy || views.length < 2 ? undefined : views;
    // Each stays when another is chosen: it keeps what the visitor has typed.
    return html`
      ${tabs ? tabList(tabs, this.view, (name) => (this.view = name)) : nothing}
      <div
        class="view"
        id="view-chat"
        role=${tabs ? 'tabpanel' : nothing}
        aria-labelledby=${tabs ? 'tab-chat' : nothing}
        ?hidden=${this.view !== 'chat'}
      >
        <footbridge-chat
          exportparts="chat, leave, notice, confirm, ended, form, welcome, label, name, problem, start, parties, avatar, names, status, log, day, newer, message, meta, author, time, bubble, system, delivery, composer, field, input, send"
          .client=${this.client}
          .language=${this.#language}
          .prepare=${this.#prepare}
          .liveRegion=${this.renderRoot.querySelector<HTMLElement>('[aria-live]')}
        >
          <slot name="before-form" slot="before-form"></slot>
          <slot name="before-messages" slot="before-messages"></slot>
          <slot name="after-chat" slot="after-chat"></slot>
        </footbridge-chat>
      </div>
    `;
  }

  /** What the page wants to offer and the server allows, as far as that is known. */
  #views(): readonly Tab[] {
    return [{ name: 'chat', label: msg('Chat', { id: 'tab-chat' }) }];
  }

  protected override updated(changed: PropertyValues<this>): void {
    const launcher = this.#launcher;
    if (launcher) {
      const news = this.unread > 0 ? `. ${msg(str`New messages: ${this.unread}`, { id: 'new-count' })}` : '';
      launcher.label = this.#heading + news;
      launcher.expanded = this.open;
      if (this.unread > 0) launcher.dataset.unread = `${this.unread}`;
      else delete launcher.dataset.unread;
    }
    if (changed.get('open') === undefined && (!changed.has('open') || !this.open)) return;
    if (this.#ownClient) this.#ownClient.minimized = !this.open;
    if (!this.#isReopened) void this.#moveFocus();
    this.#isReopened = false;
  }

  get #heading(): string {
    return this.heading || msg('Chat with us', { id: 'heading' });
  }

  get #language(): string {
    const page = document.documentElement.lang;
    return this.language || navigator.languages.find((tag) => isSameLanguage(tag, page)) || page || navigator.language;
  }

  get #launcher(): FootbridgeLauncher | undefined {
    const [launcher] = this.renderRoot.querySelector('slot')?.assignedElements({ flatten: true }) ?? [];
    return launcher as FootbridgeLauncher | undefined;
  }

  get #chat(): FootbridgeChat | null {
    return this.renderRoot.querySelector('footbridge-chat');
  }

  #toggle(): void {
    this.open = !this.open;
    this.emit(this.open ? new WidgetOpenEvent() : new WidgetCloseEvent());
  }

  #closeRequested(event: CloseRequestEvent): void {
    // Other listeners come later and may still stop it.
    queueMicrotask(() => event.defaultPrevented || this.#toggle());
  }

  #received({ authorKind }: MessageReceivedEvent): void {
    if (!this.open && authorKind === 'agent') this.unread += 1;
  }

  async #moveFocus(): Promise<void> {
    if (!this.open) {
      // Nothing within the panel can hold the focus any more; whoever has gone elsewhere meanwhile is left alone.
      if (document.activeElement === document.body || document.activeElement === this) this.#opener?.focus();
      return;
    }
    const active = document.activeElement;
    this.#opener = active instanceof HTMLElement && active !== document.body ? active : this.#launcher;
    if (this.#opener === this) this.#opener = this.#launcher;
    await this.renderRoot.querySelector('footbridge-panel')?.updateComplete;
    await this.#chat?.updateComplete;
    this.#chat?.focus();
  }

  /** Makes the client, unless there is one. A failure is forgotten, so that the next call tries again. */
  readonly #prepare = (): Promise<void> =>
    (this.#making ??= this.#makeClient().finally(() => (this.#making = undefined)));

  async #makeClient(): Promise<void> {
    if (this.client) return;
    this.#settings = await readOptions(this);
    // Fetched beside the panel, which would be too large with it. Without it a tab is on its own.
    const tabs = await import('@footbridge/client/tabs').catch(() => undefined);
    if (this.client || !this.isConnected) return;
    try {
      const { servers = [], target = '' } = this.#settings;
      const options = { ...this.#settings, servers, target, language: this.#language };
      const client: OwnClient = tabs?.createSharedFootbridge(options) ?? createFootbridge(options);
      this.client = this.#ownClient = client;
      if (client.snapshot.chat && !this.open) this.open = this.#isReopened = !client.minimized;
      // The visitor hears of it when they ask for a chat.
      client.connect().catch(({ code, message }: FootbridgeError) => {
        if (code !== 'disposed') warn(`${message} Asked: ${servers.join(', ')}`);
      });
    } catch (error) {
      this.misconfigured = true;
      warn((error as Error).message);
    }
  }

  #disposeClient(): void {
    if (!this.#ownClient) return;
    this.#ownClient.dispose();
    if (this.client === this.#ownClient) this.client = undefined;
    this.#ownClient = undefined;
    this.open = false;
  }
}

type OwnClient = Footbridge & Partial<Pick<SharedFootbridge, 'minimized'>>;

/** Whether this tab was in a chat before its page was loaded. A browser that blocks storage throws even at a look. */
function isChatKept(): boolean {
  try {
    return 'footbridge' in sessionStorage;
  } catch {
    return false;
  }
}

const isSameLanguage = (one: string, other: string) => one.split('-')[0] === other.split('-')[0];

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-widget': FootbridgeWidget;
  }
}
