/** Which ways to be helped a visitor is offered. */
import type { ClientSnapshot } from '@footbridge/client';
import type { WidgetOptions } from '../../configuration/widget-options.js';

/** `message`: what a visitor leaves for later when nobody is there; it is offered in words, never by a tab. */
export const viewNames = ['chat', 'callback', 'account', 'message'] as const;

export type ViewName = (typeof viewNames)[number];

/**
 * What the page wants to offer and the server allows, in the page's order. Until the server has said what it allows, only
 * what the page asked for by name is offered: no choice shall be there and gone in a moment.
 */
export function viewsOf(
  { interactionTypes, noRegistration }: Pick<WidgetOptions, 'interactionTypes' | 'noRegistration'>,
  snapshot: Pick<ClientSnapshot, 'configuration' | 'allows'> | undefined,
): readonly ViewName[] {
  if (snapshot?.configuration !== 'loaded') return interactionTypes ?? ['chat'];
  const { anonymousChat, authenticatedChat, anonymousCallback, authenticatedCallback, registration } = snapshot.allows;
  const isAllowed = { chat: anonymousChat || authenticatedChat, callback: anonymousCallback || authenticatedCallback };
  const wanted = interactionTypes ?? (['chat', 'callback'] as const);
  const views: ViewName[] = wanted.filter((type) => isAllowed[type]);
  // An account is for chats: who can't chat with it has no use for it.
  if (registration && authenticatedChat && views.includes('chat') && !noRegistration) views.push('account');
  // Where nothing is allowed, the first form says so.
  return views.length > 0 ? views : wanted.slice(0, 1);
}
