/** Lets a visitor keep a conversation: on paper or as a file. */
import { msg } from '@lit/localize';
import type { Entry } from '@footbridge/client';
import { html } from 'lit';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property } from '../internal/property.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { conversationAsText } from './conversation-as-text.js';
import type { HistoryOptions } from './history-options.js';
import { historyStyles } from './history-styles.js';
import { printConversation } from './print-conversation.js';
import { saveText } from './save-text.js';

/**
 * Two buttons with which a visitor prints a conversation, or saves it as a text: all of it, with names and times. Nothing leaves
 * the browser for that.
 *
 * @summary Print and save a conversation.
 * @tag footbridge-history
 *
 * @csspart history - The row of buttons.
 * @csspart print - The button that prints.
 * @csspart save - The button that saves.
 */
export class FootbridgeHistory extends FootbridgeElement {
  static override styles = [tokens, controls, historyStyles];

  /** The conversation. */
  @property({ attribute: false }) entries: readonly Entry[] = [];

  /** The language tag for dates and times. Default: the browser's. */
  @property() language = '';

  /** What stands above the conversation. Default: "Conversation". */
  @property() heading = '';

  /** Takes back what the last print or file has left in the page. */
  #tidy = () => {};

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#tidy();
  }

  protected override render() {
    return html`
      <div part="history" role="group" aria-label=${msg('Conversation', { id: 'conversation' })}>
        <button part="print" class="quiet" @click=${this.#print}>${msg('Print', { id: 'print' })}</button>
        <button part="save" class="quiet" @click=${this.#save}>${msg('Save as text', { id: 'save' })}</button>
      </div>
    `;
  }

  get #options(): HistoryOptions {
    const heading = this.heading || msg('Conversation', { id: 'conversation' });
    return { language: this.language, heading };
  }

  #print(): void {
    this.#tidy();
    this.#tidy = printConversation(this.entries, this.#options, this);
  }

  #save(): void {
    this.#tidy();
    this.#tidy = saveText(conversationAsText(this.entries, this.#options), `chat-${dateOf(this.entries)}.txt`);
  }
}

/** The day on which it began where the visitor is, as 2026-11-22: so Swedes write it, and so files are in order. */
const dateOf = ([first]: readonly Entry[]) => new Intl.DateTimeFormat('sv').format(first?.atMs);

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-history': FootbridgeHistory;
  }
}
