import { lent } from '../lent.js';
import { browserPage } from '../page/browser-page.js';
import type { Page } from '../page/page.js';
import { shareFootbridge } from './share-footbridge.js';
import type { SharedFootbridge, SharedOptions } from './shared-footbridge.js';

/**
 * Creates a client whose chat is one in all tabs of the site and survives a reload: one tab talks to the server, the others
 * show the same. Asks nothing, stores nothing and connects no tabs until `connect()` or `startChat()`, unless this tab was in
 * a chat before its page was loaded; then it goes on with it at once. Throws `invalid-options`.
 *
 * @param page Default: the page that this script runs in.
 */
export const createSharedFootbridge = (options: SharedOptions, page: Page = browserPage()): SharedFootbridge =>
  shareFootbridge(options, page, lent);
