/** What `@footbridge/client/callback` gives: requests to be called, over the connection of a client. */
export type * from './callbacks.js';
export { createCallbacks } from './create-callbacks.js';
