export type * from './client.js';
export { systemClock, type Clock } from './clock.js';
export { createFootbridge } from './create-footbridge.js';
export { FootbridgeError, type Closure, type FootbridgeErrorCode } from './errors.js';
export type * from './options.js';
export type * from './snapshot.js';
