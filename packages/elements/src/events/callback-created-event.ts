/** A visitor's request to be called is with the server. */
export class CallbackCreatedEvent extends Event {
  constructor() {
    super('footbridge-callback-created', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-callback-created': CallbackCreatedEvent;
  }
}
