/** Asks a visitor who they are, where they may have an account. It must not know what they sign in for. */
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { submitAround } from '../internal/submit-around.js';
import { property, state } from '../internal/property.js';
import type { FormExtra } from '../start-form/form-extra.js';
import { controls } from '../styles/controls.js';
import { fields } from '../styles/fields.js';
import { tokens } from '../styles/tokens.js';
import { signInStyles } from './sign-in-styles.js';

type Field = 'username' | 'password';

/**
 * Asks for user name and password, after the question whether the visitor has an account where they needn't have one. A
 * password is read once, when the form around it is sent, and kept nowhere.
 *
 * @summary User name and password, for a form around it.
 * @tag footbridge-sign-in
 *
 * @fires {Event} change - When the visitor has said whether they have an account.
 *
 * @csspart choice - Either answer to the question whether there is an account.
 * @csspart field - A label, its field and what is said about it.
 * @csspart label - A label.
 * @csspart input - A field.
 * @csspart password - The field for the password, and the button in it.
 * @csspart reveal - The button that shows the password.
 * @csspart mistake - What is wrong with a field.
 */
export class FootbridgeSignIn extends FootbridgeElement implements FormExtra {
  static override styles = [tokens, controls, fields, signInStyles];

  /** Whether a visitor may go on without an account. */
  @property({ type: Boolean }) optional = false;

  @state() private wants = false;
  @state() private revealed = false;
  @state() private missing: readonly Field[] = [];
  @state() private refused = false;

  /** Whether the visitor goes on with an account. */
  get active(): boolean {
    return this.wants || !this.optional;
  }

  /** Name and password; nothing where the visitor goes on without an account. */
  get value(): { readonly name?: string; readonly password?: string } {
    if (!this.active) return {};
    return { name: this.#read('username').trim(), password: this.#read('password') };
  }

  /** Says at the fields what is missing; false where something is. */
  validate(): boolean {
    this.refused = false;
    this.missing = this.active ? (['username', 'password'] as const).filter((field) => !this.#read(field).trim()) : [];
    return this.missing.length === 0;
  }

  /**
   * Says at the fields that they don't go together.
   *
   * @param username Who signed in; filled in where the visitor has done so in a form of the page.
   */
  async refuse(username = ''): Promise<void> {
    if (!this.active) this.#choose(true);
    this.refused = true;
    await this.updateComplete;
    const input = this.#input('username');
    if (input) input.value ||= username;
    this.#input('password')?.focus();
  }

  /** Forgets the password. */
  clear(): void {
    const input = this.#input('password');
    if (input) input.value = '';
    this.revealed = false;
  }

  /** Puts the caret in the first field that is to be filled in. */
  override focus(options?: FocusOptions): void {
    const field = this.missing[0] ?? 'username';
    (this.#input(field) ?? this.renderRoot.querySelector('input'))?.focus(options);
  }

  protected override render() {
    return html`
      ${this.optional ? this.#question() : nothing}
      <div @keydown=${submitAround}>${this.active ? html`${this.#username()} ${this.#password()}` : nothing}</div>
    `;
  }

  #question() {
    const choice = (wants: boolean, text: string) => html`
      <label part="choice">
        <input type="radio" name="account" .checked=${this.wants === wants} @change=${() => this.#choose(wants)} />
        ${text}
      </label>
    `;
    return html`
      <fieldset>
        <legend class="unseen">${msg('Do you have an account?', { id: 'account-question' })}</legend>
        ${choice(false, msg("I don't have an account", { id: 'no-account' }))}
        ${choice(true, msg('I have an account', { id: 'account' }))}
      </fieldset>
    `;
  }

  #username() {
    const isMissing = this.missing.includes('username');
    const isWrong = isMissing || this.refused;
    return html`
      <div part="field">
        <label part="label" for="username">${msg('User name', { id: 'username' })}</label>
        <input
          part="input"
          id="username"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          maxlength="100"
          dir="auto"
          aria-required="true"
          aria-invalid=${isWrong ? 'true' : nothing}
          aria-describedby=${isMissing ? 'username-mistake' : nothing}
        />
        ${isMissing ? mistake('username', msg('Enter your user name.', { id: 'no-username' })) : nothing}
      </div>
    `;
  }

  #password() {
    const wrong = this.missing.includes('password')
      ? msg('Enter your password.', { id: 'no-password' })
      : this.refused && msg('The name or the password is wrong.', { id: 'sign-in-refused' });
    return html`
      <div part="field">
        <label part="label" for="password">${msg('Password', { id: 'password' })}</label>
        <div part="password">
          <input
            part="input"
            id="password"
            type=${this.revealed ? 'text' : 'password'}
            autocomplete="current-password"
            maxlength="64"
            dir="ltr"
            aria-required="true"
            aria-invalid=${wrong ? 'true' : nothing}
            aria-describedby=${wrong ? 'password-mistake' : nothing}
          />
          <button
            part="reveal"
            type="button"
            aria-pressed=${this.revealed}
            aria-label=${msg('Show password', { id: 'show-password' })}
            @click=${() => (this.revealed = !this.revealed)}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z" />
              <circle cx="12" cy="12" r="3" />
            </svg>
          </button>
        </div>
        ${wrong ? mistake('password', wrong) : nothing}
      </div>
    `;
  }

  #choose(wants: boolean): void {
    this.wants = wants;
    this.missing = [];
    this.refused = false;
    this.emit(new Event('change', { bubbles: true }));
  }

  #read(field: Field): string {
    return this.#input(field)?.value ?? '';
  }

  #input(field: Field): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${field}`);
  }
}

const mistake = (field: Field, text: string) => html`<p part="mistake" id="${field}-mistake">${text}</p>`;

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-sign-in': FootbridgeSignIn;
  }
}
