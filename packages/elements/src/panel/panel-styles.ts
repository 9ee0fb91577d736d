import { css } from 'lit';

export const panelStyles = css`
  /* A box of its own would make the last line of the page taller. */
  :host {
    display: contents;
  }

  :host(:not([open])) {
    display: none;
  }

  [part='panel'] {
    position: fixed;
    z-index: 2147483647;
    inset-block-end: calc(var(--footbridge-offset-block, 20px) + 76px + var(--_covered, 0px));
    inset-inline-end: var(--footbridge-offset-inline, 20px);
    display: flex;
    flex-direction: column;
    width: var(--footbridge-panel-width, 400px);
    max-width: calc(100vw - 40px);
    height: min(var(--footbridge-panel-height, 660px), var(--_seen, 100dvh) - 116px);
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--footbridge-shadow, 0 12px 48px #0003, 0 2px 8px #0002);
    animation: enter 0.22s cubic-bezier(0.2, 0.8, 0.2, 1);
  }

  @keyframes enter {
    from {
      opacity: 0;
      translate: 0 16px;
    }
  }

  [part='header'] {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 12px;
    padding-inline-start: 20px;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  h2 {
    flex: 1;
    min-width: 0;
    font-size: 1.15em;
    font-weight: 650;
    overflow-wrap: anywhere;
  }

  [part='header'] button {
    display: grid;
    place-items: center;
    width: 44px;
    padding: 0;
    background: none;
    color: inherit;
  }

  [part='header'] :focus-visible {
    outline-color: currentColor;
    outline-offset: -4px;
  }

  svg {
    width: 24px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2.2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  [part='body'] {
    flex: 1;
    min-height: 0;
  }

  @media (max-height: 480px) {
    [part='header'] {
      padding-block: 0;
    }
  }

  @media (max-width: 480px), (max-height: 480px) {
    [part='panel'] {
      inset: auto 0 var(--_covered, 0px);
      width: auto;
      max-width: none;
      height: var(--_seen, 100dvh);
      border: 0;
      border-radius: 0;
    }
  }

  @media (prefers-reduced-motion) {
    [part='panel'] {
      animation: none;
    }
  }

  /* Who prints the page wants the page; the conversation is printed from the chat. */
  @media print {
    :host {
      display: none;
    }
  }
`;
