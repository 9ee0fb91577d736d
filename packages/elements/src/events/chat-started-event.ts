/** A chat has started; nobody need have joined yet. */
export class ChatStartedEvent extends Event {
  constructor() {
    super('footbridge-chat-started', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-chat-started': ChatStartedEvent;
  }
}
