import { msg, str } from '@lit/localize';
import type { ChatEndReason } from '@footbridge/client';

/** The words that start another chat, alone on a button or inside the sentence about a failure. */
export const startNewText = () => msg('Start a new chat', { id: 'start-new' });

/** Where the words that start a new chat go in a sentence that says why the last one is over. */
export const startNewMark = '\u0000';

/** Says why a chat is over. */
export function endText(reason: ChatEndReason): string {
  switch (reason) {
    case 'visitor':
      return msg('You ended the chat.', { id: 'ended-by-you' });
    case 'agent':
      return msg('The agent ended the chat.', { id: 'ended-by-agent' });
    case 'refused':
      return msg('The chat was ended before anybody could join.', { id: 'ended-refused' });
    case 'idle':
      return msg('The chat has been ended.', { id: 'ended-idle' });
    case 'gone':
      return msg('The chat was ended because we lost touch with you.', { id: 'ended-gone' });
    case 'failure':
      return msg(
        str`Sorry for the inconvenience, but we have encountered a system failure that will require you to ${startNewMark}.`,
        { id: 'ended-failure' },
      );
  }
}

/** The words within the sentence about a failure. */
export const startNewWithin = () => msg('start a new chat', { id: 'start-new-within' });
