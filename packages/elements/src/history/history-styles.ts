import { css } from 'lit';

export const historyStyles = css`
  :host {
    display: block;
  }

  [part='history'] {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
`;
