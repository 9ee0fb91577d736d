/**
 * The button that opens the widget. It is all that a page pays for before anybody wants to chat, so it is made without
 * Lit, and every byte of it counts against the loader's budget: what it looks like once there is a panel is the widget's.
 */
import { css } from './launcher-styles.js';

/**
 * The button that opens and closes a `<footbridge-widget>`. It shows what it is told and knows nothing more.
 *
 * @summary The round button in the corner of the page.
 * @tag footbridge-launcher
 *
 * @attr {'loading' | 'failed'} state - Set while the panel's code is on its way, or after it could not be loaded.
 *
 * @csspart button - The button.
 *
 * @cssprop [--footbridge-accent=#3b50df] - The button's colour.
 * @cssprop [--footbridge-on-accent=#fff] - The icon's colour; 3:1 against the accent at least.
 * @cssprop [--footbridge-offset-inline=20px] - Distance from the edge of the page at the end of the line.
 * @cssprop [--footbridge-offset-block=20px] - Distance from the lower edge of the page.
 */
export class FootbridgeLauncher extends (globalThis.HTMLElement ?? Object) {
  readonly #button = document.createElement('button');

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    // Constructed, so that a page's `style-src` has nothing to object to.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets.push(sheet);
    root.append(this.#button);
    this.#button.part = 'button';
    this.#button.ariaHasPopup = 'dialog';
    this.expanded = false;
    // Outside the catalogues, because it is needed before one could be loaded; the widget puts its own in its place.
    this.label = 'Chat with us';
  }

  /** The button's accessible name. Default: `Chat with us`. */
  set label(label: string) {
    this.#button.ariaLabel = label;
  }

  /** Whether the panel is open. Default: false. */
  set expanded(expanded: boolean) {
    this.#button.ariaExpanded = `${expanded}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-launcher': FootbridgeLauncher;
  }
}
