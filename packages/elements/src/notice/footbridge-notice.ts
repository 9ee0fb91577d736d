import { systemClock, type ClientSnapshot, type Footbridge } from '@footbridge/client';
import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { NoticeDismissedEvent } from '../events/notice-dismissed-event.js';
import { announce } from '../internal/announce.js';
import { Announcer } from '../internal/announcer.js';
import { ClientController } from '../internal/client-controller.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { tabMemory } from '../internal/memory.js';
import { property } from '../internal/property.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { noticeStyles } from './notice-styles.js';
import { severitySigns, severityText } from './severity.js';

type Notice = NonNullable<ClientSnapshot['notice']>;

/** Kept until the tab is closed, and only once a visitor has dismissed a notice: its words. */
const KEY = 'footbridge-notice';

/**
 * What the contact centre wants every visitor of the site to read, such as "We close at five today". It shows nothing while
 * there is no notice, changes when the server's notice does, and stays away in this tab once dismissed, until there is
 * another. It asks no server itself: it shows what its client was told.
 *
 * @summary The contact centre's notice to every visitor.
 * @tag footbridge-notice
 *
 * @fires {NoticeDismissedEvent} footbridge-notice-dismissed - When the visitor has taken the notice away.
 *
 * @csspart notice - The box.
 * @csspart icon - The sign of its severity.
 * @csspart severity - Its severity in words.
 * @csspart text - What it says.
 * @csspart dismiss - The button that takes it away.
 *
 * @cssState warning - Set while it warns.
 * @cssState caution - Set while it asks for attention.
 * @cssState ok - Set while it says that something is well again.
 * @cssState info - Set while it informs.
 */
export class FootbridgeNotice extends FootbridgeElement {
  static override styles = [tokens, controls, noticeStyles];

  /** Whose server the notice comes from. */
  @property({ attribute: false }) client: Footbridge | undefined;

  readonly #internals = this.attachInternals();
  #announced = '';
  readonly #announcer = new Announcer<string>((lines) => this.#speak(lines), systemClock);
  readonly #news = new ClientController(this, (client) => [client.subscribe(() => this.requestUpdate())]);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#announcer.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('client')) this.#news.follow(this.client);
    const { states } = this.#internals;
    for (const severity of Object.keys(severitySigns)) states.delete(severity);
    if (this.#notice) states.add(this.#notice.severity);
  }

  protected override render() {
    const notice = this.#notice;
    return html`
      <div class="unseen" role="status"></div>
      ${notice ? this.#box(notice) : nothing}
    `;
  }

  #box({ severity, text }: Notice) {
    return html`
      <div part="notice">
        <svg part="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${severitySigns[severity]} /></svg>
        <div class="texts">
          <p part="severity">${severityText(severity)}</p>
          <p part="text" dir="auto">${text}</p>
        </div>
        <button
          part="dismiss"
          aria-label=${msg('Dismiss this notice', { id: 'notice-dismiss' })}
          @click=${() => this.#dismiss(text)}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m5 5 14 14M19 5 5 19" /></svg>
        </button>
      </div>
    `;
  }

  protected override updated(): void {
    const { severity, text } = this.#notice ?? {};
    if (text === this.#announced || !this.isConnected) return;
    this.#announced = text ?? '';
    if (severity && text) this.#announcer.say([`${severityText(severity)}: ${text}`]);
  }

  /** What there is to read, unless this visitor has read it. */
  get #notice(): Notice | undefined {
    const notice = this.client?.snapshot.notice;
    return notice && notice.text !== tabMemory.get(KEY) ? notice : undefined;
  }

  #dismiss(text: string): void {
    tabMemory.set(KEY, text);
    // The button goes; whoever pressed it goes on from where it was.
    this.tabIndex = -1;
    this.focus();
    this.requestUpdate();
    this.emit(new NoticeDismissedEvent());
  }

  #speak(lines: readonly string[]): void {
    const region = this.renderRoot.querySelector<HTMLElement>('[role=status]');
    if (region) announce(lines, region);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-notice': FootbridgeNotice;
  }
}
