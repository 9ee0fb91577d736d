/**
 * The WebProcessorBridge wire as types and pure functions: what a browser needs of it. It does no I/O. The server's half
 * is `@footbridge/protocol/server`.
 */
export type * from './answers.js';
export * from './capabilities.js';
export * from './decode-callback-response.js';
export * from './decode-response.js';
export * from './decode-site-response.js';
export type * from './decoded.js';
export * from './encode-callback-request.js';
export * from './encode-problem-report.js';
export * from './encode-request.js';
export * from './encode-site-request.js';
export * from './endpoints.js';
export * from './events.js';
export * from './extensions.js';
export * from './reasons.js';
export * from './contact-fields.js';
export * from './requests.js';
