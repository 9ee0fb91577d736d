/**
 * A company's web server as far as a bridge is concerned: a plain reverse proxy that takes a prefix off the path, adds
 * the visitor's address, and keeps no state. Either side of it may be TLS.
 */
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from '../http/listener.js';

export interface ProxyOptions {
  /** What to pass on, and where: the first prefix that fits counts. */
  readonly routes: readonly { readonly prefix: string; readonly origin: string }[];
  /** Makes the proxy itself speak TLS. */
  readonly certificate?: Certificate | undefined;
  /** Whom it trusts behind it, as PEM. */
  readonly trusted?: string | undefined;
}

export interface Proxy {
  readonly origin: string;
  close(): Promise<void>;
}

export async function startProxy({ routes, certificate, trusted }: ProxyOptions): Promise<Proxy> {
  function pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const url = incoming.url ?? '/';
    const route = routes.find(({ prefix }) => url.startsWith(prefix));
    if (!route) {
      outgoing.writeHead(404).end();
      return;
    }
    const target = new URL(url.slice(route.prefix.length), `${route.origin}/`);
    const { host: _, ...headers } = incoming.headers;
    const options = {
      method: incoming.method,
      headers: { ...headers, 'x-forwarded-for': incoming.socket.remoteAddress },
    };
    const onAnswer = (answer: IncomingMessage): void => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    };
    const onward =
      target.protocol === 'https:'
        ? httpsRequest(target, { ...options, ca: trusted }, onAnswer)
        : httpRequest(target, options, onAnswer);
    onward.on('error', () => outgoing.headersSent || outgoing.writeHead(502).end());
    incoming.pipe(onward);
  }

  const server = certificate
    ? createTlsServer({ cert: certificate.chain, key: certificate.key }, pass)
    : createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
