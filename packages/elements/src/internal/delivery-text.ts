import { msg } from '@lit/localize';
import type { Delivery } from '@footbridge/client';

/** What became of the visitor's message, to the eye and to screen readers alike. */
export function deliveryText(delivery: Delivery): string {
  switch (delivery) {
    case 'sending':
      return msg('Sending…', { id: 'sending' });
    case 'sent':
      return msg('Sent', { id: 'sent' });
    case 'failed':
      return msg('Not sent.', { id: 'failed' });
    case 'unconfirmed':
      return msg('This may not have arrived.', { id: 'unconfirmed' });
  }
}
