/** What `@footbridge/client/original-config` gives: the options that the files of the vendor's client say. */
export * from './read-original-config.js';
export * from './servers-of-original-page.js';
