/** The visitor is about to send a message. Cancelable: then the text stays in the box. */
export class BeforeSendEvent extends Event {
  /** What will be sent; a listener may change it. */
  text: string;

  constructor(text: string) {
    super('footbridge-before-send', { bubbles: true, composed: true, cancelable: true });
    this.text = text;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-before-send': BeforeSendEvent;
  }
}
