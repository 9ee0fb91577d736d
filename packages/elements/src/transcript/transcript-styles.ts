import { css } from 'lit';

export const transcriptStyles = css`
  :host {
    display: block;
  }

  [part='field'] {
    margin-block: 8px 14px;
  }
`;
