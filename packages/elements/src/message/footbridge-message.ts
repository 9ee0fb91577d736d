import { msg } from '@lit/localize';
import type { Delivery, Entry, Footbridge } from '@footbridge/client';
import { html, nothing, type PropertyValues } from 'lit';
import { dateFormats } from '../internal/date-formats.js';
import { deliveryText } from '../internal/delivery-text.js';
import { entryTextOf } from '../internal/entry-text.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property, state } from '../internal/property.js';
import { safeHref } from '../internal/safe-href.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { cutText } from './cut-text.js';
import { messageStyles } from './message-styles.js';
import { mayHoldLinks, type Segment } from './segment.js';

/**
 * One line of a conversation: a message with its author, time and delivery, or what the system says. Whatever it shows of
 * what people wrote is text, never markup. Of a text beyond 2,000 characters it shows the beginning: `<footbridge-message-list>`
 * makes several messages of one so long.
 *
 * @summary A message in a bubble.
 * @tag footbridge-message
 *
 * @csspart day - The date above the first message of a day.
 * @csspart message - Everything about one message.
 * @csspart meta - Author and time, above the first of a group.
 * @csspart author - The author's name.
 * @csspart time - When the message was first seen.
 * @csspart bubble - The message.
 * @csspart system - What the system says, in place of a bubble.
 * @csspart delivery - What became of the visitor's own message.
 */
export class FootbridgeMessage extends FootbridgeElement {
  static override styles = [tokens, controls, messageStyles];

  /** What to show. */
  @property({ attribute: false }) entry: Entry | undefined;

  /** Whom "Retry" and "Delete" go to. */
  @property({ attribute: false }) client: Footbridge | undefined;

  /** Whether it begins a group of its author's messages, and so names author and time. */
  @property({ type: Boolean }) first = false;

  /** Whether it is the first of its day, and so has the date above it. */
  @property({ type: Boolean }) newDay = false;

  /** Whether it is the visitor's last, and so says that it was sent. */
  @property({ type: Boolean }) last = false;

  /** The language tag for times. Default: the browser's. */
  @property() language = '';

  @state() private segments: readonly Segment[] | undefined;

  /** What finds links could not be fetched; the next change tries again. */
  #isUnlinked = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('entry') || this.#isUnlinked) this.#findLinks();
  }

  protected override render() {
    const { entry } = this;
    if (!entry) return nothing;
    const content = this.#content(entry);
    const day = this.newDay ? html`<p part="day">${dateFormats(this.language).day(entry.atMs)}</p>` : nothing;
    if (entry.author.kind === 'system')
      return html`${day}
        <p part="system" dir="auto">${content}</p>`;
    const meta = this.first ? this.#meta(entry) : nothing;
    const delivery = entry.kind === 'text' ? this.#delivery(entry.delivery) : nothing;
    // A space between tags would be one node more, a hundred times over.
    // prettier-ignore
    return html`${day}<div part="message" class=${entry.author.kind}>${meta}<p
      part="bubble"
      class=${this.first ? 'bubble' : 'bubble next'}
      dir="auto"
    >${content}</p>${delivery}</div>`;
  }

  #meta({ author, atMs, late }: Entry) {
    const isOwn = author.kind === 'visitor';
    const time = dateFormats(this.language).time(atMs);
    // prettier-ignore
    return html`<p part="meta"><bdi
      part="author"
      class=${isOwn ? 'unseen' : ''}
    >${isOwn ? msg('You', { id: 'you' }) : author.name}</bdi> <time
      part="time"
      datetime=${new Date(atMs).toISOString()}
    >${time}</time>${late ? ` ${msg('(arrived late)', { id: 'late' })}` : nothing}</p>`;
  }

  #content(entry: Entry) {
    if (entry.kind === 'file') return link(entry.name, entry.url);
    return this.segments?.map(({ text, url }) => link(text, url)) ?? cutText(entryTextOf(entry));
  }

  #delivery(delivery: Delivery | undefined) {
    if (!delivery || (delivery === 'sent' && !this.last)) return nothing;
    const failed = delivery === 'failed';
    return html`
      <p part="delivery" class=${delivery}>
        ${deliveryText(delivery)}
        ${
          failed || delivery === 'unconfirmed'
            ? html`<button class="text" @click=${this.#retry}>
                ${failed ? msg('Retry', { id: 'retry' }) : msg('Send again', { id: 'resend' })}
              </button>`
            : nothing
        }
        ${
          failed
            ? html`<button class="text" @click=${this.#discard}>${msg('Delete', { id: 'delete' })}</button>`
            : nothing
        }
      </p>
    `;
  }

  #retry(): void {
    if (this.entry) this.client?.retry(this.entry.key);
  }

  #discard(): void {
    if (this.entry) this.client?.discard(this.entry.key);
  }

  // Until the linkifier is here, and if it never comes, the text is shown as it is.
  #findLinks(): void {
    this.segments = undefined;
    this.#isUnlinked = false;
    const { entry } = this;
    if (!entry || entry.kind === 'file') return;
    const text = cutText(entryTextOf(entry));
    if (!mayHoldLinks(text)) return;
    import('./linkifier.js').then(
      ({ findLinks }) => {
        if (this.entry === entry) this.segments = findLinks(text);
      },
      () => (this.#isUnlinked = true),
    );
  }
}

/** A link where there is an address that is safe to follow, else the text alone. */
function link(text: string, url: string | undefined) {
  const href = url && safeHref(url, document.baseURI);
  return href
    ? html`<a href=${href} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer"
        ><bdi>${text}</bdi><span class="unseen"> ${msg('(opens in a new window)', { id: 'new-window' })}</span></a
      >`
    : text;
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-message': FootbridgeMessage;
  }
}
