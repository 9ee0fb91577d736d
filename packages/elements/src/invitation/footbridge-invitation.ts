import { systemClock, type Footbridge } from '@footbridge/client';
import { queryQueue } from '@footbridge/client/availability';
import { msg } from '@lit/localize';
import { html, type PropertyValues } from 'lit';
import type { WidgetOptions } from '../configuration/widget-options.js';
import { InvitationAcceptedEvent } from '../events/invitation-accepted-event.js';
import { InvitationDismissedEvent } from '../events/invitation-dismissed-event.js';
import { InvitationShownEvent } from '../events/invitation-shown-event.js';
import { announce } from '../internal/announce.js';
import { Announcer } from '../internal/announcer.js';
import { askWidget } from '../widget/ask-widget.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { lastingMemory } from '../internal/memory.js';
import { PageClient } from '../widget/page-client.js';
import { property } from '../internal/property.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { isAnythingKept } from '../widget/kept.js';
import { invitationStyles } from './invitation-styles.js';
import { PageWatch } from './page-watch.js';

/** Kept until the visitor clears it, and only once they have dismissed an invitation. */
const KEY = 'footbridge-invitation';

/**
 * Invites a visitor to a chat when a rule of the page holds and an agent is free, in a bubble above the launcher. It never
 * takes the focus and never covers the page; once dismissed it does not come back. When a rule holds, the server is asked
 * once whether an agent is free: it is the page's wish that visitors are counted who have not reached for the widget yet.
 * Besides the properties, it takes the attributes of a widget, such as `servers`; what it does not say itself, the page's
 * widget says.
 *
 * @summary An invitation to a chat, by rule.
 * @tag footbridge-invitation
 *
 * @slot - What it says. Default: a question whether the visitor needs help.
 *
 * @fires {InvitationShownEvent} footbridge-invitation-shown - When the visitor is invited.
 * @fires {InvitationAcceptedEvent} footbridge-invitation-accepted - When the visitor wants to chat.
 * @fires {InvitationDismissedEvent} footbridge-invitation-dismissed - When the visitor does not.
 *
 * @csspart invitation - The bubble.
 * @csspart accept - The button that leads to the chat.
 * @csspart dismiss - The button that takes it away.
 */
export class FootbridgeInvitation extends FootbridgeElement {
  static override styles = [tokens, controls, invitationStyles];

  /** Invites after so many seconds on the page. Default: never. */
  @property({ type: Number, attribute: 'after-seconds' }) afterSeconds: number | undefined;

  /** Invites once so much of the page was seen, in percent. Default: never. */
  @property({ type: Number, attribute: 'at-scroll' }) atScroll: number | undefined;

  /** Invites once `cart` is at least this. Default: never. */
  @property({ type: Number, attribute: 'from-cart' }) fromCart: number | undefined;

  /** What is in the visitor's cart, in the page's own unit. The page keeps it up to date. */
  @property({ type: Number }) cart = 0;

  /** The name of an event that the page dispatches at its document, or below, to invite. Default: none. */
  @property({ attribute: 'on-event' }) onEvent = '';

  /** The queue in which an agent has to be free. Default: that of the client. */
  @property() queue = '';

  /** `light` or `dark`; anything else follows the visitor's system. */
  @property({ reflect: true }) theme = '';

  /** Whether the visitor is invited. The page may invite whenever it likes; a change by the page emits no event. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** How it is set up, as far as no attribute says so. Default: as the page's widget. */
  @property({ attribute: false }) options: WidgetOptions = {};

  /** A client that the page made itself. Default: one made from the options. */
  @property({ attribute: false }) client: Footbridge | undefined;

  readonly #pageClient = new PageClient(this);
  readonly #announcer = new Announcer<string>((lines) => this.#speak(lines), systemClock);
  #watch: PageWatch | undefined;
  #listening = new AbortController();
  /** The visitor has answered, or has gone to the widget by themselves. */
  #isOver = false;
  #cameFrom: HTMLElement | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#isOver ||= lastingMemory.get(KEY) !== undefined;
    // Attributes that a script sets right after it has made the element count too.
    void this.updateComplete.then(() => this.#begin());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
    this.#announcer.stop();
  }

  protected override render() {
    return html`
      <div class="unseen" role="status"></div>
      <div
        part="invitation"
        role="group"
        aria-label=${msg('Invitation to a chat', { id: 'invitation' })}
        ?hidden=${!this.open}
        @focusin=${this.#focused}
        @keydown=${this.#pressed}
      >
        <div class="text"><slot>${this.#words}</slot></div>
        <button
          part="dismiss"
          aria-label=${msg('No, thanks', { id: 'invitation-dismiss' })}
          @click=${() => this.#dismiss('button')}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m5 5 14 14M19 5 5 19" /></svg>
        </button>
        <button part="accept" @click=${this.#accept}>${msg('Chat now', { id: 'invitation-accept' })}</button>
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('cart')) this.#watch?.look();
    if (changed.has('open') && this.open) {
      this.#announcer.say([
        `${msg('Invitation to a chat', { id: 'invitation' })}: ${this.textContent?.trim() || this.#words}`,
      ]);
    }
  }

  get #words(): string {
    return msg('Can we help you? We are here to chat.', { id: 'invitation-text' });
  }

  #begin(): void {
    if (this.#isOver || this.#watch || !this.isConnected) return;
    const { signal } = (this.#listening = new AbortController());
    // Whoever has found the way alone needs no invitation any more.
    document.addEventListener('footbridge-open', () => this.#retire(), { signal });
    if (this.onEvent) document.addEventListener(this.onEvent, () => void this.#invite(), { signal });
    this.#watch = new PageWatch({
      clock: systemClock,
      rules: () => this,
      cart: () => this.cart,
      onDue: () => void this.#invite(),
    });
  }

  #end(): void {
    this.#watch?.stop();
    this.#watch = undefined;
    this.#listening.abort();
  }

  async #invite(): Promise<void> {
    const isTalking = document.querySelector('footbridge-widget')?.open || isAnythingKept();
    if (this.#isOver || this.open || isTalking) return;
    const client = await this.#pageClient.find();
    const { agentsAvailable = 0 } =
      (client && (await queryQueue(client, this.queue ? { queue: this.queue } : {}).catch(() => undefined))) ?? {};
    if (agentsAvailable <= 0 || this.#isOver || this.open || !this.isConnected) return;
    this.open = true;
    this.emit(new InvitationShownEvent());
  }

  #accept(): void {
    this.#retire();
    const event = new InvitationAcceptedEvent();
    this.emit(event);
    const { queue } = this;
    askWidget(event, { kind: 'chat', ...(queue && { whom: { target: queue, targetType: 'Workgroup' } }) });
  }

  #dismiss(cause: 'button' | 'escape'): void {
    lastingMemory.set(KEY, 'dismissed');
    this.#retire();
    this.#cameFrom?.focus();
    this.emit(new InvitationDismissedEvent(cause));
  }

  #retire(): void {
    this.open = false;
    this.#isOver = true;
    this.#end();
  }

  #focused({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof HTMLElement && !this.renderRoot.contains(relatedTarget))
      this.#cameFrom = relatedTarget;
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.#dismiss('escape');
  }

  #speak(lines: readonly string[]): void {
    const region = this.renderRoot.querySelector<HTMLElement>('[role=status]');
    if (region) announce(lines, region);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-invitation': FootbridgeInvitation;
  }
}
