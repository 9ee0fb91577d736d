import { msg, str } from '@lit/localize';
import type { Footbridge } from '@footbridge/client';
import { html, nothing } from 'lit';
import { BeforeSendEvent } from '../events/before-send-event.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property, state } from '../internal/property.js';
import { plural } from '../localization/plural.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { composerStyles } from './composer-styles.js';
import { sendsOnEnter } from './sends-on-enter.js';

/**
 * The box a visitor types into. Enter sends; with Shift it breaks the line. Text that could not be handed to the client
 * stays in the box.
 *
 * @summary A message box with a send button.
 * @tag footbridge-composer
 *
 * @fires {BeforeSendEvent} footbridge-before-send - Before a message leaves.
 *
 * @csspart composer - The row.
 * @csspart field - The box around the text.
 * @csspart input - The text box.
 * @csspart send - The button that sends.
 * @csspart limit - By how much a text is too long.
 */
export class FootbridgeComposer extends FootbridgeElement {
  static override styles = [tokens, controls, composerStyles];

  /** Whom the text goes to. */
  @property({ attribute: false }) client: Footbridge | undefined;

  /** Whether Enter makes a new line; then Ctrl and Enter send. */
  @property({ type: Boolean }) enterBreaks = false;

  /** How many characters the server takes in one message. Default: 4,000, which is the server’s own. protocol §10.7 */
  @property({ type: Number }) maxLength = 4_000;

  @state() private excess = 0;
  /** Whether the visitor has tried to send what is too long. */
  @state() private isHeld = false;

  /** Puts the caret in the text box. */
  override focus(options?: FocusOptions): void {
    this.#input?.focus(options);
  }

  /** Sends what is typed, unless it is blank, too long, or a listener stops it. Returns whether it was handed to the client. */
  send(): boolean {
    const input = this.#input;
    if (!input || !this.client || !input.value.trim()) return false;
    this.#changed();
    this.isHeld = this.excess > 0;
    if (this.isHeld) return false;
    const event = new BeforeSendEvent(input.value);
    if (!this.emit(event)) return false;
    try {
      this.client.send(event.text);
    } catch {
      return false; // The chat has just ended; its own notice says so.
    }
    input.value = '';
    this.#changed();
    return true;
  }

  protected override render() {
    const { draft = '' } = this.client ?? {};
    const label = msg('Your message', { id: 'message' });
    return html`
      <form part="composer" @submit=${this.#submit}>
        <div part="field" data-text=${draft}>
          <textarea
            part="input"
            rows="1"
            dir="auto"
            enterkeyhint=${this.enterBreaks ? 'enter' : 'send'}
            aria-label=${label}
            aria-describedby=${this.excess ? 'limit' : nothing}
            aria-invalid=${this.excess ? 'true' : nothing}
            placeholder=${msg('Write a message…', { id: 'message-hint' })}
            .value=${draft}
            @input=${this.#typed}
            @keydown=${this.#keyed}
          ></textarea>
        </div>
        <button part="send" aria-label=${msg('Send', { id: 'send' })}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 20.5v-7L14 12 3 10.5v-7L22 12z" /></svg>
        </button>
        ${this.#limit()}
      </form>
    `;
  }

  /** It is said aloud once it stands in the way, not at each letter. */
  #limit() {
    if (!this.excess) return nothing;
    return this.isHeld
      ? html`<p part="limit" id="limit" role="alert">${tooLong(this.excess)}</p>`
      : html`<p part="limit" id="limit">${tooLong(this.excess)}</p>`;
  }

  get #input(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    this.send();
    this.focus();
  }

  #typed(): void {
    this.#changed();
    this.client?.typed();
  }

  #keyed(event: KeyboardEvent): void {
    if (!sendsOnEnter(event, this.enterBreaks)) return;
    event.preventDefault();
    this.send();
  }

  // The box around the text holds an unseen copy of it, and both share one cell of a grid, so they grow together.
  #changed(): void {
    const { value = '', parentElement } = this.#input ?? {};
    parentElement?.setAttribute('data-text', value);
    this.excess = Math.max(0, value.length - this.maxLength);
    this.isHeld &&= this.excess > 0;
    if (this.client) this.client.draft = value;
  }
}

const tooLong = (count: number) =>
  plural(
    'too-long',
    count,
    (number) => msg(str`This is ${number} character too long to be sent.`, { id: 'too-long-one' }),
    (number) => msg(str`This is ${number} characters too long to be sent.`, { id: 'too-long-other' }),
  );

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-composer': FootbridgeComposer;
  }
}
