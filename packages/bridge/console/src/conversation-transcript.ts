import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DeskLine } from '../../src/agent/agent-api.js';
import { consoleStyles } from './console-styles.js';

const times = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

/** Closer to the end than this, an agent is reading along. */
const NEAR_END_PX = 40;

/** What was said in one interaction. Everybody's words are text. */
export class ConversationTranscript extends LitElement {
  static override readonly styles = [
    ...consoleStyles,
    css`
      :host {
        display: block;
        overflow-y: auto;
        /* Whoever is at the end stays there; a browser would hold on to another line when lines wrap anew. */
        overflow-anchor: none;
      }

      [role='log'] {
        min-height: 100%;
      }

      [role='log']:focus-visible {
        outline-offset: -2px;
      }

      ol {
        display: grid;
        gap: 0.6rem;
        padding: 1rem;
      }

      li {
        justify-self: start;
        max-width: min(34rem, 85%);
        padding: 0.5rem 0.8rem;
        border-radius: 12px;
        background: var(--_raised);
        overflow-wrap: anywhere;
      }

      li.agent {
        justify-self: end;
        background: var(--_accent);
        color: var(--_on-accent);
      }

      li.system {
        justify-self: center;
        padding: 0;
        background: none;
        color: var(--_muted);
        font-size: 0.8125rem;
      }

      li.agent :is(.quietly, a) {
        color: inherit;
      }

      .text {
        white-space: pre-wrap;
      }
    `,
  ];

  @property({ attribute: false }) lines: readonly DeskLine[] = [];
  /** The visitor, while writing. */
  @property({ attribute: false }) typingName: string | undefined;
  @property({ attribute: false }) label = '';

  #isAtEnd = true;
  readonly #resizing = new ResizeObserver(() => this.#followEnd());

  constructor() {
    super();
    this.addEventListener('scroll', () => {
      this.#isAtEnd = this.scrollHeight - this.scrollTop - this.clientHeight < NEAR_END_PX;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A phone's keyboard takes half of the page.
    this.#resizing.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizing.disconnect();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('lines') || changed.has('typingName')) this.#followEnd();
  }

  #followEnd(): void {
    if (this.#isAtEnd) this.scrollTop = this.scrollHeight;
  }

  protected override render() {
    return html`
      <div role="log" aria-label=${this.label} tabindex="0">
        <ol>
          ${repeat(
            this.lines,
            ({ sequence }) => sequence,
            (line) => renderLine(line),
          )}
          ${
            this.typingName === undefined
              ? nothing
              : html`<li class="system"><bdi>${this.typingName}</bdi> is typing…</li>`
          }
        </ol>
      </div>
    `;
  }
}

const renderLine = ({ from, kind, name, text, atMs }: DeskLine) =>
  html`<li class=${from}>
    ${from === 'system' ? nothing : html`<p class="quietly"><bdi>${name}</bdi> ${times.format(atMs)}</p>`}
    <p class="text" dir="auto">${kind === 'url' && isWebAddress(text) ? renderLink(text) : text}</p>
  </li>`;

const renderLink = (address: string) =>
  html`<a href=${address} target="_blank" rel="noopener noreferrer">${address}</a>`;

/** Anything else could be a script. */
const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text);
