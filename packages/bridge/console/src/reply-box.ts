import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { consoleStyles } from './console-styles.js';
import type { Act } from './desk-client.js';
import { Drafts } from './drafts.js';

const TYPING_OFF_MS = 3_000;

/**
 * Where an agent writes to a visitor. One box for all chats: it keeps what was begun in each, and what could not be sent.
 * Tells the visitor of typing from the first key on until 3 s after the last.
 */
export class ReplyBox extends LitElement {
  static override readonly styles = [
    ...consoleStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        gap: 0.5rem;
        align-items: center;
        padding: 0.75rem 1rem 1rem;
        border-top: 1px solid var(--_border);
      }

      textarea {
        grid-column: 1 / -1;
        min-height: 4rem;
        max-height: 40vh;
        resize: vertical;
      }

      [role='alert'] {
        color: var(--_danger);
        font-size: 0.875rem;
      }

      /* Nobody needs to read what is over at once. */
      .sending {
        visibility: hidden;
        animation: appear 0s 1s forwards;
      }

      @keyframes appear {
        to {
          visibility: visible;
        }
      }
    `,
  ];

  /** The chat that is written in. */
  @property({ attribute: false }) interactionId = '';
  @property({ attribute: false }) act: Act | undefined;

  @query('textarea') private readonly box!: HTMLTextAreaElement | null;

  readonly #drafts = new Drafts();
  #typing: { readonly interactionId: string; readonly timer: ReturnType<typeof setTimeout> } | undefined;

  override focus(): void {
    this.box?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopTyping();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('interactionId')) this.#stopTyping();
  }

  protected override render() {
    const { text, problem } = this.#drafts.of(this.interactionId);
    return html`
      <form @submit=${this.#submit}>
        <textarea
          aria-label="Reply"
          placeholder="Write a reply"
          maxlength="4000"
          dir="auto"
          .value=${live(text)}
          @input=${this.#typed}
          @keydown=${this.#keyDown}
        ></textarea>
        <div>
          <span role="alert">${problem ?? nothing}</span>
          ${this.#drafts.isSending(this.interactionId) ? html`<span class="sending quietly">Sending…</span>` : nothing}
        </div>
        <button type="button" class="quiet" @click=${() => void this.#send('sendUrl')}>Send as link</button>
        <button>Send</button>
      </form>
    `;
  }

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault();
    void this.#send('sendText');
  };

  readonly #keyDown = (event: KeyboardEvent) => {
    // An input method uses Enter to take what it offers; some browsers tell only by the old code 229.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    void this.#send('sendText');
  };

  async #send(command: 'sendText' | 'sendUrl'): Promise<void> {
    const { interactionId } = this;
    this.#stopTyping();
    const sending = this.#drafts.send(interactionId, async (text, commandId) =>
      this.act?.({ command, interactionId, text, commandId }),
    );
    this.requestUpdate();
    await sending;
    this.requestUpdate();
  }

  readonly #typed = (event: InputEvent) => {
    const { interactionId } = this;
    this.#drafts.write(interactionId, (event.target as HTMLTextAreaElement).value);
    this.requestUpdate();
    if (this.#typing) clearTimeout(this.#typing.timer);
    else void this.act?.({ command: 'typing', interactionId, typing: true });
    this.#typing = { interactionId, timer: setTimeout(() => this.#stopTyping(), TYPING_OFF_MS) };
  };

  #stopTyping(): void {
    if (!this.#typing) return;
    const { interactionId, timer } = this.#typing;
    clearTimeout(timer);
    this.#typing = undefined;
    void this.act?.({ command: 'typing', interactionId, typing: false });
  }
}
