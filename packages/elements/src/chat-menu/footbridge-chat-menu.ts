/** What a visitor may set for themselves in a chat, and how they keep it. It must not know what comes of it. */
import { msg } from '@lit/localize';
import type { Entry } from '@footbridge/client';
import { html } from 'lit';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property } from '../internal/property.js';
import { controls } from '../styles/controls.js';
import { fields } from '../styles/fields.js';
import { tokens } from '../styles/tokens.js';
import { chatMenuStyles } from './chat-menu-styles.js';

/**
 * Switches for the Enter key and for a sound, and the ways to keep the conversation.
 *
 * @summary What a visitor sets for themselves in a chat.
 * @tag footbridge-chat-menu
 *
 * @fires {Event} change - When the visitor has turned a switch.
 *
 * @csspart choice - A switch and its label.
 */
export class FootbridgeChatMenu extends FootbridgeElement {
  static override styles = [tokens, controls, fields, chatMenuStyles];

  /** The conversation, to keep it. */
  @property({ attribute: false }) entries: readonly Entry[] = [];

  /** The language tag for dates and times. Default: the browser's. */
  @property() language = '';

  /** Whether Enter makes a new line; then Ctrl and Enter send. */
  @property({ type: Boolean }) enterBreaks = false;

  /** Whether a sound tells of messages that come while the visitor is elsewhere. */
  @property({ type: Boolean }) sound = false;

  /** Puts the focus on the first switch. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('input')?.focus(options);
  }

  protected override firstUpdated(): void {
    import('../history/define-history.js').catch(() => {});
  }

  protected override render() {
    return html`
      <label part="choice">
        <input type="checkbox" id="enter" .checked=${!this.enterBreaks} @change=${this.#changed} />
        ${msg('Press Enter to send', { id: 'enter-sends' })}
      </label>
      <label part="choice">
        <input type="checkbox" id="sound" .checked=${this.sound} @change=${this.#changed} />
        ${msg('Play a sound for new messages', { id: 'sound' })}
      </label>
      <footbridge-history
        exportparts="history, print, save"
        .entries=${this.entries}
        .language=${this.language}
      ></footbridge-history>
    `;
  }

  #changed({ target }: Event): void {
    const { id, checked } = target as HTMLInputElement;
    if (id === 'sound') this.sound = checked;
    else this.enterBreaks = !checked;
    this.emit(new Event('change'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-chat-menu': FootbridgeChatMenu;
  }
}
