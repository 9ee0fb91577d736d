/** The visitor has made an account. It tells nothing of it: name and password are theirs. */
export class RegisteredEvent extends Event {
  constructor() {
    super('footbridge-registered', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-registered': RegisteredEvent;
  }
}
