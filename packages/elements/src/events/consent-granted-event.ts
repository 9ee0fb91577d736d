/** The visitor has agreed to what the page asks consent for. */
export class ConsentGrantedEvent extends Event {
  constructor() {
    super('footbridge-consent-granted', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-consent-granted': ConsentGrantedEvent;
  }
}
