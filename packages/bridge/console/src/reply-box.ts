import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { newCommandId } from './command-id.js';
import { consoleStyles } from './console-styles.js';
import type { CannedResponse } from '../../src/agent/agent-api.js';
import type { DeskClient } from './desk-client.js';
import { Drafts } from './drafts.js';
import type { ChooseResponseEvent, ResponsePicker } from './response-picker.js';

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
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5rem;
        align-items: center;
        padding: 0.75rem 1rem 1rem;
        border-top: 1px solid var(--_border);
      }

      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        justify-content: end;
      }

      form.dropping {
        outline: 2px dashed var(--_link);
        outline-offset: -6px;
      }

      textarea {
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
  @property({ attribute: false }) client: DeskClient | undefined;
  @property({ attribute: false }) responses: readonly CannedResponse[] = [];
  /** What the names in canned responses stand for in this chat. */
  @property({ attribute: false }) names: ReadonlyMap<string, string> = new Map();

  @query('textarea') private readonly box!: HTMLTextAreaElement | null;
  @query('response-picker') private readonly picker!: ResponsePicker | null;
  @query('input[type=file]') private readonly chooser!: HTMLInputElement | null;

  @state() private fileNote = '';
  @state() private isDropping = false;

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
    if (!changed.has('interactionId')) return;
    this.#stopTyping();
    this.fileNote = '';
  }

  protected override render() {
    const { text, problem } = this.#drafts.of(this.interactionId);
    return html`
      <form
        class=${this.isDropping ? 'dropping' : ''}
        @submit=${this.#submit}
        @dragover=${this.#dragOver}
        @dragleave=${() => (this.isDropping = false)}
        @drop=${this.#drop}
      >
        <textarea
          aria-label="Reply"
          placeholder="Write a reply"
          maxlength="4000"
          dir="auto"
          .value=${live(text)}
          @input=${this.#typed}
          @keydown=${this.#keyDown}
          @paste=${this.#paste}
        ></textarea>
        <div>
          <span role="alert">${problem ?? nothing}</span>
          ${this.#drafts.isSending(this.interactionId) ? html`<span class="sending quietly">Sending…</span>` : nothing}
          <span role="status" class="quietly">${this.fileNote}</span>
        </div>
        <div class="buttons">
          <input type="file" hidden @change=${this.#choose} />
          <button type="button" class="quiet" @click=${() => this.chooser?.click()}>Attach a file</button>
          ${
            this.responses.length === 0
              ? nothing
              : html`<button type="button" class="quiet" @click=${() => this.openResponses()}>Responses</button>`
          }
          <button type="button" class="quiet" @click=${() => void this.#send('sendUrl')}>Send as link</button>
          <button>Send</button>
        </div>
      </form>
      <response-picker .responses=${this.responses} @choose-response=${this.#take}></response-picker>
    `;
  }

  /** Shows what agents send often. */
  openResponses(): void {
    if (this.responses.length > 0) this.picker?.open();
  }

  /** A text can still be changed before it is sent; a link or a file is sent as it is. */
  readonly #take = ({ response }: ChooseResponseEvent) => {
    const { interactionId } = this;
    this.focus();
    if (response.kind === 'text') {
      const { text } = this.#drafts.of(interactionId);
      const filled = response.text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => this.names.get(name) ?? whole);
      this.#drafts.write(interactionId, text ? `${text} ${filled}` : filled);
      this.requestUpdate();
      return;
    }
    const command = { command: 'sendResponse', interactionId, responseId: response.id } as const;
    void this.#tell(interactionId, response.title, this.client?.act({ ...command, commandId: newCommandId() }));
  };

  async #tell(interactionId: string, name: string, sending: Promise<string | undefined> | undefined): Promise<void> {
    this.fileNote = `Sending ${name}…`;
    const problem = await sending;
    if (this.interactionId === interactionId) this.fileNote = problem ?? '';
  }

  #sendFiles(files: Iterable<File>): void {
    const { interactionId } = this;
    for (const file of files) void this.#tell(interactionId, file.name, this.client?.sendFile(interactionId, file));
  }

  readonly #choose = (event: Event) => {
    const chooser = event.target as HTMLInputElement;
    this.#sendFiles(chooser.files ?? []);
    chooser.value = '';
  };

  readonly #dragOver = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.isDropping = true;
  };

  readonly #drop = (event: DragEvent) => {
    this.isDropping = false;
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    this.#sendFiles(event.dataTransfer.files);
  };

  readonly #paste = (event: ClipboardEvent) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    this.#sendFiles(event.clipboardData.files);
  };

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault();
    void this.#send('sendText');
  };

  readonly #keyDown = (event: KeyboardEvent) => {
    if (event.key === '/' && this.responses.length > 0 && this.box?.value === '') {
      event.preventDefault();
      this.openResponses();
      return;
    }
    // An input method uses Enter to take what it offers; some browsers tell only by the old code 229.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    void this.#send('sendText');
  };

  async #send(command: 'sendText' | 'sendUrl'): Promise<void> {
    const { interactionId } = this;
    this.#stopTyping();
    const sending = this.#drafts.send(interactionId, async (text, commandId) =>
      this.client?.act({ command, interactionId, text, commandId }),
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
    else void this.client?.act({ command: 'typing', interactionId, typing: true });
    this.#typing = { interactionId, timer: setTimeout(() => this.#stopTyping(), TYPING_OFF_MS) };
  };

  #stopTyping(): void {
    if (!this.#typing) return;
    const { interactionId, timer } = this.#typing;
    clearTimeout(timer);
    this.#typing = undefined;
    void this.client?.act({ command: 'typing', interactionId, typing: false });
  }
}
