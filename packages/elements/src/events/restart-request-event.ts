/** The visitor wants another chat after one that is over. Cancelable: then nothing happens. */
export class RestartRequestEvent extends Event {
  /** Whether it is to start at once, as after a chat that was lost, and not from the form. */
  readonly immediately: boolean;

  constructor(immediately: boolean) {
    super('footbridge-restart-request', { bubbles: true, composed: true, cancelable: true });
    this.immediately = immediately;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-restart-request': RestartRequestEvent;
  }
}
