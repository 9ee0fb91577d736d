import { css } from 'lit';

export const chatStyles = css`
  :host {
    display: block;
    height: 100%;
    background: var(--_surface);
    color: var(--_text);
  }

  [part='chat'] {
    height: 100%;
    overflow-y: auto;
  }
`;
