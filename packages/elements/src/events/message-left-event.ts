/** A server has taken the message that the visitor leaves for when somebody is there. */
export class MessageLeftEvent extends Event {
  constructor() {
    super('footbridge-message-left', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-message-left': MessageLeftEvent;
  }
}
