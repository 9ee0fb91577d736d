import { msg } from '@lit/localize';
import type { Entry, Footbridge } from '@footbridge/client';
import { html, noChange, type PropertyValues } from 'lit';
import { entryTextOf } from '../internal/entry-text.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property } from '../internal/property.js';
import { LONG_TEXT } from '../message/cut-text.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { lastOwnOf, layOutEntries, type Line } from './lay-out-entries.js';
import { messageListStyles } from './message-list-styles.js';
import type { Reader } from './reader.js';
import { WINDOW_LINES } from './window-lines.js';

/** Nearer to the end than this, in pixels, counts as being there. */
const END_SLACK_PX = 48;

/**
 * A conversation, newest last. It follows the newest message unless the reader has scrolled up; then a button leads to what
 * is new. Of a long conversation a part is in the document, and all of it is reached by scrolling. It announces nothing:
 * `<footbridge-chat>` tells screen readers what is new.
 *
 * @summary The scrolling list of messages.
 * @tag footbridge-message-list
 *
 * @slot - Shown above the first message.
 *
 * @csspart log - The box that scrolls.
 * @csspart newer - The button that leads to the newest message.
 * @csspart unseen - The line above the first message that has come while the reader was elsewhere.
 */
export class FootbridgeMessageList extends FootbridgeElement {
  static override styles = [tokens, controls, messageListStyles];

  /** What to show, in this order. */
  @property({ attribute: false }) entries: readonly Entry[] = [];

  /** Whom "Retry" and "Delete" on a message go to. */
  @property({ attribute: false }) client: Footbridge | undefined;

  /** The language tag for dates and times. Default: the browser's. */
  @property() language = '';

  #atEnd = true;
  #top = 0;
  #height = 0;
  /** Of the box that scrolls, in pixels, once it has been laid out: to ask the box would have it laid out again. */
  #boxHeight: number | undefined;
  #reader: Reader | undefined;
  // Content grows after it was rendered, when links are found, and the box shrinks when a keyboard comes up. The browser
  // lets go of an observer together with what it observes, so nothing is left of this one.
  readonly #sizes = new ResizeObserver(() => this.#settle());

  /** Puts the focus on the list, so that the keys of the keyboard scroll it. */
  override focus(options?: FocusOptions): void {
    this.#log?.focus(options);
  }

  protected override firstUpdated(): void {
    for (const box of this.renderRoot.querySelectorAll('div')) this.#sizes.observe(box);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { entries } = this;
    const { length: seenCount } = changed.get('entries') ?? entries;
    const isOwn = entries.length > seenCount && entries.at(-1)?.author.kind === 'visitor';
    // Whoever sends wants to see it, wherever they were reading.
    if (isOwn) this.#atEnd = true;
    const isSeen = this.#atEnd && this.#boxHeight !== 0 && !document.hidden;
    if (!isSeen || entries.length > WINDOW_LINES || entries.some(isLong)) this.#fetchReader(seenCount);
    this.#reader?.take(isOwn);
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
        <slot></slot>
        <div>
          ${this.#reader ? noChange : layOutEntries(this.entries.slice(-WINDOW_LINES)).map((line) => this.#line(line))}
        </div>
      </div>
      ${this.#reader?.button()}
    `;
  }

  protected override updated(): void {
    this.#reader?.draw();
  }

  #line({ entry, newDay, first }: Line) {
    return html`<footbridge-message
      exportparts="day, message, meta, author, time, bubble, system, delivery"
      .entry=${entry}
      .client=${this.client}
      .newDay=${newDay}
      .first=${first}
      .last=${entry === lastOwnOf(this.entries)}
      .language=${this.language}
    ></footbridge-message>`;
  }

  get #log(): HTMLElement | null {
    return this.renderRoot.querySelector('[part=log]');
  }

  #settle(): void {
    const log = this.#log;
    this.#boxHeight = log?.clientHeight;
    if (this.#reader) this.#reader.settle();
    else if (log && this.#atEnd) log.scrollTop = log.scrollHeight;
  }

  #scrolled(): void {
    const log = this.#log;
    if (!log) return;
    const top = log.scrollTop;
    const isNearEnd = log.scrollHeight - top - log.clientHeight < END_SLACK_PX;
    // Only a reader scrolls up. To be far from the end alone may mean that the content has grown since.
    const isGrown = log.scrollHeight !== this.#height;
    this.#height = log.scrollHeight;
    // Browsers scroll, too, where lines go.
    const isReader = !isGrown || this.#reader?.isReading;
    if (isNearEnd || (top < this.#top && isReader)) this.#atEnd = isNearEnd;
    this.#top = top;
    if (!this.#atEnd) this.#fetchReader(this.entries.length);
    this.#reader?.scrolled(this.#atEnd);
  }

  #fetchReader(seenCount: number): void {
    if (this.#reader) return;
    import('./reader.js').then(
      ({ Reader }) => {
        const [log, box] = this.renderRoot.querySelectorAll('div');
        if (log && box) this.#reader ??= new Reader(this, log, box, this.#atEnd, seenCount);
        this.requestUpdate();
      },
      () => {},
    );
  }
}

const isLong = (entry: Entry) => entryTextOf(entry).length > LONG_TEXT;

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-message-list': FootbridgeMessageList;
  }
}
