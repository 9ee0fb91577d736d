/** What `@footbridge/client/availability` gives: how a queue stands, and what a page offers by that. */
export * from './create-availability.js';
export * from './link-rules.js';
export * from './query-queue.js';
