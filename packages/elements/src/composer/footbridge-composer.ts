import { msg } from '@lit/localize';
import type { Footbridge } from '@footbridge/client';
import { html } from 'lit';
import { BeforeSendEvent } from '../events/before-send-event.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property } from '../internal/property.js';
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
 */
export class FootbridgeComposer extends FootbridgeElement {
  static override styles = [tokens, controls, composerStyles];

  /** Whom the text goes to. */
  @property({ attribute: false }) client: Footbridge | undefined;

  /** Whether Enter makes a new line; then Ctrl and Enter send. */
  @property({ type: Boolean }) enterBreaks = false;

  /** Puts the caret in the text box. */
  override focus(options?: FocusOptions): void {
    this.#input?.focus(options);
  }

  /** Sends what is typed, unless it is blank or a listener stops it. Returns whether it was handed to the client. */
  send(): boolean {
    const input = this.#input;
    if (!input || !this.client || !input.value.trim()) return false;
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
            placeholder=${msg('Write a message…', { id: 'message-hint' })}
            .value=${draft}
            @input=${this.#typed}
            @keydown=${this.#keyed}
          ></textarea>
        </div>
        <button part="send" aria-label=${msg('Send', { id: 'send' })}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 20.5v-7L14 12 3 10.5v-7L22 12z" /></svg>
        </button>
      </form>
    `;
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
    if (this.client) this.client.draft = value;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-composer': FootbridgeComposer;
  }
}
