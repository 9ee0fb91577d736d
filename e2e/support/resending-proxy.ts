/**
 * A proxy that does what makes browsers send a request twice: it reads a POST on a connection that was used before, lets
 * the server answer it, and closes the connection before the first byte of that answer. The browser, which can't know
 * whether the request arrived, sends it again and tells no script.
 */
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface ResendingProxy {
  readonly origin: string;
  /** How often a connection was closed under each path, without its ids and query. */
  readonly cut: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** @param paths Which POSTs lose their first answer: the beginnings of paths after `/websvcs/`. */
export async function startResendingProxy(target: string, paths: readonly string[]): Promise<ResendingProxy> {
  const { hostname, port } = new URL(target);
  const served = new WeakSet<Socket>();
  const cut = new Map<string, number>();
  const server = createServer((incoming, outgoing) => {
    const { socket } = incoming;
    const path = paths.find((candidate) => incoming.url?.includes(`/websvcs/${candidate}`));
    const closes = path !== undefined && !cut.has(path) && served.has(socket);
    if (closes) cut.set(path, 1);
    served.add(socket);
    const { method, headers, url } = incoming;
    const onward = request({ hostname, port, method, path: url, headers }, (answer: IncomingMessage) => {
      if (closes) {
        answer.resume().on('end', () => socket.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => socket.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
