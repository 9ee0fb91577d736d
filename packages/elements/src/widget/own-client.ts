/** The client of a widget for which the page has made none. */
import { createFootbridge, type Footbridge, type FootbridgeError } from '@footbridge/client';
import type { SharedFootbridge } from '@footbridge/client/tabs';
import type { WidgetOptions } from '../configuration/widget-options.js';
import { warn } from '../internal/warn.js';

/** One that is shared between tabs, if its code could be fetched. */
export type OwnClient = Footbridge & Partial<Pick<SharedFootbridge, 'minimized' | 'callback'>>;

/** What lets tabs share a client. It is fetched beside the panel, which would be too large with it; without it a tab is on its own. */
export const fetchTabs = () => import('@footbridge/client/tabs').catch(() => undefined);

/** Makes a client, and asks the servers what they allow. Invalid options are an error. */
export function makeOwnClient(
  tabs: Awaited<ReturnType<typeof fetchTabs>>,
  options: WidgetOptions,
  language: string,
): OwnClient {
  const { servers = [], target = '' } = options;
  const said = { ...options, servers, target, language };
  const client: OwnClient = tabs?.createSharedFootbridge(said) ?? createFootbridge(said);
  // The visitor hears of it when they ask for something.
  client.connect().catch(({ code, message }: FootbridgeError) => {
    if (code !== 'disposed') warn(`${message} Asked: ${servers.join(', ')}`);
  });
  return client;
}
