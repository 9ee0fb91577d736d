import { css, html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { consoleStyles } from './console-styles.js';
import { newCommandId } from './command-id.js';
import type { Act } from './desk-client.js';

const TYPING_OFF_MS = 3_000;

/** Where an agent writes to a visitor. What could not be sent stays in the box. */
export class ReplyBox extends LitElement {
  static override readonly styles = [
    ...consoleStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        gap: 0.5rem;
        padding: 0.75rem 1rem 1rem;
        border-top: 1px solid var(--_border);
      }

      textarea {
        grid-column: 1 / -1;
        min-height: 4rem;
        resize: vertical;
      }

      [role='alert'] {
        color: var(--_danger);
      }
    `,
  ];

  @property({ attribute: false }) interactionId = '';
  @property({ attribute: false }) act: Act | undefined;

  @state() private problem: string | undefined;
  @query('textarea') private readonly box!: HTMLTextAreaElement | null;

  #typingTimer: ReturnType<typeof setTimeout> | undefined;

  override focus(): void {
    this.box?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopTyping();
  }

  protected override render() {
    return html`
      <form @submit=${(event: Event) => (event.preventDefault(), void this.#send('sendText'))}>
        <textarea
          aria-label="Reply"
          placeholder="Write a reply"
          maxlength="4000"
          @input=${this.#typed}
          @keydown=${this.#keyDown}
        ></textarea>
        <span role="alert">${this.problem ?? nothing}</span>
        <button type="button" class="quiet" @click=${() => void this.#send('sendUrl')}>Send as link</button>
        <button>Send</button>
      </form>
    `;
  }

  readonly #keyDown = (event: KeyboardEvent) => {
    // An input method uses Enter to take what it offers.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    void this.#send('sendText');
  };

  async #send(command: 'sendText' | 'sendUrl'): Promise<void> {
    const box = this.box;
    const text = box?.value.trim();
    if (!box || !text) return;
    const { interactionId } = this;
    box.value = '';
    this.problem = undefined;
    this.#stopTyping();
    this.problem = await this.act?.({ command, interactionId, text, commandId: newCommandId() });
    if (this.problem !== undefined && !box.value) box.value = text;
  }

  readonly #typed = () => {
    if (this.#typingTimer === undefined) this.#tellTyping(true);
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => this.#stopTyping(), TYPING_OFF_MS);
  };

  #stopTyping(): void {
    if (this.#typingTimer === undefined) return;
    clearTimeout(this.#typingTimer);
    this.#typingTimer = undefined;
    this.#tellTyping(false);
  }

  #tellTyping(typing: boolean): void {
    void this.act?.({ command: 'typing', interactionId: this.interactionId, typing });
  }
}
