/** What `@footbridge/client/erase` gives: for a visitor who wants nothing more to do with it. */
export * from './withdraw.js';
