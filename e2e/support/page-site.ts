/**
 * A site with the pages of `e2e/pages`, each as it stands in its file, policies included, before the demo's own: a pair of
 * real bridges answers there. What a visitor's browser loads of the widget is compressed as a real site would have it.
 */
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { readFileSync } from 'node:fs';
import type { Server, Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { createDemoSite } from '../../scripts/demo/demo-server.ts';
import type { Pair } from './pair.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

export interface PageSite {
  readonly origin: string;
  /** The bytes that browsers have sent and been sent until now, headers and all. */
  passedBytes(): { readonly up: number; readonly down: number };
  close(): Promise<void>;
}

export async function servePages(pair: Pick<Pair, 'bridges'>): Promise<PageSite> {
  const site = new Hono();
  const compressed = new Map<string, Buffer<ArrayBuffer>>();
  site.get('/pages/*', serveStatic({ root: `${root}/e2e` }));
  // For pages that have a Lit of their own.
  const modules = serveStatic({
    root: `${root}/node_modules`,
    rewriteRequestPath: (path) => path.slice('/modules'.length),
  });
  site.get('/modules/lit-html/*', modules);
  site.get('/footbridge/:file{[\\w-]+\\.js}', (context) => {
    const file = context.req.param('file');
    const body = compressed.get(file) ?? brotliCompressSync(readFileSync(`${root}/packages/elements/dist/${file}`));
    compressed.set(file, body);
    return context.body(body, 200, {
      'content-type': 'text/javascript',
      'content-encoding': 'br',
      'access-control-allow-origin': '*',
    });
  });
  site.route('/', createDemoSite({ root, bridges: pair.bridges }));

  const sockets: Socket[] = [];
  let server: Server | undefined;
  const port = await new Promise<number>((resolve) => {
    server = serve({ fetch: site.fetch, port: 0, hostname: '127.0.0.1' }, (address) => resolve(address.port)) as Server;
    server.on('connection', (socket) => sockets.push(socket));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    passedBytes: () => ({
      up: sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0),
      down: sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
    }),
    close: () =>
      new Promise((resolve) => {
        server?.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
