import { msg } from '@lit/localize';
import { FootbridgeError, type Footbridge, type FootbridgeErrorCode } from '@footbridge/client';
import { html, nothing } from 'lit';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property, state } from '../internal/property.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { startFormStyles } from './start-form-styles.js';
import { startProblem } from './start-problem.js';

/**
 * What a visitor fills in before a chat: a name, if they like. Where no chat can be started it says so and keeps what was
 * filled in.
 *
 * @summary The form that starts a chat.
 * @tag footbridge-start-form
 *
 * @slot - Shown between the welcome and the fields, for example a privacy notice.
 *
 * @csspart form - The form.
 * @csspart welcome - The welcome.
 * @csspart label - The label of the name.
 * @csspart name - The field for the name.
 * @csspart problem - Why no chat could be started.
 * @csspart start - The button that starts a chat.
 */
export class FootbridgeStartForm extends FootbridgeElement {
  static override styles = [tokens, controls, startFormStyles];

  /** Who starts the chat. */
  @property({ attribute: false }) client: Footbridge | undefined;

  /** Waited for before a chat is started, for example until there is a client. */
  @property({ attribute: false }) prepare: (() => Promise<unknown>) | undefined;

  @state() private starting = false;
  @state() private problem: FootbridgeErrorCode | undefined;

  /** Puts the caret in the field for the name. */
  override focus(options?: FocusOptions): void {
    this.#name?.focus(options);
  }

  /** Starts a chat with what is filled in; resolves when there is one, or the form says why not. */
  async start(): Promise<void> {
    if (this.starting) return;
    this.starting = true;
    this.problem = undefined;
    const name = this.#name?.value.trim();
    try {
      await this.prepare?.();
      await this.client?.startChat(name ? { name } : {});
    } catch (error) {
      this.problem = error instanceof FootbridgeError ? error.code : 'unreachable';
    }
    this.starting = false;
  }

  protected override render() {
    return html`
      <form part="form" @submit=${this.#submit}>
        <div part="welcome">
          <p>${msg('Hello!', { id: 'welcome' })}</p>
          <p>${msg('Tell us what you need. A person will answer.', { id: 'welcome-more' })}</p>
        </div>
        <slot></slot>
        <label part="label" for="name">
          ${msg('Your name', { id: 'name' })} <span>${msg('(optional)', { id: 'optional' })}</span>
        </label>
        <input part="name" id="name" autocomplete="name" maxlength="100" dir="auto" />
        <p part="problem" role="alert">${this.problem ? startProblem(this.problem) : nothing}</p>
        <button part="start" aria-disabled=${this.starting}>
          ${this.starting ? msg('Starting…', { id: 'starting' }) : msg('Start chat', { id: 'start-chat' })}
        </button>
      </form>
    `;
  }

  get #name(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    void this.start();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-start-form': FootbridgeStartForm;
  }
}
