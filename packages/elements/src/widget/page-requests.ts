import type { ChatDetails } from '@footbridge/client';
import type { LitElement, ReactiveController } from 'lit';
import type { AvailabilityRequestEvent } from '../events/availability-request-event.js';
import type { DirectoryRequestEvent } from '../events/directory-request-event.js';

/** What a visitor wants who has used something else, in the widget or elsewhere in the page. */
export interface PageRequest {
  readonly kind: 'chat' | 'callback' | 'message';
  readonly details: Pick<ChatDetails, 'target' | 'targetType'>;
}

type Asking = Partial<Omit<AvailabilityRequestEvent, 'kind'> & Omit<DirectoryRequestEvent, 'kind'>> &
  Partial<Pick<PageRequest, 'kind'>>;

const types = [
  'footbridge-alternative-request',
  'footbridge-availability-request',
  'footbridge-directory-request',
  'footbridge-invitation-accepted',
] as const;

/** Hears what is asked of a widget: what is in it asks it, and what stands elsewhere in the page the first there is. */
export function hearRequests(widget: LitElement, answer: (request: PageRequest) => void): ReactiveController {
  const tag = widget.localName;
  const heard = (event: Event): void => {
    const around = event.composedPath().find((node) => (node as Element).localName === tag);
    if ((around ?? document.querySelector(tag)) !== widget) return;
    // Other listeners come later and may still stop it.
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      const { kind = 'chat', whom, queue } = event as Asking;
      const { target = queue, targetType } = whom ?? {};
      answer({ kind, details: { ...(target && { target }), ...(targetType && { targetType }) } });
    });
  };
  return {
    hostConnected: () => types.forEach((type) => document.addEventListener(type, heard)),
    hostDisconnected: () => types.forEach((type) => document.removeEventListener(type, heard)),
  };
}
