import { css } from 'lit';

export const widgetStyles = css`
  :host {
    all: initial !important;
    display: contents !important;
  }

  footbridge-panel {
    color-scheme: light dark;
    font: 400 1em/1.5 var(--footbridge-font, system-ui, sans-serif);
    color: var(--_text);
  }

  :host([theme='light']) footbridge-panel {
    color-scheme: light;
  }

  :host([theme='dark']) footbridge-panel {
    color-scheme: dark;
  }

  .body {
    display: flex;
    flex-direction: column;
    height: 100%;
  }

  .view {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
  }

  .problem {
    flex: 1;
    margin: 24px;
  }

  /* The launcher's looks that there are only once there is a panel: see the launcher on bytes. */
  :host([open]) {
    --footbridge-icon: path('M3 10 6 7l8 8 8-8 3 3-11 11z');
  }

  footbridge-launcher[data-unread]::after,
  ::slotted([data-unread])::after {
    content: attr(data-unread);
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
    padding: 0 7px;
    border: 1px solid transparent;
    border-radius: 99px;
    background: #b3261e;
    color: #fff;
    font: 700 13px/20px system-ui;
  }

  @media (max-width: 480px), (max-height: 480px) {
    :host([open]) footbridge-launcher,
    :host([open]) ::slotted(*) {
      visibility: hidden !important;
    }
  }
`;
