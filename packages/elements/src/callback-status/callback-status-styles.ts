import { css } from 'lit';

export const callbackStatusStyles = css`
  :host {
    display: block;
    background: var(--_surface);
    color: var(--_text);
  }

  [part='request'] {
    display: flex;
    flex-direction: column;
    gap: 20px;
    padding: 28px 24px 24px;
  }

  [part='title'] {
    font-size: 1.75em;
    font-weight: 700;
    letter-spacing: -0.02em;
    line-height: 1.2;
  }

  [part='title']:focus-visible,
  [part='ended']:focus-visible {
    border-radius: 4px;
    outline-offset: 4px;
  }

  .stand {
    display: flex;
    align-items: center;
    gap: 12px;
    min-width: 0;
  }

  [part='avatar'] {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    width: 56px;
    height: 56px;
    border: 1px solid var(--_border);
    border-radius: 50%;
    background: light-dark(#e4e8fd, #2d3563);
    color: light-dark(#2a3693, #d5dbff);
    font-weight: 650;
  }

  [part='agent'] {
    font-weight: 650;
    overflow-wrap: anywhere;
  }

  [part='state'] {
    color: var(--_muted);
  }

  [part='facts'] {
    display: grid;
    margin: 0;
    border: 1px solid var(--_border);
    border-radius: 12px;
  }

  [part='fact'] {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 2px 16px;
    padding: 10px 16px;
  }

  [part='fact'] + [part='fact'] {
    border-block-start: 1px solid var(--_border);
  }

  dt {
    color: var(--_muted);
  }

  dd {
    min-width: 0;
    margin: 0;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  [part='notice'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    padding: 8px 16px;
    border-radius: 12px;
    background: light-dark(#fff3d6, #3a3018);
    font-size: 0.875em;
  }

  [part='actions'],
  [part='confirm'],
  [part='retime'],
  [part='ended'] {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
  }

  [part='confirm'] p,
  [part='retime'] [part='field'],
  [part='ended'] p {
    flex: 1 0 100%;
    min-width: 0;
  }

  [part='problem'] {
    color: var(--_danger);
  }

  [part='problem']:empty {
    display: none;
  }
`;
