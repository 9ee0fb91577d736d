/**
 * Joins launcher, panel, chat and client. It alone makes a client, at the first opening, and ends its work when the widget
 * leaves the page.
 */
import { msg } from '@lit/localize';
import type { Footbridge } from '@footbridge/client';
import type { Credentials } from '@footbridge/client/account';
import type { SharedFootbridge } from '@footbridge/client/tabs';
import { html, nothing, type LitElement, type PropertyValues } from 'lit';
import { readGivenOptions, readOptions } from '../configuration/read-options.js';
import type { InteractionType, WidgetOptions } from '../configuration/widget-options.js';
import type { AlternativeRequestEvent } from '../events/alternative-request-event.js';
import type { CloseRequestEvent } from '../events/close-request-event.js';
import type { MessageReceivedEvent } from '../events/message-received-event.js';
import { WidgetCloseEvent } from '../events/widget-close-event.js';
import { WidgetOpenEvent } from '../events/widget-open-event.js';
import { ClientController } from '../internal/client-controller.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property, state } from '../internal/property.js';
import { quietly } from '../internal/quietly.js';
import { warn } from '../internal/warn.js';
import { getDirection, getLocale } from '../localization/localization.js';
import { startProblem } from '../start-form/start-problem.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { tabListStyles } from '../tab-list/tab-list-styles.js';
import { describeLauncher, launcherOf } from './describe-launcher.js';
import { isAnythingKept, isConsentKept } from './kept.js';
import { fetchClient, makeOwnClient } from './own-client.js';
import { choices } from './views/choices.js';
import { Pieces } from './views/pieces.js';
import type { Told, ViewContext } from './views/view-context.js';
import { VisitorLanguage } from './visitor-language.js';
import { viewsOf, type ViewName } from './views/views-of.js';
import { widgetStyles } from './widget-styles.js';

/**
 * A chat in the corner of a page. Until a visitor opens it, it asks no server for anything. The parts of the elements
 * within it are parts of the widget too.
 *
 * @summary The launcher, and behind it a panel with a chat.
 * @tag footbridge-widget
 *
 * @slot header - Shown in the panel's band, between the heading and the button that closes it.
 * @slot footer - Shown below everything else in the panel.
 * @slot before-form - Shown between the welcome and the fields of the form, for example a privacy notice.
 * @slot before-messages - Shown above the first message.
 * @slot after-chat - Shown once the chat is over, for example a survey.
 * @slot consent - What the visitor agrees to, on a page that asks them to.
 * @slot before-callback - Shown between the welcome and the fields of the form for a callback.
 * @slot before-account - Shown between the welcome and the fields of the form that makes an account.
 * @slot before-message - Shown between the welcome and the fields of the form for a message.
 * @slot disclaimer - In place of the sentence about monitoring below the form for a callback.
 * @slot after-callback - Shown once a callback is over, for example a survey.
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
 * @fires {AlternativeRequestEvent} footbridge-alternative-request - When the visitor wants to be helped in another way.
 * @fires {CallbackCreatedEvent} footbridge-callback-created - When a request to be called is with the server.
 * @fires {CallbackStatusEvent} footbridge-callback-status - When the server has told how it stands.
 * @fires {CallbackAssignedEvent} footbridge-callback-assigned - When an agent takes care of it.
 * @fires {CallbackRescheduledEvent} footbridge-callback-rescheduled - When it has another time.
 * @fires {CallbackEndedEvent} footbridge-callback-ended - When it is over.
 * @fires {CallbackAgainRequestEvent} footbridge-callback-again-request - When the visitor wants to ask for a call again.
 * @fires {RegisteredEvent} footbridge-registered - When the visitor has made an account.
 * @fires {MessageLeftEvent} footbridge-message-left - When a message that the visitor leaves is with the server.
 * @fires {ProblemEvent} footbridge-problem - When something went wrong that a developer may want to record.
 *
 * @csspart tabs - The row of what there is to choose from.
 * @csspart tab - A tab of it.
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
   * The language tag that the page wants for this visitor, for example after a click on a flag. Default: the first of the
   * browser's languages that there are texts in, then `defaultLanguage`, then English. All widgets of a page speak one.
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
  /** What the visitor has chosen of what is offered. */
  @state() private chosen: ViewName | undefined;
  @state() private visitorName = '';
  /** Whom the visitor wants to talk to, where it is not the widget's own queue. */
  @state() private whom: ViewContext['whom'] = {};
  /** Whether the visitor has agreed, on a page that asks them to. */
  @state() private consented = false;
  /** The options and attributes of the first opening. */
  @state() private settings: WidgetOptions = {};

  /** What has been shown; it stays, because it keeps what the visitor has typed. */
  readonly #drawn = new Set<ViewName>();
  #isSetUp = false;
  #ownClient: SharedFootbridge | undefined;
  #making: Promise<void> | undefined;
  readonly #language = new VisitorLanguage();
  readonly #pieces = new Pieces(this);
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

  /**
   * Opens the panel, as a visitor does who wants a chat or a callback: with the queue or person given, until it is closed, or
   * with the widget's own. A chat that is under way is shown before all else.
   */
  contact(kind: InteractionType, whom: ViewContext['whom'] = {}): void {
    this.#choose(kind);
    this.whom = whom;
    if (this.open) void this.#moveFocus();
    else this.#toggle();
  }

  /**
   * Does at once what a visitor wants who has filled in a form of the page: opens the panel and asks for a chat or a callback
   * with what they have told. What is refused or missing is said above the widget's own form, which has it filled in already;
   * while a chat or a callback is under way, that is shown and nothing is asked for.
   */
  async request(kind: InteractionType, told: Told = {}): Promise<void> {
    const { atOnce } = await import('./views/at-once.js');
    await atOnce(this, kind, told, () => this.#prepare().then(() => this.#pieces.settled()));
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

  protected override scheduleUpdate(): void | Promise<unknown> {
    const ready = this.#language.follow(this.language, this.#isSetUp ? this.settings : readGivenOptions(this));
    return this.hasUpdated || !ready ? super.scheduleUpdate() : ready.then(() => super.scheduleUpdate());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const opens = changed.has('open') && this.open;
    if (opens) this.unread = 0;
    if (opens || (!this.hasUpdated && isAnythingKept())) quietly(this.#prepare());
    if (changed.has('client')) this.#news.follow(this.client);
  }

  protected override render() {
    return html`
      <slot name="launcher"><footbridge-launcher @click=${this.#toggle}></footbridge-launcher></slot>
      <div class="unseen" lang=${getLocale()} aria-live="polite"></div>
      <footbridge-panel
        exportparts="panel, header, heading, minimise, body"
        .open=${this.open}
        .heading=${this.#heading}
        @footbridge-close-request=${this.#closeRequested}
        @footbridge-message-received=${this.#received}
      >
        <slot name="header" slot="header"></slot>
        <slot name="footer" slot="footer"></slot>
        ${this.misconfigured ? html`<p class="problem" role="alert">${startProblem('invalid-options')}</p>` : this.#body()}
      </footbridge-panel>
    `;
  }

  #body() {
    return html`
      <div
        class="body"
        lang=${getLocale()}
        dir=${getDirection()}
        @footbridge-consent-granted=${this.#granted}
        @footbridge-consent-withdrawn=${() => (this.consented = false)}
        @footbridge-alternative-request=${this.#goElsewhere}
      >
        ${this.client?.snapshot.notice ? this.#pieces.draw('notice', this.#context) : nothing}
        ${this.#isBarred ? nothing : this.#choices()}
        ${this.settings.consent ? this.#pieces.draw('consent', this.#context) : nothing}
      </div>
    `;
  }

  #choices() {
    const shown = this.#shown;
    this.#drawn.add(shown);
    return choices({
      offered: viewsOf(this.settings, this.client?.snapshot),
      shown,
      drawn: this.#drawn,
      isChatting: !!this.client?.snapshot.chat,
      draw: (name) => this.#pieces.draw(name, this.#context),
      choose: this.#choose,
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    describeLauncher(launcherOf(this), { heading: this.#heading, open: this.open, unread: this.unread });
    if (changed.get('open') === undefined && (!changed.has('open') || !this.open)) return;
    if (this.#ownClient) this.#ownClient.minimized = !this.open;
    if (!this.#isReopened) void this.#moveFocus();
    this.#isReopened = false;
  }

  get #heading(): string {
    return this.heading || msg('Chat with us', { id: 'heading' });
  }

  /** A running chat before all else; then what the visitor has chosen, as long as it is there to choose. */
  get #shown(): ViewName {
    const offered = viewsOf(this.settings, this.client?.snapshot);
    const { client, chosen = offered[0] } = this;
    if (client?.snapshot.chat || !chosen) return 'chat';
    return chosen === 'message' || offered.includes(chosen) ? chosen : (offered[0] ?? 'chat');
  }

  get #context(): ViewContext {
    const { client, settings, whom, visitorName } = this;
    const isBarred = this.#isBarred;
    const { tag: language } = this.#language;
    const prepare = this.#prepare;
    const startChat = this.#startChat;
    const liveRegion = this.renderRoot.querySelector<HTMLElement>('[aria-live]');
    const fills = (slot: string) => this.querySelector(`[slot=${slot}]`) !== null;
    return { client, settings, whom, visitorName, isBarred, language, prepare, startChat, liveRegion, fills };
  }

  get #isBarred(): boolean {
    return !!this.settings.consent && !this.consented;
  }

  readonly #choose = (name: ViewName): void => {
    // What a visitor has told of themselves they need not tell twice.
    const { name: told } = this.renderRoot.querySelector<Named>('.view:not([hidden]) > *') ?? {};
    if (told) this.visitorName = told;
    this.chosen = name;
    this.#pieces.retry(name);
  };

  #goElsewhere(event: AlternativeRequestEvent): void {
    // Other listeners come later and may still stop it.
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      this.#choose(event.kind);
      void this.#moveFocus();
    });
  }

  readonly #startChat = (who: Credentials): void => {
    this.#choose('chat');
    void this.#moveFocus().then(() => this.renderRoot.querySelector('footbridge-chat')?.start(who));
  };

  #granted(): void {
    this.consented = true;
    quietly(this.#prepare());
    void this.#moveFocus();
  }

  #toggle(): void {
    this.open = !this.open;
    if (!this.open) this.whom = {};
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
    this.#opener = active instanceof HTMLElement && active !== document.body ? active : launcherOf(this);
    if (this.#opener === this) this.#opener = launcherOf(this);
    await this.renderRoot.querySelector('footbridge-panel')?.updateComplete;
    await this.updateComplete;
    await this.#pieces.settled();
    const shown = this.renderRoot.querySelector<LitElement>('.view:not([hidden]) > *, footbridge-consent');
    await shown?.updateComplete;
    shown?.focus();
  }

  /** Makes the client, unless there is one. A failure is forgotten, so that the next call tries again. */
  readonly #prepare = (): Promise<void> =>
    (this.#making ??= this.#makeClient().finally(() => (this.#making = undefined)));

  async #makeClient(): Promise<void> {
    if (!this.#isSetUp) {
      this.settings = await readOptions(this);
      this.#isSetUp = true;
      this.consented = isAnythingKept() || (this.settings.consent === 'remembered' && isConsentKept());
    }
    if (this.client || this.#isBarred) return;
    const code = await fetchClient();
    if (this.client || !this.isConnected) return;
    try {
      const client = makeOwnClient(code, this.settings, this.#language.tag);
      this.client = this.#ownClient = client;
      if (client.callback) this.#choose('callback');
      const isUnderWay = client.snapshot.chat ?? client.callback;
      if (isUnderWay && !this.open) this.open = this.#isReopened = !client.minimized;
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

/** A form that asks for the visitor's name. */
type Named = Element & { readonly name?: string };

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-widget': FootbridgeWidget;
  }
}
