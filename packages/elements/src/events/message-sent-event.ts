import type { Entry } from '@footbridge/client';
import { ConversationEvent } from './conversation-event.js';

/** A server has taken the visitor's message. */
export class MessageSentEvent extends ConversationEvent {
  constructor(entry: Entry) {
    super('footbridge-message-sent', entry);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-message-sent': MessageSentEvent;
  }
}
