/** What `@footbridge/client/trace` gives: what a client does, line by line, for whoever looks for a mistake. */
export * from './create-trace.js';
export type { TraceLevel } from './trace-level.js';
