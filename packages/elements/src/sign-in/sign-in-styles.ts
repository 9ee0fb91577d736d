import { css } from 'lit';

export const signInStyles = css`
  :host {
    display: block;
  }

  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }

  [part='field'] {
    margin-block-start: 14px;
  }

  [part='password'] {
    position: relative;
  }

  [part='password'] input {
    padding-inline-end: 52px;
  }

  [part='reveal'] {
    position: absolute;
    inset-block: 2px;
    inset-inline-end: 2px;
    display: grid;
    place-items: center;
    width: 44px;
    padding: 0;
    background: none;
    color: var(--_muted);
  }

  [part='reveal'][aria-pressed='true'] {
    color: var(--_link);
  }

  svg {
    width: 22px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
  }
`;
