/** The server's half of the wire; no browser loads it. */
import { callbackEndpoints, endpoints, siteEndpoints } from './endpoints.js';

export * from './decode-callback-request.js';
export * from './decode-request.js';
export * from './decode-site-request.js';
export * from './encode-response.js';
export { requestLimits } from './loose-fields.js';

/** Every request that a server answers with a document. Files and photos are fetched by the paths it gave out. */
export const allEndpoints = { ...endpoints, ...callbackEndpoints, ...siteEndpoints } as const;

export type AnyEndpointName = keyof typeof allEndpoints;
