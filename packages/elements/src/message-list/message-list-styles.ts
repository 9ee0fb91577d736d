import { css } from 'lit';

export const messageListStyles = css`
  :host {
    position: relative;
    display: block;
    overflow: clip;
  }

  [part='log'] {
    position: absolute;
    inset: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  :focus-visible {
    outline-offset: -2px;
  }

  .lines {
    padding: 12px 16px 16px;
  }

  [part='day'] {
    margin-block: 8px 4px;
    font-size: 0.8125em;
    font-weight: 600;
    text-align: center;
    color: var(--_muted);
  }

  [part='newer'] {
    position: absolute;
    inset: auto 0 12px;
    width: fit-content;
    margin: auto;
    border-radius: 99px;
    box-shadow: 0 4px 16px #0004;
  }

  [hidden] {
    display: none;
  }
`;
