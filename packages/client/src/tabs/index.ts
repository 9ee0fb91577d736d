/** What `@footbridge/client/tabs` gives: a client that is one in all tabs of a site, and survives a reload. */
export { browserPage } from '../page/browser-page.js';
export type * from '../page/page.js';
export { createSharedFootbridge } from './create-shared-footbridge.js';
export type * from './shared-footbridge.js';
