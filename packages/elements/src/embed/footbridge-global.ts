import type { FootbridgeWidget } from '../widget/footbridge-widget.js';
import type { WidgetOptions } from '../configuration/widget-options.js';

/** Something that a page wants of the widget, once there is one. */
export type EarlyCall = (footbridge: FootbridgeGlobal) => void;

/**
 * What a page's scripts find as `Footbridge` once the script tag has run. A script that may run earlier begins with
 * `window.Footbridge ??= []` and hands in what it wants by `Footbridge.push((footbridge) => ...)`, which works at any time.
 */
export interface FootbridgeGlobal {
  /** The widget, to listen to its events; undefined until the page has been parsed. */
  widget?: HTMLElement & Partial<Pick<FootbridgeWidget, 'open' | 'contact' | 'request'>>;
  /** How the widget is set up, as far as no attribute says so. Read at the first opening. */
  options?: WidgetOptions;
  /**
   * Fetches the panel ahead of a click. Resolves when `widget` can do what it can, or when nothing could be fetched; then it
   * still can't, and the next call tries again.
   */
  load(): Promise<void>;
  /** Opens the panel as a click on the launcher does. A call before the panel is loaded is kept. */
  open(): void;
  /** Closes the panel; a chat goes on. */
  close(): void;
  /** Calls `call` with this object, at once. */
  push(call: EarlyCall): void;
}

declare global {
  interface Window {
    Footbridge?: FootbridgeGlobal | EarlyCall[];
  }
}
