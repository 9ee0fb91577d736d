import { css } from 'lit';

/** Labels, fields, and what is said about them: for forms that have more than one. */
export const fields = css`
  label {
    display: block;
    margin-block-end: 6px;
    font-weight: 600;
  }

  label span {
    color: var(--_muted);
    font-weight: 400;
  }

  input,
  textarea {
    display: block;
    width: 100%;
    min-height: 48px;
    margin: 0;
    padding: 10px 14px;
    border: 1px solid var(--_edge);
    border-radius: 12px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: max(16px, 1em);
    /* The pickers of a date or a time follow it. */
    color-scheme: inherit;
  }

  textarea {
    resize: vertical;
  }

  [part='choice'] {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    margin: 0;
    font-weight: 400;
    cursor: pointer;
  }

  [part='choice'] input {
    flex: none;
    width: 20px;
    min-height: 20px;
    margin: 0;
    accent-color: var(--_link);
  }

  [aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: 0 0 0 1px var(--_danger);
  }

  [part='hint'],
  [part='mistake'] {
    margin-block-start: 6px;
    font-size: 0.875em;
  }

  [part='hint'] {
    color: var(--_muted);
  }

  [part='mistake'] {
    color: var(--_danger);
  }
`;
