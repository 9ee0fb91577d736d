import { empty } from './answers.js';
import type { ServeVisitor } from './visitor-routes.js';

/**
 * Lets pages of the listed origins, and of no other, read the answers. An origin matches exactly or not at all; there is
 * no wildcard, and no credentials, since there is no cookie to send.
 */
export function withCors(allowedOrigins: readonly string[], serve: ServeVisitor): ServeVisitor {
  if (allowedOrigins.length === 0) return serve;
  return async (request, peer) => {
    const origin = request.headers.get('origin');
    const isAllowed = origin !== null && allowedOrigins.includes(origin);
    const isPreflight = request.method === 'OPTIONS' && request.headers.has('access-control-request-method');
    const response = isPreflight && isAllowed ? preflight() : await serve(request, peer);
    response.headers.append('vary', 'Origin');
    if (isAllowed) {
      response.headers.set('access-control-allow-origin', origin);
      // How long to wait after a refusal; scripts can't read it otherwise.
      if (!isPreflight) response.headers.set('access-control-expose-headers', 'Retry-After');
    }
    return response;
  };
}

const preflight = (): Response =>
  empty(204, {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'Content-Type, X-Requested-With',
    'access-control-max-age': '600',
  });
