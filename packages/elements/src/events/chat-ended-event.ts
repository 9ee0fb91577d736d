import type { ChatEndReason } from '@footbridge/client';

/** A chat is over. */
export class ChatEndedEvent extends Event {
  /** Who or what ended it. */
  readonly reason: ChatEndReason;

  constructor(reason: ChatEndReason) {
    super('footbridge-chat-ended', { bubbles: true, composed: true });
    this.reason = reason;
  }
}

declare global {
  interface HTMLElementEventMap {
    'footbridge-chat-ended': ChatEndedEvent;
  }
}
