/** What `@footbridge/client/reports` gives: telling a server what went wrong on the way to it. */
export * from './create-problem-reports.js';
