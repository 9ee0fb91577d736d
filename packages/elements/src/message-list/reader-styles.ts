import { css } from 'lit';

export const readerStyles = css`
  [part='log'] {
    /* What some browsers do of themselves is done by hand, for all of them. */
    overflow-anchor: none;
  }

  [part='unseen'] {
    display: flex;
    align-items: center;
    gap: 10px;
    margin-block: 12px 4px;
    color: var(--_link);
    font-size: 0.8125em;
    font-weight: 600;
  }

  [part='unseen']::before,
  [part='unseen']::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid;
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
