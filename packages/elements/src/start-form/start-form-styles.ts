import { css } from 'lit';

export const startFormStyles = css`
  :host {
    display: block;
  }

  form {
    display: flex;
    flex-direction: column;
    padding: 28px 24px 24px;
  }

  [part='welcome'] {
    margin-block-end: 28px;
    color: var(--_muted);
  }

  [part='welcome'] p:first-child {
    margin-block-end: 6px;
    color: var(--_text);
    font-size: 1.75em;
    font-weight: 700;
    letter-spacing: -0.02em;
  }

  label {
    margin-block-end: 6px;
    font-weight: 600;
  }

  label span {
    color: var(--_muted);
    font-weight: 400;
  }

  input {
    min-height: 48px;
    padding: 0 14px;
    border: 1px solid var(--_edge);
    border-radius: 12px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: max(16px, 1em);
  }

  [part='problem'] {
    margin-block: 10px;
    color: var(--_danger);
  }
`;
