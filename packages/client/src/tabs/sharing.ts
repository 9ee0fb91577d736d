/** What `@footbridge/client/sharing` gives: the same as `tabs` for pages that load it after the client, which they lend. */
export { browserPage } from '../page/browser-page.js';
export { shareFootbridge } from './share-footbridge.js';
export type { Lent } from './lent.js';
export type * from './shared-footbridge.js';
