import { css } from 'lit';

export const refusalStyles = css`
  :host {
    display: block;
  }

  [part='reason'] {
    color: var(--_danger);
  }

  [part='alternatives'] {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    margin-block: 12px 10px;
  }
`;
