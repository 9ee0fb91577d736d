/** Tells a visitor why no chat could be started, and what they can do instead. It must not know how either is done. */
import { msg } from '@lit/localize';
import type { ClientPermissions, FootbridgeError } from '@footbridge/client';
import { html, nothing } from 'lit';
import { AlternativeRequestEvent, type Alternative } from '../events/alternative-request-event.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property } from '../internal/property.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { refusalStyles } from './refusal-styles.js';
import { refusalText } from './refusal-text.js';

/**
 * Why no chat could be started, in words of its own for each reason, and the next best way to be helped where there is one.
 *
 * @summary A refusal, and the way on.
 * @tag footbridge-refusal
 *
 * @fires {AlternativeRequestEvent} footbridge-alternative-request - When the visitor wants to be helped in another way.
 *
 * @csspart reason - Why there is no chat.
 * @csspart alternatives - The buttons with other ways.
 */
export class FootbridgeRefusal extends FootbridgeElement {
  static override styles = [tokens, controls, refusalStyles];

  /** What was thrown when a chat was wanted. */
  @property({ attribute: false }) error: FootbridgeError | undefined;

  /** What the server allows the visitor to do. */
  @property({ attribute: false }) allows: ClientPermissions | undefined;

  protected override render() {
    const { error, allows } = this;
    if (!error) return nothing;
    const isBusy = error.code === 'closed' || error.code === 'limit-reached' || error.code === 'not-allowed';
    // An operator who has paused a queue, or has it full, takes no calls for it either.
    const takesCalls = error.closure !== 'paused' && error.closure !== 'full';
    const mayCall = !!allows && (allows.anonymousCallback || allows.authenticatedCallback) && isBusy && takesCalls;
    const mayWrite = !!allows?.leftMessage && isBusy;
    return html`
      <p part="reason">${refusalText(error, allows)}</p>
      ${
        mayCall || mayWrite
          ? html`<div part="alternatives">
              ${mayCall ? this.#way('callback', msg('Ask us to call you', { id: 'instead-callback' })) : nothing}
              ${mayWrite ? this.#way('message', msg('Leave a message', { id: 'instead-message' })) : nothing}
            </div>`
          : nothing
      }
    `;
  }

  #way(kind: Alternative, label: string) {
    const ask = () => this.emit(new AlternativeRequestEvent(kind));
    return html`<button type="button" class="quiet" @click=${ask}>${label}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-refusal': FootbridgeRefusal;
  }
}
