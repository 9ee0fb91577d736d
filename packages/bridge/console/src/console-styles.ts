import { controls } from '@footbridge/elements/styles/controls.js';
import { tokens } from '@footbridge/elements/styles/tokens.js';
import { css, type CSSResult } from 'lit';

/** What all parts of the console share. */
export const consoleStyles: readonly CSSResult[] = [
  tokens,
  controls,
  css`
    :host {
      --_good: light-dark(#1a6e3c, #6fd69a);
      color: var(--_text);
      font:
        0.9375rem/1.5 system-ui,
        sans-serif;
    }

    h1,
    h2,
    h3,
    p,
    ul,
    ol,
    dl,
    dd {
      margin: 0;
      padding: 0;
    }

    ul,
    ol {
      list-style: none;
    }

    button {
      min-height: 2.25rem;
      padding: 0 0.9rem;
      border-radius: 9px;
      font-size: 0.875rem;
    }

    button.danger {
      border-color: var(--_danger);
      background: none;
      color: var(--_danger);
    }

    input,
    select,
    textarea {
      min-height: 2.5rem;
      padding: 0.4rem 0.7rem;
      border: 1px solid var(--_edge);
      border-radius: 9px;
      background: var(--_surface);
      color: inherit;
      font: inherit;
    }

    .quietly {
      color: var(--_muted);
      font-size: 0.8125rem;
    }

    .card {
      border: 1px solid var(--_border);
      border-radius: 14px;
      background: var(--_surface);
    }
  `,
];
