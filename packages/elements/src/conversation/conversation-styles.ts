import { css } from 'lit';

export const conversationStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow-y: auto;
  }

  footbridge-message-list {
    flex: 1 0 7em;
  }

  [part='more'] {
    display: grid;
    place-items: center;
    flex: none;
    width: 40px;
    min-height: 36px;
    margin-inline-end: 8px;
    padding: 0;
  }

  [part='more'] svg {
    width: 20px;
    stroke: currentColor;
    stroke-width: 3;
    stroke-linecap: round;
  }

  [part='leave'] {
    min-height: 36px;
    padding: 0 12px;
    font-size: 0.875em;
    white-space: nowrap;
  }

  [part='notice'] {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 4px 16px;
    background: light-dark(#fff3d6, #3a3018);
    font-size: 0.875em;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 12px;
    padding: 16px 20px;
    border-block-start: 1px solid var(--_border);
  }

  .foot:focus-visible {
    outline-offset: -4px;
    border-radius: var(--_radius);
  }

  .foot p {
    flex: 1 0 100%;
    text-align: center;
  }

  .foot button.text {
    padding: 0;
  }
`;
