import { css } from 'lit';

export const directoryStyles = css`
  :host {
    display: block;
    color: var(--_text);
    overflow-wrap: anywhere;
  }

  [hidden] {
    display: none !important;
  }

  form {
    display: flex;
    flex-direction: column;
  }

  [part='hint'],
  [part='updated'] {
    color: var(--_muted);
    font-size: 0.875em;
  }

  label {
    margin-block: 14px 6px;
    font-weight: 600;
  }

  [part='field'] {
    min-height: 48px;
    padding: 0 14px;
    border: 1px solid var(--_edge);
    border-radius: 12px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: max(16px, 1em);
  }

  [part='problem']:not(:empty) {
    margin-block-start: 10px;
    color: var(--_danger);
  }

  [part='search'] {
    margin-block-start: 20px;
  }

  h2 {
    font-size: 1.1em;
    font-weight: 650;
  }

  h2:focus {
    outline: none;
  }

  ul {
    margin: 8px 0;
    padding: 0;
    list-style: none;
  }

  [part='entry'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    padding-block: 12px;
    border-block-end: 1px solid var(--_border);
  }

  .who {
    flex: 1 1 8em;
    min-width: 0;
  }

  [part='name'] {
    font-weight: 650;
  }

  [part='status'] {
    color: var(--_muted);
    font-size: 0.875em;
  }

  [part='sign'] {
    width: 1.25em;
    height: 1.25em;
    margin-inline-end: 0.3em;
    vertical-align: -0.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .free {
    color: light-dark(#1c6b39, #7fdb9c);
  }

  [part='actions'] {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  [part='results'] > [part='actions'] {
    margin-block-start: 12px;
  }

  @media (forced-colors: active) {
    .free {
      color: inherit;
    }
  }
`;
