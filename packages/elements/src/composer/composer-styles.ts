import { css } from 'lit';

export const composerStyles = css`
  :host {
    display: block;
  }

  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
    padding: 12px 16px;
    border-block-start: 1px solid var(--_border);
  }

  [part='field'] {
    flex: 1;
    display: grid;
    min-width: 0;
    max-height: min(140px, 30vh);
    overflow-y: auto;
    border: 1px solid var(--_edge);
    border-radius: 22px;
    font-size: max(16px, 1em);
  }

  [part='field']:focus-within {
    outline: 2px solid var(--_link);
    outline-offset: -1px;
  }

  textarea,
  [part='field']::after {
    grid-area: 1/1;
    padding: 10px 16px;
    border: 0;
    font: inherit;
    line-height: 1.4;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  [part='field']::after {
    content: attr(data-text) ' ';
    visibility: hidden;
  }

  textarea {
    width: 100%;
    overflow: hidden;
    resize: none;
    outline: none;
    background: none;
    color: inherit;
  }

  ::placeholder {
    white-space: nowrap;
    color: var(--_muted);
    opacity: 1;
  }

  [part='limit'] {
    flex: 1 0 100%;
    color: var(--_danger);
    font-size: 0.875em;
  }

  button {
    display: grid;
    place-items: center;
    width: 44px;
    padding: 0;
    border-radius: 50%;
  }

  svg {
    width: 20px;
    fill: currentColor;
  }

  :host(:dir(rtl)) svg {
    scale: -1 1;
  }
`;
