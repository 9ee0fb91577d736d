/** The visitor opened the widget. */
export class WidgetOpenEvent extends Event {
  constructor() {
    super('footbridge-open', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-open': WidgetOpenEvent;
  }
}
