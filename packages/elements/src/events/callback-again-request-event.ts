/** The visitor wants to ask for another call after one that is over. Cancelable: then what is shown stays. */
export class CallbackAgainRequestEvent extends Event {
  constructor() {
    super('footbridge-callback-again-request', { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-callback-again-request': CallbackAgainRequestEvent;
  }
}
