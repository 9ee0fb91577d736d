/** The visitor wants what is offered. Cancelable: then the page's widget leaves it alone. */
export class AvailabilityRequestEvent extends Event {
  /** What the visitor wants. */
  readonly kind: 'chat' | 'callback';
  /** The queue that was asked about; empty for the client's own. */
  readonly queue: string;

  constructor(kind: 'chat' | 'callback', queue: string) {
    super('footbridge-availability-request', { bubbles: true, composed: true, cancelable: true });
    this.kind = kind;
    this.queue = queue;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-availability-request': AvailabilityRequestEvent;
  }
}
