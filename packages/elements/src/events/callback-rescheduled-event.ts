/** A request to be called has another time. */
export class CallbackRescheduledEvent extends Event {
  /** ISO 8601 with an offset. */
  readonly preferredTime: string;

  constructor(preferredTime: string) {
    super('footbridge-callback-rescheduled', { bubbles: true, composed: true });
    this.preferredTime = preferredTime;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-callback-rescheduled': CallbackRescheduledEvent;
  }
}
