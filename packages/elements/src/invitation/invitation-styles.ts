import { css } from 'lit';

export const invitationStyles = css`
  :host {
    display: contents;
  }

  [hidden] {
    display: none !important;
  }

  /* Above the launcher, beneath the panel. */
  [part='invitation'] {
    position: fixed;
    z-index: 2147483645;
    inset-block-end: calc(var(--footbridge-offset-block, 20px) + 76px);
    inset-inline-end: var(--footbridge-offset-inline, 20px);
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 4px 8px;
    width: 320px;
    max-width: calc(100vw - 40px);
    max-height: calc(100dvh - var(--footbridge-offset-block, 20px) - 96px);
    overflow: auto;
    padding: 8px;
    padding-inline-start: 20px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--footbridge-shadow, 0 12px 48px #0003, 0 2px 8px #0002);
    color: var(--_text);
    color-scheme: light dark;
    font: 400 1em/1.5 var(--footbridge-font, system-ui, sans-serif);
    animation: enter 0.22s cubic-bezier(0.2, 0.8, 0.2, 1);
  }

  :host([theme='light']) [part='invitation'] {
    color-scheme: light;
  }

  :host([theme='dark']) [part='invitation'] {
    color-scheme: dark;
  }

  @keyframes enter {
    from {
      opacity: 0;
      translate: 0 16px;
    }
  }

  .text {
    padding-block: 10px 8px;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
    text-align: match-parent;
  }

  [part='dismiss'] {
    align-self: start;
    display: grid;
    place-items: center;
    width: 44px;
    padding: 0;
    background: none;
    color: var(--_muted);
  }

  [part='dismiss'] svg {
    width: 18px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2.4;
    stroke-linecap: round;
  }

  [part='accept'] {
    grid-column: 1 / -1;
    margin-block-end: 12px;
    margin-inline-end: 12px;
  }

  @media (prefers-reduced-motion) {
    [part='invitation'] {
      animation: none;
    }
  }

  @media print {
    [part='invitation'] {
      display: none;
    }
  }
`;
