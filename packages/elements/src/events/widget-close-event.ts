/** The visitor closed the widget; a chat goes on. */
export class WidgetCloseEvent extends Event {
  constructor() {
    super('footbridge-close', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-close': WidgetCloseEvent;
  }
}
