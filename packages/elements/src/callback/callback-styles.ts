import { css } from 'lit';

export const callbackStyles = css`
  [part='disclaimer'] {
    color: var(--_muted);
    font-size: 0.875em;
  }
`;
