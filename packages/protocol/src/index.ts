/**
 * The WebProcessorBridge wire as types and pure functions: what a browser needs of it. It does no I/O. The server's half
 * is `@footbridge/protocol/server`.
 */
export type * from './answers.js';
export * from './capabilities.js';
export * from './decode-response.js';
export type * from './decoded.js';
export * from './encode-request.js';
export * from './endpoints.js';
export * from './events.js';
export * from './extensions.js';
export * from './reasons.js';
export * from './requests.js';
