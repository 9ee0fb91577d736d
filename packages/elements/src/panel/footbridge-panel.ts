import { msg } from '@lit/localize';
import { html } from 'lit';
import { CloseRequestEvent } from '../events/close-request-event.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property } from '../internal/property.js';
import { getDirection, getLocale } from '../localization/localization.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { panelStyles } from './panel-styles.js';

/**
 * A dialog in the corner of the page, beside which the page stays usable; on a small screen it covers the page.
 *
 * @summary The window that holds a chat.
 * @tag footbridge-panel
 *
 * @slot - What the window is about.
 * @slot header - Shown in the band, between the heading and the button.
 * @slot footer - Shown below everything else.
 *
 * @fires {CloseRequestEvent} footbridge-close-request - When the visitor wants to close it; it doesn't close itself.
 *
 * @csspart panel - The window.
 * @csspart header - The band with the heading.
 * @csspart heading - The heading.
 * @csspart minimise - The button that closes it.
 * @csspart body - The box around the content.
 */
export class FootbridgePanel extends FootbridgeElement {
  static override styles = [tokens, controls, panelStyles];

  /** Whether it is shown. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** The heading, which also names the dialog to screen readers. */
  @property() heading = '';

  override connectedCallback(): void {
    super.connectedCallback();
    for (const type of viewEvents) visualViewport?.addEventListener(type, this.#fit);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of viewEvents) visualViewport?.removeEventListener(type, this.#fit);
  }

  protected override render() {
    return html`
      <div
        part="panel"
        role="dialog"
        aria-labelledby="heading"
        lang=${getLocale()}
        @keydown=${this.#keyDown}
        @keypress=${stop}
        @keyup=${stop}
      >
        <div part="header" dir=${getDirection()}>
          <h2 part="heading" id="heading">${this.heading}</h2>
          <slot name="header"></slot>
          <button part="minimise" aria-label=${msg('Minimise', { id: 'minimise' })} @click=${this.#minimise}>
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m5 9 7 7 7-7" /></svg>
          </button>
        </div>
        <div part="body" dir=${getDirection()}><slot></slot></div>
        <slot name="footer"></slot>
      </div>
    `;
  }

  // A keyboard on the screen covers the page and leaves its size as it is: the panel fits into what can still be seen.
  readonly #fit = (): void => {
    const { height = 0, offsetTop = 0, scale = 0 } = visualViewport ?? {};
    const covered = innerHeight - offsetTop - height;
    // Who has enlarged a part of the page looks around in it.
    const isCovered = scale === 1 && covered > MOST_WITHOUT_KEYBOARD_PX;
    const { style } = this.renderRoot.querySelector<HTMLElement>('[part=panel]') ?? this;
    style.setProperty('--_seen', isCovered ? `${height}px` : '');
    style.setProperty('--_covered', isCovered ? `${covered}px` : '');
  };

  #minimise(): void {
    this.emit(new CloseRequestEvent('button'));
  }

  #keyDown(event: KeyboardEvent): void {
    stop(event);
    // Escape also takes back what an input method is composing, and then it isn't meant for the panel.
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    this.emit(new CloseRequestEvent('escape'));
  }
}

/** Scroll bars and the browser's own bars cover that much at most. */
const MOST_WITHOUT_KEYBOARD_PX = 80;

const viewEvents = ['resize', 'scroll'] as const;

/** What is typed here is no shortcut of the page's, which can't tell that it is typed in a field. */
const stop = (event: Event): void => event.stopPropagation();

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-panel': FootbridgePanel;
  }
}
