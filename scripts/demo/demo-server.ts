/**
 * The demo's web server: static files and a plain reverse proxy, as a company's own would be. It holds no state of any
 * conversation and knows nothing of the protocol but two path prefixes.
 */
import { serve } from '@hono/node-server';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { getConnInfo } from '@hono/node-server/conninfo';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { proxy } from 'hono/proxy';

/** What every page of the demo is served under. */
const policy = {
  'default-src': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'self'",
  'object-src': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'footbridge',
};

const thisMachine = 'http://localhost:* http://127.0.0.1:*';

/** What some pages need besides, by where their paths begin. */
const exceptions: Record<string, Readonly<Record<string, string>>> = {
  // Agents' pictures come with the key, which an image's own request can't carry.
  '/agent/': { 'img-src': "'self' blob:" },
  '/examples/cross-origin-frame/': { 'frame-src': thisMachine, 'frame-ancestors': thisMachine },
  // Its contact centre is a service worker's, whose address has to be vouched for.
  '/examples/mock-centre/': { 'trusted-types': 'footbridge default' },
  '/examples/configuration-generator/': { 'trusted-types': 'footbridge default' },
};

/** What is built from npm has Lit's own name for its policy, and that of its framework. */
for (const [name, own] of Object.entries({
  angular: 'angular',
  'npm-module': '',
  react: '',
  svelte: 'svelte-trusted-html',
  vue: 'vue',
})) {
  exceptions[`/examples/${name}/`] = { 'trusted-types': `lit-html ${own}`.trim() };
}

/** Pages whose contact centre is within them: a worker reaches no page above its own folder. */
const mocked = ['/examples/mock-centre/', '/examples/configuration-generator/'];

/** The documents' generator puts two scripts and some styles within its pages, and has Vue draw them. */
function policyOfDocuments(): Readonly<Record<string, string>> {
  const hashes = new URL('../../docs/site/dist/script-hashes.txt', import.meta.url);
  return {
    'script-src': `'self' ${existsSync(hashes) ? readFileSync(hashes, 'utf8') : ''}`.trim(),
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'trusted-types': 'vue',
  };
}

/** The header for a page at this path. */
export function policyOf(path: string): string {
  const [, exception] = path.startsWith('/docs/')
    ? ['', policyOfDocuments()]
    : (Object.entries(exceptions).find(([prefix]) => path.startsWith(prefix)) ?? []);
  return Object.entries({ ...policy, ...exception })
    .map((directive) => directive.join(' '))
    .join('; ');
}

/** Passes a request on to `origin`, with the visitor's address, and answers 502 where nobody listens. */
const passTo = (origin: string, path: (path: string) => string) => async (context: Context) => {
  const { search } = new URL(context.req.url);
  const headers = new Headers(context.req.raw.headers);
  headers.set('x-forwarded-for', getConnInfo(context).remote.address ?? '');
  headers.delete('host');
  try {
    return await proxy(`${origin}${path(context.req.path)}${search}`, {
      raw: context.req.raw,
      headers,
      redirect: 'manual',
    });
  } catch {
    return context.body(null, 502);
  }
};

/** Pages of this machine on other ports may embed the demo's widget: it is there to be tried. */
const fromThisMachine = cors({
  origin: (origin) => (/^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin) ? origin : null),
  allowMethods: ['GET', 'POST'],
  allowHeaders: ['content-type'],
  exposeHeaders: ['retry-after'],
});

const without = (prefix: string) => (path: string) => path.slice(prefix.length);

export interface DemoSiteOptions {
  /** The repository's folder. */
  readonly root: string;
  /** The pair, in order. */
  readonly bridges: readonly { readonly publicOrigin: string; readonly privateOrigin: string }[];
}

export function createDemoSite({ root, bridges }: DemoSiteOptions): Hono {
  const site = new Hono();
  site.use(async (context, next) => {
    await next();
    if (context.req.path.includes('/websvcs/')) return;
    context.header('content-security-policy', policyOf(context.req.path));
    context.header('x-content-type-options', 'nosniff');
    context.header('referrer-policy', 'same-origin');
  });
  site.use('/footbridge/*', fromThisMachine);
  site.use('/I3Root/*', fromThisMachine);
  bridges.forEach(({ publicOrigin, privateOrigin }, index) => {
    const visitors = `/I3Root/Server${index + 1}`;
    const agents = `/agent/server${index + 1}`;
    site.all(`${visitors}/*`, passTo(publicOrigin, without(visitors)));
    site.all(
      `${agents}/*`,
      passTo(privateOrigin, (path) => `/agent/api${path.slice(agents.length)}`),
    );
  });
  const files = (prefix: string, folder: string) =>
    site.get(`${prefix}*`, serveStatic({ root: folder, rewriteRequestPath: (path) => path.slice(prefix.length - 1) }));
  files('/footbridge/', `${root}/packages/elements/dist`);
  files('/gallery/', `${root}/packages/elements/gallery/dist`);
  files('/agent/', `${root}/packages/bridge/dist/console`);
  files('/mock/', `${root}/packages/msw/dist`);
  for (const folder of mocked) {
    const path = `${root}/packages/msw/dist/mockServiceWorker.js`;
    site.get(`${folder}mockServiceWorker.js`, serveStatic({ path }));
  }
  /** What a command of its own builds, at any time. */
  const filesOnceBuilt = (prefix: string, folder: string, command: string) => {
    let serveBuilt: MiddlewareHandler | undefined;
    const handle: MiddlewareHandler = async (context, next) => {
      if (!existsSync(folder)) return context.text(`It has not been built yet: ${command}`, 404);
      serveBuilt ??= serveStatic({ root: folder, rewriteRequestPath: (path) => path.slice(prefix.length - 1) });
      return serveBuilt(context, next);
    };
    site.get(`${prefix}*`, handle);
  };
  for (const name of readdirSync(`${root}/examples`)) {
    if (!existsSync(`${root}/examples/${name}/package.json`)) continue;
    filesOnceBuilt(`/examples/${name}/`, `${root}/examples/${name}/dist`, 'npm run examples');
  }
  files('/examples/', `${root}/examples`);
  filesOnceBuilt('/docs/', `${root}/docs/site/dist`, 'npm run docs');
  files('/', `${root}/examples/company-site`);
  return site;
}

/** Serves the demo on loopback. Resolves with what closes it once it listens. */
export function serveDemoSite({
  port,
  ...options
}: DemoSiteOptions & { readonly port: number }): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const site = createDemoSite(options);
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: site.fetch, port, hostname: '127.0.0.1' }, ({ port: actualPort }) =>
      resolve({
        origin: `http://127.0.0.1:${actualPort}`,
        close: () =>
          new Promise<void>((closed) => {
            server.close(() => closed());
            (server as Server).closeAllConnections();
          }),
      }),
    );
    server.once('error', reject);
  });
}
