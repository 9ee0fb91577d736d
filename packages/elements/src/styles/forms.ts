import { css } from 'lit';

/** A form in a panel: what it is about, what has to be put right, its fields, and the button at its end. */
export const forms = css`
  :host {
    display: block;
    background: var(--_surface);
    color: var(--_text);
  }

  [part='form'] {
    display: flex;
    flex-direction: column;
    gap: 20px;
    padding: 28px 24px 24px;
  }

  [part='welcome'] {
    color: var(--_muted);
  }

  [part='welcome'] p:first-child {
    margin-block-end: 6px;
    color: var(--_text);
    font-size: 1.75em;
    font-weight: 700;
    letter-spacing: -0.02em;
    line-height: 1.2;
  }

  [part='problem'] {
    padding: 12px 16px;
    border: 1px solid var(--_danger);
    border-radius: 12px;
    color: var(--_danger);
  }

  [part='problem'] ul {
    margin: 8px 0 0;
    padding-inline-start: 1.2em;
  }

  [part='problem'] a {
    display: inline-block;
    padding-block: 3px;
    vertical-align: top;
    color: inherit;
  }
`;
