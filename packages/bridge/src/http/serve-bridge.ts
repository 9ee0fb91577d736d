/**
 * A bridge as two Node servers: the public listener for visitors, the private one on loopback for agents. What a hostile
 * or broken connection can cost is bounded here; what a request means is the bridge's business.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Bridge } from '../bridge.js';
import { BridgeError } from '../errors.js';
import { isLoopbackHost } from './agent-routes.js';
import { empty } from './answers.js';
import { createConsoleFiles } from './console-files.js';
import { refuseUnreadable } from './refuse-unreadable.js';
import type { ServeVisitor } from './visitor-routes.js';

export interface ServeBridgeOptions {
  readonly bridge: Bridge;
  /** Where visitors' requests come in. Default: 127.0.0.1. */
  readonly host?: string;
  /** 0 takes any free port. Default: 8114. */
  readonly port?: number;
  /** Always on 127.0.0.1. 0 takes any free port. Default: 8899. */
  readonly privatePort?: number;
  /** The built agent console, served under `/agent/` of the private listener. Default: none. */
  readonly consoleFolder?: string;
  /** For a request to arrive whole, before 408. Default: 15,000. */
  readonly requestTimeoutMs?: number;
  /** For its headers to arrive, before 408. Default: 10,000. */
  readonly headersTimeoutMs?: number;
  /** How often the two above are looked at. Default: 1,000. */
  readonly checkEveryMs?: number;
}

export interface BridgeServer {
  readonly port: number;
  readonly privatePort: number;
  /** Disposes of the bridge, lets answers under way go out, then closes both ports. */
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
/** For answers under way when closing; after that their connections are cut. */
const CLOSE_WITHIN_MS = 1_000;

/** @throws BridgeError `port-in-use` or `port-refused`; nothing is left open then. */
export async function serveBridge(options: ServeBridgeOptions): Promise<BridgeServer> {
  const { bridge, host = LOOPBACK, port = 8114, privatePort = 8899, consoleFolder } = options;
  const consoleFiles = consoleFolder === undefined ? async () => empty(404) : createConsoleFiles(consoleFolder);

  async function servePrivate(request: Request): Promise<Response> {
    const { pathname, hostname } = new URL(request.url);
    if (!isLoopbackHost(hostname)) return empty(403);
    return pathname.startsWith('/agent/api/') ? bridge.fetchPrivate(request) : consoleFiles(request);
  }

  const publicServer = await listen(options, (request, peer) => bridge.fetch(request, peer), host, port);
  let privateServer: Server;
  try {
    privateServer = await listen(options, servePrivate, LOOPBACK, privatePort);
  } catch (cause) {
    publicServer.close();
    throw cause;
  }

  return {
    port: (publicServer.address() as AddressInfo).port,
    privatePort: (privateServer.address() as AddressInfo).port,
    async close() {
      bridge.dispose();
      await Promise.all([closeServer(publicServer), closeServer(privateServer)]);
    },
  };
}

function listen(
  { requestTimeoutMs = 15_000, headersTimeoutMs = 10_000, checkEveryMs = 1_000 }: ServeBridgeOptions,
  serve: ServeVisitor,
  host: string,
  port: number,
): Promise<Server> {
  const server = createServer(
    { requestTimeout: requestTimeoutMs, headersTimeout: headersTimeoutMs, connectionsCheckingInterval: checkEveryMs },
    getRequestListener(
      (request, { incoming }) =>
        hasOneHost(incoming) ? serve(request, { address: incoming.socket.remoteAddress ?? '' }) : empty(400),
      { overrideGlobalObjects: false, errorHandler: () => empty(400) },
    ),
  );
  server.on('clientError', refuseUnreadable);
  // Longer than a client's pause between two polls, so that a chat keeps its connection.
  server.keepAliveTimeout = 15_000;
  server.maxHeadersCount = 100;
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(portError(cause, host, port)));
    server.listen(port, host, () => resolve(server));
  });
}

/** Of two hosts Node keeps the first, and a proxy in front may have gone by the second. */
const hasOneHost = ({ rawHeaders }: { readonly rawHeaders: readonly string[] }): boolean =>
  rawHeaders.filter((text, index) => index % 2 === 0 && /^host$/i.test(text)).length === 1;

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
