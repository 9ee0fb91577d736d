/**
 * A bridge as Node servers: public listeners for visitors, with and without TLS, and the private one on loopback for
 * agents and operators. What a hostile or broken connection can cost is bounded here; what a request means is the
 * bridge's business.
 */
import type { Bridge } from '../bridge.js';
import { BridgeError } from '../errors.js';
import { empty } from './answers.js';
import { createConsoleFiles } from './console-files.js';
import {
  openListener,
  type Certificate,
  type Listener,
  type ListenerLimits,
  type ListenerOptions,
} from './listener.js';
import { isLoopbackHost } from './private-access.js';

export interface ServeBridgeOptions extends ListenerLimits {
  readonly bridge: Bridge;
  /** Where visitors' requests come in. Default: 127.0.0.1. */
  readonly host?: string;
  /** For plain HTTP; 0 takes any free port, `off` opens none. Default: 8114. protocol §1.2 */
  readonly port?: number | 'off';
  /** More ports for plain HTTP. Default: none. */
  readonly additionalPorts?: readonly number[];
  /** Default: nothing is served over TLS. */
  readonly https?: HttpsOptions | undefined;
  /** Always on 127.0.0.1. 0 takes any free port. Default: 8899. */
  readonly privatePort?: number;
  /** Told of an additional port that can't be opened, which is then left out. Default: it is an error. */
  readonly missingPort?: ((error: BridgeError) => void) | undefined;
  /** The built agent console, served under `/agent/` of the private listener. Default: none. */
  readonly consoleFolder?: string;
}

export interface HttpsOptions {
  /** 0 takes any free port. Default: 3508. protocol §1.2 */
  readonly port?: number;
  readonly additionalPorts?: readonly number[];
  /** Asked at the start and by `reloadCertificate`. */
  readonly readCertificate: () => Certificate;
}

export interface BridgeServer {
  /** The first of the visitors' ports. */
  readonly port: number;
  /** All that speak plain HTTP. */
  readonly httpPorts: readonly number[];
  readonly httpsPorts: readonly number[];
  readonly privatePort: number;
  /**
   * Reads the certificate again, for the connections that begin from then on.
   *
   * @throws BridgeError `certificate-invalid`; the one in use stays in use.
   */
  reloadCertificate(): void;
  /** Disposes of the bridge, lets answers under way go out, then closes every port. */
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/**
 * @throws BridgeError `port-in-use`, `port-refused`, `certificate-invalid`, or `options-invalid` where no port is left for
 * visitors; nothing is left open then.
 */
export async function serveBridge(options: ServeBridgeOptions): Promise<BridgeServer> {
  const { https, privatePort = 8899 } = options;
  const [httpPorts, httpsPorts] = portsOf(options);
  const opened: Listener[] = [];
  const open = async (port: number, more: Pick<ListenerOptions, 'serve' | 'host' | 'certificate'>) => {
    const listener = await openListener({ ...options, port, ...more });
    opened.push(listener);
    return listener;
  };
  try {
    const { bridge, host = LOOPBACK } = options;
    const visitors = { host, serve: bridge.fetch.bind(bridge) };
    const openAny = async (port: number, more: Parameters<typeof open>[1]): Promise<Listener[]> => {
      try {
        return [await open(port, more)];
      } catch (cause) {
        const isAdditional = options.additionalPorts?.includes(port) || https?.additionalPorts?.includes(port);
        if (!isAdditional || !options.missingPort || !(cause instanceof BridgeError)) throw cause;
        options.missingPort(cause);
        return [];
      }
    };
    const http = (await inOrder(httpPorts, (port) => openAny(port, visitors))).flat();
    const certificate = https?.readCertificate();
    const secure = (await inOrder(httpsPorts, (port) => openAny(port, { ...visitors, certificate }))).flat();
    const agents = await open(privatePort, { host: LOOPBACK, serve: createPrivateRoutes(options) });
    return {
      port: [...http, ...secure][0]?.port ?? 0,
      httpPorts: http.map(({ port }) => port),
      httpsPorts: secure.map(({ port }) => port),
      privatePort: agents.port,
      reloadCertificate() {
        const renewed = https?.readCertificate();
        if (renewed) for (const listener of secure) listener.useCertificate(renewed);
      },
      async close() {
        bridge.dispose();
        await Promise.all(opened.map((listener) => listener.close()));
      },
    };
  } catch (cause) {
    await Promise.all(opened.map((listener) => listener.close()));
    throw cause;
  }
}

function portsOf({ port = 8114, additionalPorts = [], https }: ServeBridgeOptions): [number[], number[]] {
  const httpPorts = [...(port === 'off' ? [] : [port]), ...additionalPorts];
  const httpsPorts = https ? [https.port ?? 3508, ...(https.additionalPorts ?? [])] : [];
  if (httpPorts.length + httpsPorts.length === 0) {
    throw new BridgeError(
      'options-invalid',
      'Visitors need a port: HTTP is off and there is no certificate for HTTPS.',
    );
  }
  return [httpPorts, httpsPorts];
}

async function inOrder<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** What is served on loopback only. No page of another origin may read it, and no domain that points here is answered. */
function createPrivateRoutes({ bridge, consoleFolder }: ServeBridgeOptions): (request: Request) => Promise<Response> {
  const consoleFiles = consoleFolder === undefined ? async () => empty(404) : createConsoleFiles(consoleFolder);
  return async (request) => {
    const { pathname, hostname } = new URL(request.url);
    if (!isLoopbackHost(hostname)) return empty(403);
    const isForBridge = pathname.startsWith('/agent/api/') || pathname === '/ops' || pathname.startsWith('/ops/');
    return isForBridge ? bridge.fetchPrivate(request) : consoleFiles(request);
  };
}
