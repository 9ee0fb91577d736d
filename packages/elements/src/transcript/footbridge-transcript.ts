/** Asks a visitor whether they want the conversation by e-mail, and where to. It must not know who sends it. */
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { submitAround } from '../internal/submit-around.js';
import { state } from '../internal/property.js';
import type { FormExtra } from '../start-form/form-extra.js';
import { controls } from '../styles/controls.js';
import { fields } from '../styles/fields.js';
import { tokens } from '../styles/tokens.js';
import { transcriptStyles } from './transcript-styles.js';

/**
 * Asks whether the conversation is to be sent by e-mail when it is over, and where to.
 *
 * @summary The wish for a transcript, for a form around it.
 * @tag footbridge-transcript
 *
 * @csspart choice - The box to tick, and its label.
 * @csspart field - The label, the field and what is said about it.
 * @csspart label - The label of the address.
 * @csspart input - The field for the address.
 * @csspart mistake - What is wrong with the address.
 */
export class FootbridgeTranscript extends FootbridgeElement implements FormExtra {
  static override styles = [tokens, controls, fields, transcriptStyles];

  @state() private wanted = false;
  @state() private isWrong = false;

  /** Where the conversation is to be sent; nothing where the visitor does not want it. */
  get value(): { readonly transcriptTo?: string } {
    return this.wanted ? { transcriptTo: this.#address } : {};
  }

  /** Says at the field what is wrong with the address; false where something is. */
  validate(): boolean {
    this.isWrong = this.wanted && !/^[^@\s]+@[^@\s]+$/.test(this.#address);
    return !this.isWrong;
  }

  /** Forgets nothing: the address is of use for the next chat. */
  clear(): void {}

  /** Puts the caret in the field for the address. */
  override focus(options?: FocusOptions): void {
    (this.#input ?? this.renderRoot.querySelector('input'))?.focus(options);
  }

  protected override render() {
    return html`
      <label part="choice">
        <input type="checkbox" .checked=${this.wanted} @change=${this.#toggle} />
        ${msg('E-mail me a copy of the conversation', { id: 'transcript' })}
      </label>
      ${this.wanted ? this.#field() : nothing}
    `;
  }

  #field() {
    return html`
      <div part="field" @keydown=${submitAround}>
        <label part="label" for="address">${msg('Your e-mail address', { id: 'email' })}</label>
        <input
          part="input"
          id="address"
          type="email"
          autocomplete="email"
          maxlength="255"
          dir="ltr"
          aria-required="true"
          aria-invalid=${this.isWrong ? 'true' : nothing}
          aria-describedby=${this.isWrong ? 'mistake' : nothing}
        />
        ${
          this.isWrong
            ? html`<p part="mistake" id="mistake">
                ${msg('Enter an e-mail address, for example name@example.com.', { id: 'no-email' })}
              </p>`
            : nothing
        }
      </div>
    `;
  }

  get #address(): string {
    return this.#input?.value.trim() ?? '';
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input#address');
  }

  #toggle({ target }: Event): void {
    this.wanted = (target as HTMLInputElement).checked;
    this.isWrong = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-transcript': FootbridgeTranscript;
  }
}
