/** What `@footbridge/client/directory` gives: whom a visitor may ask for by name. */
export * from './query-directory.js';
