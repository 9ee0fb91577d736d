/** A form with which a visitor makes an account. It must not know what they want it for. */
import { msg } from '@lit/localize';
import { FootbridgeError, type Footbridge } from '@footbridge/client';
import { checkAccount, register, type AccountDetails, type Credentials } from '@footbridge/client/account';
import { contactFields } from '@footbridge/protocol';
import { html } from 'lit';
import { ProblemEvent } from '../events/problem-event.js';
import { RegisteredEvent } from '../events/registered-event.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { problemSummary, type Mistakes } from '../internal/problem-summary.js';
import { property, state } from '../internal/property.js';
import { textField, type TextField } from '../internal/text-field.js';
import { controls } from '../styles/controls.js';
import { fields } from '../styles/fields.js';
import { forms } from '../styles/forms.js';
import { tokens } from '../styles/tokens.js';
import type { AccountField } from './account-field.js';
import { accountMistake, registerProblem, usernameTaken } from './register-text.js';

/**
 * A form that makes an account: user name, password twice, and what else the page asks for. Passwords are read when it is sent
 * and kept nowhere.
 *
 * @summary The form that makes an account.
 * @tag footbridge-register
 *
 * @slot before-form - Shown between the welcome and the fields, for example what becomes of the data.
 *
 * @fires {RegisteredEvent} footbridge-registered - When there is an account.
 * @fires {ProblemEvent} footbridge-problem - When something went wrong that a developer may want to record.
 *
 * @csspart form - The form.
 * @csspart welcome - The welcome.
 * @csspart problem - What has to be put right, or why no account could be made.
 * @csspart field - A label, its field and what is said about it.
 * @csspart label - A label.
 * @csspart input - A field.
 * @csspart mistake - What is wrong with a field.
 * @csspart register - The button that makes the account.
 */
export class FootbridgeRegister extends FootbridgeElement {
  static override styles = [tokens, controls, fields, forms];

  /** Whose server makes the account. It may come later than the visitor begins to fill in the form. */
  @property({ attribute: false }) client: Footbridge | undefined;

  /** Makes the client, where the form is shown before there is one. */
  @property({ attribute: false }) prepare: (() => Promise<unknown>) | undefined;

  /** What else to ask for, in this order. */
  @property({ attribute: false }) fields: readonly AccountField[] = [];

  /** Told what the visitor signs in with, once there is an account: to go on with what they want it for. */
  @property({ attribute: false }) whenRegistered: ((credentials: Credentials) => unknown) | undefined;

  @state() private registering = false;
  @state() private mistakes: Mistakes = {};
  @state() private problem: string | undefined;

  /** Puts the focus where the visitor goes on. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[part=problem], input')?.focus(options);
  }

  /** Makes an account of what is filled in; resolves when there is one, or the form says why not. */
  async register(): Promise<void> {
    if (this.registering) return;
    const { password, ...account } = this.#account();
    this.problem = undefined;
    this.mistakes = this.#check({ ...account, password });
    if (Object.keys(this.mistakes).length > 0) return this.#tellProblem();
    this.registering = true;
    try {
      await this.prepare?.();
      await this.updateComplete;
      if (!this.client) throw new FootbridgeError('invalid-options', 'The element has no client.');
      await register(this.client, { ...account, password });
    } catch (error) {
      this.registering = false;
      return this.#refused(error instanceof FootbridgeError ? error : new FootbridgeError('refused', 'Not made.'));
    }
    this.registering = false;
    this.renderRoot.querySelector('form')?.reset();
    this.emit(new RegisteredEvent());
    this.whenRegistered?.({ name: account.username.trim(), password });
  }

  protected override render() {
    return html`
      <form part="form" novalidate @submit=${this.#submit}>
        <div part="welcome">
          <p>${msg('Make an account', { id: 'register-welcome' })}</p>
          <p>${msg('Then we know you the next time.', { id: 'register-welcome-more' })}</p>
        </div>
        ${problemSummary(this.mistakes, this.problem)}
        <slot name="before-form"></slot>
        ${this.#textFields().map((field) => textField({ ...field, mistake: this.mistakes[field.id] }))}
        <button part="register" aria-disabled=${this.registering}>
          ${this.registering ? msg('Sending…', { id: 'sending' }) : msg('Register', { id: 'register' })}
        </button>
      </form>
    `;
  }

  #textFields(): readonly TextField[] {
    const password = { type: 'password', autocomplete: 'new-password', mostCharacters: 64, isRequired: true };
    return [
      {
        id: 'username',
        label: msg('User name', { id: 'username' }),
        autocomplete: 'username',
        mostCharacters: 100,
        isRequired: true,
      },
      { ...password, id: 'password', label: msg('Password', { id: 'password' }) },
      { ...password, id: 'confirmation', label: msg('Password once more', { id: 'password-again' }) },
      ...this.fields.map(({ name, label, required = false, type = 'text', autocomplete }) => ({
        id: name,
        label,
        type,
        autocomplete,
        mostCharacters: contactFields[name],
        isRequired: required,
      })),
    ];
  }

  #account(): AccountDetails {
    const contact = Object.fromEntries(this.fields.map(({ name }) => [name, this.#read(name).trim()]));
    return { username: this.#read('username'), password: this.#read('password'), contact };
  }

  #check(account: AccountDetails): Mistakes {
    const required = this.fields.filter((field) => field.required).map(({ name }) => name);
    const wrong = checkAccount(account, { required, confirmation: this.#read('confirmation') });
    const labelOf = (id: string) => this.#textFields().find((field) => field.id === id)?.label ?? '';
    return Object.fromEntries(wrong.map((id) => [id, accountMistake(id, labelOf(id))]));
  }

  #refused(error: FootbridgeError): Promise<void> {
    if (error.code === 'account-exists') this.mistakes = { username: usernameTaken() };
    else this.problem = registerProblem(error.code);
    this.emit(new ProblemEvent(error));
    return this.#tellProblem();
  }

  async #tellProblem(): Promise<void> {
    await this.updateComplete;
    this.focus();
  }

  #read(id: string): string {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)?.value ?? '';
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    void this.register();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-register': FootbridgeRegister;
  }
}
