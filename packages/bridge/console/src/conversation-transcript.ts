import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DeskLine } from '../../src/agent/agent-api.js';
import { consoleStyles } from './console-styles.js';

const times = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

/** What was said in one interaction. Everybody's words are text. */
export class ConversationTranscript extends LitElement {
  static override readonly styles = [
    ...consoleStyles,
    css`
      :host {
        display: block;
        overflow-y: auto;
        min-height: 0;
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

      li.agent .quietly {
        color: inherit;
      }

      .text {
        white-space: pre-wrap;
      }
    `,
  ];

  @property({ attribute: false }) lines: readonly DeskLine[] = [];
  /** The visitor is writing. */
  @property({ attribute: false }) typingName: string | undefined;
  @property({ attribute: false }) label = '';

  #wasAtEnd = true;

  protected override willUpdate(): void {
    this.#wasAtEnd = this.scrollHeight - this.scrollTop - this.clientHeight < 40;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('lines') && this.#wasAtEnd) this.scrollTop = this.scrollHeight;
  }

  protected override render() {
    return html`
      <div role="log" aria-label=${this.label} tabindex="0">
        <ol>
          ${repeat(
            this.lines,
            ({ sequence }) => sequence,
            ({ from, name, text, atMs }) =>
              html`<li class=${from}>
                ${from === 'system' ? nothing : html`<p class="quietly"><bdi>${name}</bdi> ${times.format(atMs)}</p>`}
                <p class="text" dir="auto">${text}</p>
              </li>`,
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
