/** Lets a visitor keep a conversation: on paper or as a file. */
import { msg } from '@lit/localize';
import type { Entry } from '@footbridge/client';
import { html } from 'lit';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property } from '../internal/property.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { conversationText } from './conversation-lines.js';
import { historyStyles } from './history-styles.js';
import { printConversation } from './print-conversation.js';

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

  protected override render() {
    return html`
      <div part="history">
        <button part="print" class="quiet" @click=${this.#print}>${msg('Print', { id: 'print' })}</button>
        <button part="save" class="quiet" @click=${this.#save}>${msg('Save as text', { id: 'save' })}</button>
      </div>
    `;
  }

  get #heading(): string {
    return msg('Conversation', { id: 'conversation' });
  }

  #print(): void {
    printConversation(this.entries, this.language, this.#heading);
  }

  #save(): void {
    const text = conversationText(this.entries, this.language, this.#heading);
    // The mark has every editor read it as UTF-8.
    const file = new Blob(['\uFEFF', text], { type: 'text/plain;charset=utf-8' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    const [date] = new Date(this.entries[0]?.atMs ?? Date.now()).toISOString().split('T');
    link.download = `chat-${date}.txt`;
    link.click();
    // The browser has taken hold of it by then.
    setTimeout(() => URL.revokeObjectURL(link.href));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-history': FootbridgeHistory;
  }
}
