import { msg } from '@lit/localize';
import type { Entry, Footbridge } from '@footbridge/client';
import { html, nothing, type PropertyValues } from 'lit';
import { dateFormats } from '../internal/date-formats.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property, state } from '../internal/property.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { layOutEntries, type Line } from './lay-out-entries.js';
import { messageListStyles } from './message-list-styles.js';

/** Nearer to the end than this, in pixels, counts as being there. */
const END_SLACK_PX = 48;

/**
 * A conversation, newest last. It follows the newest message unless the reader has scrolled up; then a button says that
 * there is more. It announces nothing: `<footbridge-chat>` tells screen readers what is new.
 *
 * @summary The scrolling list of messages.
 * @tag footbridge-message-list
 *
 * @slot - Shown above the first message.
 *
 * @csspart log - The box that scrolls.
 * @csspart day - The date above the first message of a day.
 * @csspart newer - The button that leads to new messages.
 */
export class FootbridgeMessageList extends FootbridgeElement {
  static override styles = [tokens, controls, messageListStyles];

  /** What to show, in this order. */
  @property({ attribute: false }) entries: readonly Entry[] = [];

  /** Whom "Retry" and "Delete" on a message go to. */
  @property({ attribute: false }) client: Footbridge | undefined;

  /** The language tag for dates and times. Default: the browser's. */
  @property() language = '';

  @state() private hasNewer = false;

  #atEnd = true;
  #top = 0;
  // Content grows after it was rendered, when links are found, and the box shrinks when a keyboard comes up. The browser
  // lets go of an observer together with what it observes, so nothing is left of this one.
  readonly #sizes = new ResizeObserver(() => this.#follow());

  /** Puts the focus on the list, so that the arrow keys scroll it. */
  override focus(options?: FocusOptions): void {
    this.#log?.focus(options);
  }

  protected override firstUpdated(): void {
    const log = this.#log;
    if (!log) return;
    this.#sizes.observe(log);
    for (const lines of log.children) this.#sizes.observe(lines);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('entries');
    if (!before || before.length >= this.entries.length) return;
    // Whoever sends wants to see it, wherever they were reading.
    if (this.entries.at(-1)?.author.kind === 'visitor') this.#atEnd = true;
    this.hasNewer = !this.#atEnd;
  }

  protected override render() {
    return html`
      <div
        part="log"
        role="log"
        aria-live="off"
        aria-label=${msg('Conversation', { id: 'conversation' })}
        tabindex="0"
        @scroll=${this.#scrolled}
      >
        <div class="lines"><slot></slot>${layOutEntries(this.entries).map((line) => this.#line(line))}</div>
      </div>
      <button part="newer" ?hidden=${!this.hasNewer} @click=${this.#showNewer}>
        ${msg('New messages', { id: 'new-messages' })}
      </button>
    `;
  }

  #line({ entry, newDay, first, last }: Line) {
    return html`
      ${newDay ? html`<p part="day">${dateFormats(this.language).day(entry.atMs)}</p>` : nothing}
      <footbridge-message
        exportparts="message, meta, author, time, bubble, system, delivery"
        .entry=${entry}
        .client=${this.client}
        .first=${first}
        .last=${last}
        .language=${this.language}
      ></footbridge-message>
    `;
  }

  get #log(): HTMLElement | null {
    return this.renderRoot.querySelector('[part=log]');
  }

  #follow(): void {
    const log = this.#log;
    if (log && this.#atEnd) log.scrollTop = log.scrollHeight;
  }

  #scrolled(): void {
    const log = this.#log;
    if (!log) return;
    const top = log.scrollTop;
    const isNearEnd = log.scrollHeight - top - log.clientHeight < END_SLACK_PX;
    // Only a reader scrolls up. To be far from the end alone may mean that the content has grown since.
    if (isNearEnd || top < this.#top) this.#atEnd = isNearEnd;
    if (isNearEnd) this.hasNewer = false;
    this.#top = top;
  }

  #showNewer(): void {
    this.#atEnd = true;
    this.hasNewer = false;
    this.#follow();
    this.focus(); // The button goes away, and the focus would go with it.
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-message-list': FootbridgeMessageList;
  }
}
