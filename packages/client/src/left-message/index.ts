/** What `@footbridge/client/left-message` gives: a message for when nobody can chat. */
export * from './leave-message.js';
