/** The visitor wants to close the panel. Cancelable: then it stays open. */
export class CloseRequestEvent extends Event {
  /** What the visitor used. */
  readonly cause: 'button' | 'escape';

  constructor(cause: 'button' | 'escape') {
    super('footbridge-close-request', { bubbles: true, composed: true, cancelable: true });
    this.cause = cause;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-close-request': CloseRequestEvent;
  }
}
