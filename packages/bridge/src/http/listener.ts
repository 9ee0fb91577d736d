import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createSecureContext } from 'node:tls';
import { getRequestListener } from '@hono/node-server';
import { BridgeError } from '../errors.js';
import { empty } from './answers.js';
import { refuseUnreadable } from './refuse-unreadable.js';
import type { ServeVisitor } from './visitor-routes.js';

/** What one connection, and all together, may cost. */
export interface ListenerLimits {
  /** For a request to arrive whole, before 408. Default: 15,000. */
  readonly requestTimeoutMs?: number;
  /** For its headers to arrive, before 408. Default: 10,000. */
  readonly headersTimeoutMs?: number;
  /** How often the two above are looked at. Default: 1,000. */
  readonly checkEveryMs?: number;
  /** Of each port; one more is closed at once. Default: 20,000. */
  readonly maxConnections?: number;
}

export interface Certificate {
  /** The certificate and those that vouch for it, as PEM. */
  readonly chain: string;
  /** Its private key, as PEM. */
  readonly key: string;
}

export interface ListenerOptions extends ListenerLimits {
  readonly serve: ServeVisitor;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Makes it speak TLS, and nothing else. Default: it speaks plain HTTP. */
  readonly certificate?: Certificate | undefined;
}

export interface Listener {
  readonly port: number;
  /** For the connections that begin from now on. */
  useCertificate(certificate: Certificate): void;
  /** Lets answers under way go out, then closes the port. */
  close(): Promise<void>;
}

/** Longer than a client's pause between two polls, so that a chat keeps its connection. */
const KEEP_ALIVE_MS = 15_000;
/** Longer than a poll may be held: of a connection on which nothing moves, which keeps an answer from going out. */
const SILENCE_MS = 120_000;
const HANDSHAKE_MS = 10_000;
const MAX_HEADERS = 100;
/** For answers under way when closing; after that their connections are cut. */
const CLOSE_WITHIN_MS = 1_000;
/** Browsers that came by TLS once come by TLS for a year. */
const HSTS = 'max-age=31536000';

/** @throws BridgeError `certificate-invalid`, `port-in-use` or `port-refused`. */
export function openListener(options: ListenerOptions): Promise<Listener> {
  const { host, port, certificate, maxConnections = 20_000 } = options;
  const limits = {
    requestTimeout: options.requestTimeoutMs ?? 15_000,
    headersTimeout: options.headersTimeoutMs ?? 10_000,
    connectionsCheckingInterval: options.checkEveryMs ?? 1_000,
  };
  const listener = getRequestListener(
    (request, { incoming }) =>
      hasOneHost(incoming) ? serve(request, { address: incoming.socket.remoteAddress ?? '' }) : empty(400),
    // As by its default, this puts responses in place that are no streams until somebody reads them as one: that halves
    // what a poll costs.
    { errorHandler: () => empty(400) },
  );
  const serve = certificate ? withHsts(options.serve) : options.serve;
  const secureServer =
    certificate && createTlsServer({ ...limits, ...tlsOf(certificate), handshakeTimeout: HANDSHAKE_MS }, listener);
  const server = secureServer ?? createServer(limits, listener);
  server.on('clientError', refuseUnreadable);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.timeout = SILENCE_MS;
  server.maxHeadersCount = MAX_HEADERS;
  server.maxConnections = maxConnections;
  return new Promise((resolve, reject) => {
    // Not only once: a port that is open can fail to take a connection, which must not end the process.
    server.on('error', (cause: NodeJS.ErrnoException) => reject(portError(cause, host, port)));
    server.listen(port, host, () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        useCertificate: (renewed) => secureServer?.setSecureContext(tlsOf(renewed)),
        close: () => closeServer(server),
      }),
    );
  });
}

/** Of two hosts Node keeps the first, and a proxy in front may have gone by the second. */
const hasOneHost = ({ rawHeaders }: { readonly rawHeaders: readonly string[] }): boolean =>
  rawHeaders.filter((text, index) => index % 2 === 0 && text.length === 4 && /^host$/i.test(text)).length === 1;

function withHsts(serve: ServeVisitor): ServeVisitor {
  return async (request, peer) => {
    const response = await serve(request, peer);
    response.headers.set('strict-transport-security', HSTS);
    return response;
  };
}

/** @throws BridgeError `certificate-invalid` */
export const assertCertificate = (certificate: Certificate): void => void tlsOf(certificate);

function tlsOf({ chain, key }: Certificate) {
  const tls = { cert: chain, key, minVersion: 'TLSv1.2' } as const;
  try {
    // Node's servers find out only with their first connection.
    createSecureContext(tls);
  } catch (cause) {
    throw new BridgeError(
      'certificate-invalid',
      'The certificate and its key are not PEM, or do not belong together.',
      {
        cause,
      },
    );
  }
  return tls;
}

function portError(cause: NodeJS.ErrnoException, host: string, port: number): BridgeError {
  if (cause.code === 'EADDRINUSE') {
    return new BridgeError('port-in-use', `Port ${port} is in use. Stop what uses it, or choose another port.`, {
      cause,
    });
  }
  return new BridgeError('port-refused', `Port ${port} of ${host} can't be opened (${cause.code ?? cause.name}).`, {
    cause,
  });
}

function closeServer(server: Server): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
