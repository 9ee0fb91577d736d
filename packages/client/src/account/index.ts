/** What `@footbridge/client/account` gives: accounts, and signing in without a form. */
export * from './check-account.js';
export { register } from './register.js';
export * from './with-credentials.js';
