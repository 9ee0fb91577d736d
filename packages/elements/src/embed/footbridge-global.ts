/** What a page's scripts find as `Footbridge` once the script tag has run. */
export interface FootbridgeGlobal {
  /** The widget, to listen to its events; undefined until the page has been parsed. */
  widget?: HTMLElement & { readonly open?: boolean };
  /** Opens the panel as a click on the launcher does. A call before the panel is loaded is kept. */
  open(): void;
  /** Closes the panel; a chat goes on. */
  close(): void;
}

declare global {
  interface Window {
    Footbridge?: FootbridgeGlobal;
  }
}
