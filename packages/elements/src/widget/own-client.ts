/** The client of a widget for which the page has made none. */
import type { FootbridgeError } from '@footbridge/client';
import type { SharedFootbridge } from '@footbridge/client/tabs';
import type { WidgetOptions } from '../configuration/widget-options.js';
import { warn } from '../internal/warn.js';

/** What makes a client: fetched beside the panel, whose first form a visitor can fill in without. */
export const fetchClient = () => import('@footbridge/client/tabs');

/** Makes a client, and asks the servers what they allow. Invalid options are an error. */
export function makeOwnClient(
  { createSharedFootbridge }: Awaited<ReturnType<typeof fetchClient>>,
  options: WidgetOptions,
  language: string,
): SharedFootbridge {
  const { servers = [], target = '' } = options;
  const client = createSharedFootbridge({ fetch: fetchOnceDrawn, ...options, servers, target, language });
  // The visitor hears of it when they ask for something.
  client.connect().catch(({ code, message }: FootbridgeError) => {
    if (code !== 'disposed') warn(`${message} Asked: ${servers.join(', ')}`);
  });
  return client;
}

/** Lets the browser draw what the visitor did before it sends anything. What may outlive the page can't wait. */
const fetchOnceDrawn: typeof fetch = async (input, init) => {
  // Nobody looks at a hidden page, and its timers are late.
  if (!init?.keepalive && !document.hidden) await new Promise((resolve) => setTimeout(resolve));
  return fetch(input, init);
};
