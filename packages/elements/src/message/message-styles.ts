import { css } from 'lit';

export const messageStyles = css`
  :host {
    display: block;
  }

  div {
    display: flex;
    flex-direction: column;
    align-items: start;
    max-width: 85%;
  }

  .visitor {
    align-items: end;
    margin-inline-start: auto;
  }

  [part='meta'] {
    margin: 12px 4px 5px;
    color: var(--_muted);
    font-size: 0.8125em;
  }

  [part='author'] {
    margin-inline-end: 2px;
    color: var(--_text);
    font-weight: 600;
  }

  [part='day'] {
    margin-block: 8px 4px;
    font-size: 0.8125em;
    font-weight: 600;
    text-align: center;
    color: var(--_muted);
  }

  .bubble {
    max-width: 100%;
    margin-block-end: 3px;
    padding: 9px 14px;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_raised);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .next {
    border-start-start-radius: 6px;
  }

  .visitor .bubble {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .visitor .next {
    border-start-start-radius: var(--_radius);
    border-start-end-radius: 6px;
  }

  a {
    color: var(--_link);
    text-underline-offset: 2px;
  }

  .visitor a {
    color: inherit;
    outline-color: currentColor;
  }

  /* What can't be broken, such as thousands of marks on one letter, is not to cover what others have said. */
  .bubble,
  [part='system'] {
    overflow: clip;
  }

  [part='system'] {
    margin: 10px auto;
    max-width: 85%;
    color: var(--_muted);
    font-size: 0.8125em;
    text-align: center;
    overflow-wrap: anywhere;
  }

  [part='delivery'] {
    margin: 1px 4px 4px;
    color: var(--_muted);
    font-size: 0.8125em;
  }

  .failed,
  .failed button.text {
    color: var(--_danger);
  }
`;
