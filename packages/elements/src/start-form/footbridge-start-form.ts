import { msg } from '@lit/localize';
import { FootbridgeError, type ChatDetails, type ClientPermissions, type Footbridge } from '@footbridge/client';
import type { AskCredentials } from '@footbridge/client/account';
import { html, nothing, type PropertyValues } from 'lit';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property, state } from '../internal/property.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import type { FormExtra } from './form-extra.js';
import { startFormStyles } from './start-form-styles.js';
import { startProblem } from './start-problem.js';

/**
 * What a visitor fills in before a chat: a name if they like, or who they are where the server has accounts, and whether they
 * want a transcript where it sends any. Where no chat can be started it says why and keeps what was filled in.
 *
 * @summary The form that starts a chat.
 * @tag footbridge-start-form
 *
 * @slot - Shown between the welcome and the fields, for example a privacy notice.
 *
 * @fires {AlternativeRequestEvent} footbridge-alternative-request - When the visitor wants to be helped in another way.
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

  /** What the server allows the visitor to do, once that is known; it may bring more fields. */
  @property({ attribute: false }) allows: ClientPermissions | undefined;

  /** What a server is told beside what the visitor fills in. */
  @property({ attribute: false }) details: ChatDetails = {};

  /** The page's own way to tell who the visitor is; then the form asks for no name. */
  @property({ attribute: false }) credentials: AskCredentials | undefined;

  /** The visitor's name, as far as it is known or filled in. */
  @property() name = '';

  @state() private starting = false;
  @state() private problem: FootbridgeError | undefined;

  /** Puts the caret in the first field. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('input:not([hidden]), footbridge-sign-in, button')?.focus(options);
  }

  /**
   * Starts a chat with what is filled in; resolves when there is one, or the form says why not.
   *
   * @param who Who starts it, in place of what is filled in.
   */
  async start(who?: Pick<ChatDetails, 'name' | 'password'>): Promise<void> {
    if (this.starting) return;
    const wrong = this.#extras.find((extra) => !extra.validate());
    if (wrong && !who) return wrong.focus();
    const name = this.name.trim();
    const filledIn = this.#extras.map((extra) => extra.value);
    const details: ChatDetails = Object.assign({ ...this.details, ...(name && { name }) }, ...filledIn, who);
    this.starting = true;
    this.problem = undefined;
    try {
      await this.prepare?.();
      await this.#ask(details);
      for (const extra of this.#extras) extra.clear();
    } catch (error) {
      const problem = error instanceof FootbridgeError ? error : new FootbridgeError('unreachable', 'Not fetched.');
      // Only now does a visitor need it; where it can't be fetched, plain words do.
      if (problem.code !== 'unreachable') await import('../refusal/define-refusal.js').catch(() => {});
      this.problem = problem;
    }
    this.starting = false;
    if (this.problem?.code === 'sign-in-refused') for (const extra of this.#extras) extra.refuse?.(details.name);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('allows')) return;
    const { authenticatedChat, transcript } = this.allows ?? {};
    const fetched = [
      authenticatedChat && !this.credentials && import('../sign-in/define-sign-in.js'),
      transcript && import('../transcript/define-transcript.js'),
    ];
    // Without them a visitor goes on as somebody unknown.
    for (const extra of fetched) if (extra) extra.then(() => this.requestUpdate()).catch(() => {});
  }

  protected override render() {
    return html`
      <form part="form" novalidate @submit=${this.#submit}>
        <div part="welcome">
          <p>${msg('Hello!', { id: 'welcome' })}</p>
          <p>${msg('Tell us what you need. A person will answer.', { id: 'welcome-more' })}</p>
        </div>
        <slot></slot>
        ${this.#nameField()} ${this.#extraFields()}
        <div part="problem" role="alert">${this.problem ? this.#reason(this.problem) : nothing}</div>
        <button part="start" aria-disabled=${this.starting}>
          ${this.starting ? msg('Starting…', { id: 'starting' }) : msg('Start chat', { id: 'start-chat' })}
        </button>
      </form>
    `;
  }

  #nameField() {
    return html`
      <label part="label" for="name" ?hidden=${!this.#asksForName}>
        ${msg('Your name', { id: 'name' })} <span>${msg('(optional)', { id: 'optional' })}</span>
      </label>
      <input
        part="name"
        id="name"
        autocomplete="name"
        maxlength="100"
        dir="auto"
        ?hidden=${!this.#asksForName}
        .value=${this.name}
        @input=${this.#typed}
      />
    `;
  }

  #extraFields() {
    const { allows } = this;
    if (!allows) return nothing;
    return html`
      ${
        allows.authenticatedChat && !this.credentials
          ? html`<footbridge-sign-in
              exportparts="choice, field, label, input, password, reveal, mistake"
              .optional=${allows.anonymousChat}
              @change=${() => this.requestUpdate()}
            ></footbridge-sign-in>`
          : nothing
      }
      ${
        allows.transcript
          ? html`<footbridge-transcript exportparts="choice, field, label, input, mistake"></footbridge-transcript>`
          : nothing
      }
    `;
  }

  #reason(error: FootbridgeError) {
    if (!customElements.get('footbridge-refusal') || error.code === 'unreachable') return startProblem(error.code);
    return html`<footbridge-refusal
      exportparts="reason, alternatives"
      .error=${error}
      .allows=${this.allows}
    ></footbridge-refusal>`;
  }

  get #asksForName(): boolean {
    const signIn = this.renderRoot.querySelector('footbridge-sign-in');
    return !this.credentials && !signIn?.active;
  }

  get #extras(): FormExtra[] {
    const extras = this.renderRoot.querySelectorAll<FormExtra>(
      'footbridge-sign-in:defined, footbridge-transcript:defined',
    );
    return [...extras];
  }

  async #ask(details: ChatDetails): Promise<void> {
    const { client, credentials } = this;
    if (!client || !credentials) return client?.startChat(details);
    const { withCredentials } = await import('@footbridge/client/account');
    await withCredentials(client, 'chat', credentials, (given) => client.startChat({ ...details, ...given }));
  }

  #typed({ target }: InputEvent): void {
    this.name = (target as HTMLInputElement).value;
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
