/** The visitor has taken a notice of the site away. */
export class NoticeDismissedEvent extends Event {
  constructor() {
    super('footbridge-notice-dismissed', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-notice-dismissed': NoticeDismissedEvent;
  }
}
