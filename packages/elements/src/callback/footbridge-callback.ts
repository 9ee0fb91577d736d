/**
 * A request to be called from its form to its end, and what is told of it to the page. It draws the form and hands the rest
 * to `<footbridge-callback-status>`; it must not know how a request reaches a server.
 */
import { msg } from '@lit/localize';
import { FootbridgeError, systemClock, type Footbridge, type FootbridgeErrorCode } from '@footbridge/client';
import { withCredentials, type AskCredentials } from '@footbridge/client/account';
import type { CallbackDetails, Callbacks, CallbackSnapshot } from '@footbridge/client/callback';
import { html, nothing, type PropertyValues } from 'lit';
import { CallbackCreatedEvent } from '../events/callback-created-event.js';
import { ProblemEvent } from '../events/problem-event.js';
import { announce } from '../internal/announce.js';
import { Announcer } from '../internal/announcer.js';
import { ClientController } from '../internal/client-controller.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { problemSummary } from '../internal/problem-summary.js';
import { property, state } from '../internal/property.js';
import { controls } from '../styles/controls.js';
import { fields } from '../styles/fields.js';
import { forms } from '../styles/forms.js';
import { tokens } from '../styles/tokens.js';
import { callbackProblem } from './callback-problem.js';
import { callbackStyles } from './callback-styles.js';
import { callbacksOf } from './callbacks-of.js';
import { nameField, subjectField, telephoneField } from './callback-fields.js';
import { charactersLeft, isWorthSaying } from './characters-left.js';
import { checkFields, mistakeTexts, type FieldMistakes } from './check-fields.js';
import { toZonedTime } from './local-time.js';
import { readTime, timeField } from './time-field.js';

/** What may stand in place of the field for the name. */
export interface CallbackSignIn extends HTMLElement {
  /** Who the visitor says they are; read when the form is sent, and kept nowhere. */
  readonly value?: { readonly name: string; readonly password?: string } | undefined;
  /** Says what has to be put right; false where something has. */
  validate?(): boolean;
}

/**
 * A form with which a visitor asks to be called, and then how their request stands. What they have typed stays until a
 * server has it. In a page of its own it asks no server for anything before the visitor is in the form; a request that the
 * tab's last page had is shown at once.
 *
 * @summary A form for a callback, alone or inside a `<footbridge-widget>`.
 * @tag footbridge-callback
 *
 * @slot before-form - Shown between the welcome and the fields, for example a privacy notice.
 * @slot sign-in - In place of the field for the name: an element with a `value` of `{ name, password }`, asked to `validate()`.
 * @slot disclaimer - In place of the sentence about monitoring.
 * @slot after-callback - Shown once the request is over, for example a survey.
 *
 * @fires {CallbackCreatedEvent} footbridge-callback-created - When the request is with the server.
 * @fires {CallbackStatusEvent} footbridge-callback-status - When the server has told how it stands.
 * @fires {CallbackAssignedEvent} footbridge-callback-assigned - When an agent takes care of it.
 * @fires {CallbackRescheduledEvent} footbridge-callback-rescheduled - When it has another time.
 * @fires {CallbackEndedEvent} footbridge-callback-ended - When it is over.
 * @fires {CallbackAgainRequestEvent} footbridge-callback-again-request - When the visitor wants to ask again.
 * @fires {ProblemEvent} footbridge-problem - When something went wrong that a developer may want to record.
 *
 * @csspart form - The form.
 * @csspart welcome - The welcome.
 * @csspart problem - What has to be put right, or why no request could be made.
 * @csspart field - A label, its field and what is said about it.
 * @csspart label - A label.
 * @csspart input - A field.
 * @csspart hint - What helps to fill in a field.
 * @csspart mistake - What is wrong with a field.
 * @csspart disclaimer - The sentence about monitoring.
 * @csspart create - The button that asks for the call.
 */
export class FootbridgeCallback extends FootbridgeElement {
  static override styles = [tokens, controls, fields, forms, callbackStyles];

  /** Who asks. It may come later than the visitor begins to fill in the form. */
  @property({ attribute: false }) client: Footbridge | undefined;

  /** The language tag for dates and times. Default: the browser's. */
  @property() language = '';

  /** The visitor's name, as far as it is known or filled in. */
  @property() name = '';

  /** The number to call, as far as it is known or filled in. */
  @property() telephone = '';

  /** What it is about, as far as it is known or filled in; up to 2,000 characters. */
  @property() subject = '';

  /** What a server is told beside what the visitor fills in: the target, attributes, routing contexts. */
  @property({ attribute: false }) details: Partial<CallbackDetails> = {};

  /** The page's own way to tell who the visitor is; then the form asks for no name. */
  @property({ attribute: false }) credentials: AskCredentials | undefined;

  /** Makes the client, where the form is shown before there is one; a request waits for it. */
  @property({ attribute: false }) prepare: (() => Promise<unknown>) | undefined;

  /** What of the status to leave out; see `<footbridge-callback-status>`. */
  @property() hide = '';

  /** What else of the status to show; see `<footbridge-callback-status>`. */
  @property() show = '';

  /** Where screen readers are told what is new. Default: a place within the element. */
  @property({ attribute: false }) liveRegion: HTMLElement | null = null;

  @state() private creating = false;
  @state() private mistakes: FieldMistakes = {};
  @state() private problem: FootbridgeErrorCode | undefined;

  #shown: CallbackSnapshot | undefined;
  readonly #announcer = new Announcer<string>((lines) => this.#say(lines), systemClock);
  readonly #news = new ClientController(this, (client) => {
    const callbacks = callbacksOf(client);
    return [
      callbacks.subscribe(() => this.requestUpdate()),
      callbacks.on('callbackCreated', () => this.emit(new CallbackCreatedEvent())),
      callbacks.on('callbackFailed', ({ error }) => this.emit(new ProblemEvent(error))),
    ];
  });

  /** Puts the focus where the visitor goes on: in the form or at how their request stands. */
  override focus(): void {
    const { renderRoot } = this;
    const field = renderRoot.querySelector<HTMLElement>('[part=problem]') ?? this.#signIn;
    const form = field ?? renderRoot.querySelector<HTMLElement>(this.credentials ? '#telephone' : '#name');
    (isAsked(this.#shown) ? renderRoot.querySelector('footbridge-callback-status') : form)?.focus();
  }

  /**
   * Asks for a call with what is filled in; resolves when the server has the request, or the form says why not.
   *
   * @param who Who asks, in place of what is filled in.
   */
  async create(who?: CallbackSignIn['value']): Promise<void> {
    if (this.creating) return;
    const timeMs = readTime(this.renderRoot.querySelector<HTMLInputElement>('#time'));
    this.problem = undefined;
    this.mistakes = checkFields({ telephone: this.telephone, timeMs }, Date.now());
    if (Object.keys(this.mistakes).length > 0) return this.#tellProblem();
    const signIn = who ? undefined : this.#signIn;
    if (signIn?.validate?.() === false) return signIn.focus();
    this.creating = true;
    try {
      await this.#send(timeMs, who ?? signIn?.value);
    } catch (error) {
      this.problem = error instanceof FootbridgeError ? error.code : 'refused';
    }
    this.creating = false;
    if (this.problem) await this.#tellProblem();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#announcer.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client')) this.#news.follow(this.client);
    const before = this.#shown;
    const wasAsked = isAsked(before);
    this.#shown = this.#callbacks?.snapshot;
    if (before && !this.#shown) {
      // After a reload the form is empty, and nobody likes to type the same again.
      this.telephone ||= before.telephone;
      this.subject ||= before.subject;
    }
    // What has the focus is about to go away, so what comes in its place takes it.
    if (wasAsked !== isAsked(this.#shown) && this.matches(':focus-within')) void this.#moveFocus();
  }

  protected override render() {
    const asked = isAsked(this.#shown);
    // The form stays when it is not shown: it keeps what the visitor has typed.
    return html`
      <form part="form" novalidate ?hidden=${asked} @submit=${this.#submit} @focusin=${this.#touched}>
        <div part="welcome">
          <p>${msg('Shall we call you?', { id: 'callback-welcome' })}</p>
          <p>${msg('Leave your number. A person will call you back.', { id: 'callback-welcome-more' })}</p>
        </div>
        ${problemSummary(mistakeTexts(this.mistakes), this.problem && callbackProblem(this.problem, this.client?.snapshot.allows))}
        <slot name="before-form"></slot>
        <slot name="sign-in" ?hidden=${!!this.credentials}>${nameField(this.name, this.#typed)}</slot>
        ${telephoneField(this.telephone, this.mistakes.telephone, this.#typed)}
        ${subjectField(this.subject, this.#typed)} ${this.#callbacks?.takesTime ? this.#timeField() : nothing}
        <div part="disclaimer">
          <slot name="disclaimer">
            <p>
              ${msg(
                'Subject of callbacks and content of chats might be monitored, recorded, or viewed by agents and supervisors for quality monitoring and routing and distribution purposes.',
                { id: 'disclaimer' },
              )}
            </p>
          </slot>
        </div>
        <button part="create" aria-disabled=${this.creating}>
          ${this.creating ? msg('Sending…', { id: 'sending' }) : msg('Call me back', { id: 'create-callback' })}
        </button>
      </form>
      <footbridge-callback-status
        exportparts="request, title, state, agent, avatar, photo, facts, fact, notice, actions, confirm, retime, field, label, input, hint, mistake, problem, ended"
        ?hidden=${!asked}
        .client=${this.client}
        .language=${this.language}
        .hide=${this.hide}
        .show=${this.show}
        .liveRegion=${this.liveRegion}
      ></footbridge-callback-status>
      <slot name="after-callback" ?hidden=${this.#shown?.status !== 'ended'}></slot>
      <div class="unseen" aria-live="polite"></div>
    `;
  }

  #timeField() {
    return timeField({
      label: html`${msg('When should we call?', { id: 'callback-when' })}
        <span>${msg('(optional)', { id: 'optional' })}</span>`,
      hint: msg('Leave it empty, and we call as soon as we can.', { id: 'callback-when-hint' }),
      mistake: this.mistakes.time,
    });
  }

  get #callbacks(): Callbacks | undefined {
    return this.client && callbacksOf(this.client);
  }

  get #signIn(): CallbackSignIn | undefined {
    const [signIn] = this.renderRoot.querySelector<HTMLSlotElement>('slot[name=sign-in]')?.assignedElements() ?? [];
    return signIn as CallbackSignIn | undefined;
  }

  async #send(timeMs: number | undefined, who: CallbackSignIn['value'] = { name: this.name.trim() }): Promise<void> {
    await this.prepare?.();
    await this.updateComplete;
    const { client } = this;
    if (!client) throw new FootbridgeError('invalid-options', 'The element has no client.');
    const ask = (given: CallbackSignIn['value'] = who) =>
      callbacksOf(client).create({
        ...this.details,
        ...given,
        telephone: this.telephone.trim(),
        subject: this.subject,
        ...(timeMs !== undefined && { preferredTime: toZonedTime(timeMs) }),
      });
    await (this.credentials ? withCredentials(client, 'callback', this.credentials, ask) : ask());
  }

  async #tellProblem(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[part=problem]')?.focus();
  }

  async #moveFocus(): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector('footbridge-callback-status')?.updateComplete;
    this.focus();
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    void this.create();
  }

  /** What the server can do is asked by the time that the visitor is half through. */
  #touched(): void {
    // A failure is told of when the visitor wants something.
    this.#callbacks?.connect().catch(() => {});
  }

  readonly #typed = ({ target }: InputEvent): void => {
    const { id, value } = target as HTMLInputElement;
    if (id === 'subject' && isWorthSaying(this.subject, value)) this.#announcer.say([charactersLeft(value) ?? '']);
    this[id as 'name' | 'telephone' | 'subject'] = value;
  };

  #say(lines: readonly string[]): void {
    const region = this.liveRegion ?? this.renderRoot.querySelector<HTMLElement>('[aria-live]');
    if (region) announce(lines, region);
  }
}

const isAsked = (callback: CallbackSnapshot | undefined): boolean => !!callback && callback.status !== 'creating';

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-callback': FootbridgeCallback;
  }
}
