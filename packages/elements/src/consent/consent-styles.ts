import { css } from 'lit';

export const consentStyles = css`
  :host {
    display: block;
    color: var(--_text);
  }

  [hidden] {
    display: none !important;
  }

  [part='consent'] {
    display: flex;
    flex-direction: column;
    gap: 12px;
    padding: 16px 24px;
    overflow-wrap: anywhere;
  }

  ::slotted(p) {
    margin: 0;
  }

  [part='granted'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    color: var(--_muted);
    font-size: 0.9em;
  }

  [part='withdraw'] {
    margin-inline: -4px;
  }

  [part='confirm'] {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
  }

  [part='confirm'] p {
    flex: 1 0 100%;
  }

  [part='confirm'] button {
    flex: auto;
  }

  [tabindex='-1']:focus {
    outline: none;
  }
`;
