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
    padding: 12px 16px 16px;
  }

  :focus-visible {
    outline-offset: -2px;
  }
`;
