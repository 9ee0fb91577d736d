import { css, html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { CannedResponse } from '../../src/agent/agent-api.js';
import { consoleStyles } from './console-styles.js';

/** The agent chose something that agents send often. */
export class ChooseResponseEvent extends Event {
  static readonly eventName = 'choose-response';
  readonly response: CannedResponse;

  constructor(response: CannedResponse) {
    super(ChooseResponseEvent.eventName);
    this.response = response;
  }
}

/** A list of what agents send often, to search and choose from by keyboard or pointer. */
export class ResponsePicker extends LitElement {
  static override readonly styles = [
    ...consoleStyles,
    css`
      dialog {
        width: min(32rem, 92vw);
        max-height: min(32rem, 80vh);
        padding: 1rem;
        border: 1px solid var(--_border);
        border-radius: 14px;
        background: var(--_surface);
        color: inherit;
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 45%);
      }

      label {
        display: grid;
        gap: 0.35rem;
        font-weight: 600;
      }

      ul {
        display: grid;
        gap: 0.25rem;
        margin: 0.75rem 0;
      }

      li button {
        display: grid;
        width: 100%;
        padding: 0.4rem 0.6rem;
        background: none;
        color: inherit;
        text-align: start;
      }

      li button:is(:hover, :focus-visible) {
        background: var(--_raised);
      }

      input {
        font-weight: normal;
      }

      .quietly {
        font-weight: normal;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) responses: readonly CannedResponse[] = [];
  @state() private search = '';
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('input') private readonly box!: HTMLInputElement;

  open(): void {
    this.search = '';
    this.dialog.showModal();
    this.box.focus();
  }

  protected override render() {
    const found = this.#found();
    return html`<dialog aria-labelledby="title" @keydown=${this.#keyDown}>
      <label id="title">
        Canned responses
        <input
          type="search"
          placeholder="Search"
          .value=${this.search}
          @input=${(event: InputEvent) => (this.search = (event.target as HTMLInputElement).value)}
        />
      </label>
      <ul>
        ${found.map(
          (response) =>
            html`<li>
              <button @click=${() => this.#choose(response)}>
                <span>${response.title}${response.kind === 'text' ? nothing : ` (${response.kind})`}</span>
                <span class="quietly">${response.text}</span>
              </button>
            </li>`,
        )}
      </ul>
      <p role="status" class="quietly">${found.length === 0 ? 'Nothing fits.' : nothing}</p>
      <button class="quiet" @click=${() => this.dialog.close()}>Close</button>
    </dialog>`;
  }

  #found(): readonly CannedResponse[] {
    const words = this.search.toLocaleLowerCase().split(/\s+/);
    return this.responses.filter(({ title, text }) => {
      const haystack = `${title} ${text}`.toLocaleLowerCase();
      return words.every((word) => haystack.includes(word));
    });
  }

  /** Arrows walk the list; Enter in the search takes the first that fits. */
  readonly #keyDown = (event: KeyboardEvent) => {
    const choices = [...this.renderRoot.querySelectorAll<HTMLElement>('li button')];
    const focused = choices.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      (choices[focused + step] ?? (step > 0 ? choices[0] : this.box))?.focus();
    } else if (event.key === 'Enter' && this.shadowRoot?.activeElement === this.box && !event.isComposing) {
      event.preventDefault();
      const [first] = this.#found();
      if (first) this.#choose(first);
    }
  };

  #choose(response: CannedResponse): void {
    this.dialog.close();
    this.dispatchEvent(new ChooseResponseEvent(response));
  }
}

declare global {
  interface HTMLElementEventMap {
    'choose-response': ChooseResponseEvent;
  }
}
