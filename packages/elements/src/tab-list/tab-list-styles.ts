import { css } from 'lit';

export const tabListStyles = css`
  [part='tabs'] {
    display: flex;
    border-block-end: 1px solid var(--_border);
  }

  [part='tab'] {
    flex: 1;
    min-height: 48px;
    padding: 4px 6px;
    border: 0;
    border-block-end: 3px solid transparent;
    border-radius: 0;
    background: none;
    color: var(--_muted);
  }

  [part='tab'][aria-selected='true'] {
    border-color: var(--_link);
    color: var(--_link);
  }

  [part='tab']:focus-visible {
    outline-offset: -4px;
  }
`;
