import type { Entry } from '@footbridge/client';
import { ConversationEvent } from './conversation-event.js';

/** An agent or the system said something, pushed a URL or offered a file. */
export class MessageReceivedEvent extends ConversationEvent {
  constructor(entry: Entry) {
    super('footbridge-message-received', entry);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-message-received': MessageReceivedEvent;
  }
}
