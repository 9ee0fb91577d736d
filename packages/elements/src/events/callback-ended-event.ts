import type { CallbackEndReason } from '@footbridge/client/callback';

/** A request to be called is over. */
export class CallbackEndedEvent extends Event {
  /** Who or what ended it. */
  readonly reason: CallbackEndReason;

  constructor(reason: CallbackEndReason) {
    super('footbridge-callback-ended', { bubbles: true, composed: true });
    this.reason = reason;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-callback-ended': CallbackEndedEvent;
  }
}
