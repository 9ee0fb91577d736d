/** A form with which a visitor leaves a message while nobody can chat. It must not know how it reaches anybody. */
import { msg } from '@lit/localize';
import { FootbridgeError, type Footbridge, type FootbridgeErrorCode } from '@footbridge/client';
import { leaveMessage } from '@footbridge/client/left-message';
import { html } from 'lit';
import { MessageLeftEvent } from '../events/message-left-event.js';
import { ProblemEvent } from '../events/problem-event.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { problemSummary, type Mistakes } from '../internal/problem-summary.js';
import { property, state } from '../internal/property.js';
import { textField } from '../internal/text-field.js';
import { controls } from '../styles/controls.js';
import { fields } from '../styles/fields.js';
import { forms } from '../styles/forms.js';
import { tokens } from '../styles/tokens.js';

const MOST_CHARACTERS = 4_000;

/**
 * A form for a message that is answered by e-mail, for when nobody can chat. What was typed stays until a server has it.
 *
 * @summary The form for a message that is left.
 * @tag footbridge-leave-message
 *
 * @slot before-form - Shown between the welcome and the fields.
 *
 * @fires {MessageLeftEvent} footbridge-message-left - When the message is with the server.
 * @fires {ProblemEvent} footbridge-problem - When something went wrong that a developer may want to record.
 *
 * @csspart form - The form.
 * @csspart welcome - The welcome, and the thanks.
 * @csspart problem - What has to be put right, or why the message could not be left.
 * @csspart field - A label, its field and what is said about it.
 * @csspart label - A label.
 * @csspart input - A field.
 * @csspart mistake - What is wrong with a field.
 * @csspart leave - The button that leaves the message.
 */
export class FootbridgeLeaveMessage extends FootbridgeElement {
  static override styles = [tokens, controls, fields, forms];

  /** Whose server takes the message. */
  @property({ attribute: false }) client: Footbridge | undefined;

  /** The visitor's name, as far as it is known. */
  @property() name = '';

  @state() private leaving = false;
  @state() private isLeft = false;
  @state() private mistakes: Mistakes = {};
  @state() private problem: string | undefined;

  /** Puts the focus where the visitor goes on. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[part=problem], input, [tabindex]')?.focus(options);
  }

  /** Leaves what is filled in; resolves when a server has it, or the form says why not. */
  async leave(): Promise<void> {
    if (this.leaving) return;
    const [name, emailAddress, text] = ['name', 'address', 'text'].map((id) => this.#read(id).trim());
    this.problem = undefined;
    this.mistakes = mistakesIn(emailAddress, text);
    if (Object.keys(this.mistakes).length > 0) return this.#moveFocus();
    this.leaving = true;
    try {
      if (!this.client) throw new FootbridgeError('invalid-options', 'The element has no client.');
      await leaveMessage(this.client, { ...(name && { name }), emailAddress: `${emailAddress}`, text: `${text}` });
      this.isLeft = true;
      this.emit(new MessageLeftEvent());
    } catch (error) {
      if (!(error instanceof FootbridgeError)) throw error;
      this.problem = leaveProblem(error.code);
      this.emit(new ProblemEvent(error));
    } finally {
      this.leaving = false;
    }
    return this.#moveFocus();
  }

  protected override render() {
    if (this.isLeft) return this.#thanks();
    return html`
      <form part="form" novalidate @submit=${this.#submit}>
        <div part="welcome">
          <p>${msg('Leave us a message', { id: 'leave-welcome' })}</p>
          <p>${msg('We answer by e-mail as soon as somebody is here.', { id: 'leave-welcome-more' })}</p>
        </div>
        ${problemSummary(this.mistakes, this.problem)}
        <slot name="before-form"></slot>
        ${textField({ id: 'name', label: msg('Your name', { id: 'name' }), autocomplete: 'name', mostCharacters: 100 })}
        ${textField({
          id: 'address',
          label: msg('Your e-mail address', { id: 'email' }),
          type: 'email',
          autocomplete: 'email',
          mostCharacters: 255,
          isRequired: true,
          mistake: this.mistakes.address,
        })}
        ${textField({
          id: 'text',
          label: msg('Your message', { id: 'message' }),
          rows: 5,
          mostCharacters: MOST_CHARACTERS,
          isRequired: true,
          mistake: this.mistakes.text,
        })}
        <button part="leave" aria-disabled=${this.leaving}>
          ${this.leaving ? msg('Sending…', { id: 'sending' }) : msg('Send message', { id: 'message-leave' })}
        </button>
      </form>
    `;
  }

  #thanks() {
    return html`
      <div part="form">
        <div part="welcome" tabindex="-1">
          <p>${msg('Thank you!', { id: 'left' })}</p>
          <p>${msg('We have your message, and answer by e-mail.', { id: 'left-more' })}</p>
        </div>
      </div>
    `;
  }

  protected override firstUpdated(): void {
    const name = this.renderRoot.querySelector<HTMLInputElement>('#name');
    if (name) name.value = this.name;
  }

  async #moveFocus(): Promise<void> {
    await this.updateComplete;
    this.focus();
  }

  #read(id: string): string {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)?.value ?? '';
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    void this.leave();
  }
}

function mistakesIn(emailAddress = '', text = ''): Mistakes {
  return {
    ...(!/^[^@\s]+@[^@\s]+$/.test(emailAddress) && {
      address: msg('Enter an e-mail address, for example name@example.com.', { id: 'no-email' }),
    }),
    ...(!text && { text: msg('Write your message.', { id: 'no-message' }) }),
  };
}

/** What to tell a visitor whose message could not be left. */
function leaveProblem(code: FootbridgeErrorCode): string {
  switch (code) {
    case 'unreachable':
      return msg("We can't be reached right now. Please check your connection and try again.", { id: 'unreachable' });
    case 'unconfirmed':
      return msg('We are not sure whether your message has arrived. If you send it again, we may get it twice.', {
        id: 'leave-unconfirmed',
      });
    case 'limit-reached':
      return msg('Too many people are asking at once. Please try again in a minute.', { id: 'callback-limit' });
    default:
      return msg("We couldn't take your message. Please try again in a moment.", { id: 'leave-refused' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-leave-message': FootbridgeLeaveMessage;
  }
}
