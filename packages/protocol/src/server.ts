/** The server's half of the wire; no browser loads it. */
export * from './decode-request.js';
export * from './encode-response.js';
