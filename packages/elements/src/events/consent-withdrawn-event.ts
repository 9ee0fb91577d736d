/** The visitor has withdrawn their consent. What was under way is being ended and erased. */
export class ConsentWithdrawnEvent extends Event {
  constructor() {
    super('footbridge-consent-withdrawn', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-consent-withdrawn': ConsentWithdrawnEvent;
  }
}
