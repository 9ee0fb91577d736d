import { css } from 'lit';

/** Buttons, focus rings and what only screen readers get: shared by every element that has them. */
export const controls = css`
  *,
  ::before {
    box-sizing: border-box;
  }

  /* English in a page that runs from right to left keeps its full stops at the end of its lines. */
  h2,
  label,
  p {
    margin: 0;
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  button {
    min-height: 44px;
    padding: 0 1.1em;
    border: 1px solid transparent;
    border-radius: 12px;
    background: var(--_accent);
    color: var(--_on-accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  button:hover {
    filter: brightness(1.1);
  }

  button.quiet {
    border-color: var(--_border);
    background: none;
    color: var(--_link);
  }

  button.text {
    min-height: 28px;
    padding: 0 4px;
    background: none;
    color: var(--_link);
    text-decoration: underline;
  }

  button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }

  :focus-visible {
    outline: 2px solid var(--_link);
    outline-offset: 2px;
  }

  [hidden] {
    display: none !important;
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: pre;
  }
`;
