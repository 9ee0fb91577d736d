import { css } from 'lit';

export const chatMenuStyles = css`
  :host {
    display: block;
    padding: 8px 20px 14px;
    border-block-end: 1px solid var(--_border);
  }

  footbridge-history {
    margin-block-start: 8px;
  }
`;
