import { css, html, LitElement } from 'lit';
import { query } from 'lit/decorators.js';
import { consoleStyles } from './console-styles.js';
import { shortcuts } from './shortcuts.js';

/** Tells which keys there are. */
export class ShortcutHelp extends LitElement {
  static override readonly styles = [
    ...consoleStyles,
    css`
      dialog {
        max-width: min(30rem, 92vw);
        padding: 1.25rem;
        border: 1px solid var(--_border);
        border-radius: 14px;
        background: var(--_surface);
        color: inherit;
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 45%);
      }

      h2 {
        font-size: 1.125rem;
      }

      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0.4rem 1rem;
        margin: 1rem 0;
      }

      kbd {
        font: inherit;
        font-weight: 600;
        white-space: nowrap;
      }
    `,
  ];

  @query('dialog') private readonly dialog!: HTMLDialogElement;

  open(): void {
    if (!this.dialog.open) this.dialog.showModal();
  }

  protected override render() {
    return html`<dialog aria-labelledby="title">
      <h2 id="title">Keyboard shortcuts</h2>
      <dl>
        ${shortcuts.map(
          ({ code, what }) =>
            html`<dt><kbd>Alt + Shift + ${code.replace('Key', '')}</kbd></dt>
              <dd>${what}</dd>`,
        )}
        <dt><kbd>/</kbd></dt>
        <dd>In an empty reply: choose a canned response</dd>
      </dl>
      <button @click=${() => this.dialog.close()}>Close</button>
    </dialog>`;
  }
}
