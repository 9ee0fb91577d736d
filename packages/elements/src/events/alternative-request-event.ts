/** What a visitor may do who can't chat now. */
export type Alternative = 'callback' | 'message';

/** The visitor wants to be helped in another way than by a chat. Cancelable: then nothing comes of it. */
export class AlternativeRequestEvent extends Event {
  /** In which. */
  readonly kind: Alternative;

  constructor(kind: Alternative) {
    super('footbridge-alternative-request', { bubbles: true, composed: true, cancelable: true });
    this.kind = kind;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-alternative-request': AlternativeRequestEvent;
  }
}
