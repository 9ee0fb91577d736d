import type { ChatEndReason } from '@footbridge/client';

/** A chat is over. */
export class ChatEndedEvent extends Event {
  /** Who or what ended it. */
  readonly reason: ChatEndReason;

  /** What the contact centre calls the chat, for a survey or a record of it, where the server tells; it opens nothing. */
  readonly interactionId: string | undefined;

  constructor(reason: ChatEndReason, interactionId?: string) {
    super('footbridge-chat-ended', { bubbles: true, composed: true });
    this.reason = reason;
    this.interactionId = interactionId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-chat-ended': ChatEndedEvent;
  }
}
