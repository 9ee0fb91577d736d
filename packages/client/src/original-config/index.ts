/** What `@footbridge/client/original-config` gives: the servers from the page parameters of the vendor's client. */
export * from './servers-of-original-page.js';
