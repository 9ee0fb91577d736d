import { css } from 'lit';

export const noticeStyles = css`
  :host {
    --_severity: var(--_link);
    display: block;
    color: var(--_text);
  }

  /* It holds the focus for a moment, once the notice has gone. */
  :host(:focus) {
    outline: none;
  }

  :host(:state(warning)) {
    --_severity: var(--_danger);
  }

  :host(:state(caution)) {
    --_severity: light-dark(#8a5200, #ffc670);
  }

  :host(:state(ok)) {
    --_severity: light-dark(#1c6b39, #7fdb9c);
  }

  [part='notice'] {
    display: flex;
    align-items: start;
    gap: 10px;
    max-height: 40dvh;
    overflow: auto;
    padding: 8px 12px;
    border-block-end: 1px solid var(--_border);
    border-inline-start: 4px solid var(--_severity);
    background: var(--_raised);
  }

  [part='icon'] {
    flex: none;
    width: 22px;
    margin-block-start: 8px;
    fill: none;
    stroke: var(--_severity);
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .texts {
    flex: 1;
    min-width: 0;
    padding-block: 6px;
    overflow-wrap: anywhere;
  }

  [part='severity'] {
    color: var(--_severity);
    font-size: 0.85em;
    font-weight: 700;
  }

  [part='text'] {
    white-space: pre-line;
  }

  [part='dismiss'] {
    display: grid;
    flex: none;
    place-items: center;
    width: 44px;
    padding: 0;
    background: none;
    color: inherit;
  }

  [part='dismiss'] svg {
    width: 18px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2.4;
    stroke-linecap: round;
  }

  @media (forced-colors: active) {
    [part='icon'] {
      stroke: CanvasText;
    }
  }
`;
