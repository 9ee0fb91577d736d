import { msg } from '@lit/localize';
import type { FootbridgeErrorCode } from '@footbridge/client';

/** What to tell a visitor where nothing can be fetched that knows better words. */
export function startProblem(code: FootbridgeErrorCode): string {
  switch (code) {
    case 'unreachable':
      return msg("We can't be reached right now. Please check your connection and try again.", { id: 'unreachable' });
    case 'invalid-options':
      return msg("Chat isn't set up correctly on this page.", { id: 'invalid-options' });
    default:
      return msg("We couldn't start a chat. Please try again in a moment.", { id: 'start-refused' });
  }
}
