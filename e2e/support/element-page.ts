/** A page that holds elements without a widget around them, with a client that the page has made: for what is used alone. */
import { nodeResolve } from '@rollup/plugin-node-resolve';
import type { Page } from '@playwright/test';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup, type Plugin } from 'rollup';
import { policyOf } from '../../scripts/demo/demo-server.ts';
import { renameTrustedTypesPolicy } from '../../scripts/rollup/rename-trusted-types-policy.mjs';
import type { Pair } from './pair.js';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const bundles = new Map<string, Promise<string>>();

/** One file with everything that a script imports, as a page developer's bundler makes it. */
function bundle(script: string): Promise<string> {
  let made = bundles.get(script);
  if (!made) {
    made = makeBundle(script);
    bundles.set(script, made);
  }
  return made;
}

async function makeBundle(script: string): Promise<string> {
  const entry = `${root}/packages/elements/out/page.js`;
  const page: Plugin = {
    name: 'page',
    resolveId: (id) => (id === entry ? entry : null),
    load: (id) => (id === entry ? script : null),
  };
  const plugins = [page, nodeResolve({ browser: true, rootDir: dirname(entry) }), renameTrustedTypesPolicy()];
  const made = await rollup({ input: entry, plugins });
  const { output } = await made.generate({ format: 'es' });
  await made.close();
  return output[0].code;
}

export interface ElementPage {
  /** A module in `packages/elements/out`, as it were. */
  readonly script: string;
  readonly body: string;
  /** More for the `<html>` tag. */
  readonly attributes?: string;
  readonly styles?: string;
}

/** Serves the page at `/elements/` of the pair's site, under the site's own policy, and goes there. */
export async function openElementPage(page: Page, pair: Pair, options: ElementPage): Promise<void> {
  const { script, body, attributes = 'lang="en"', styles = '' } = options;
  const code = await bundle(script);
  const headers = { 'content-security-policy': policyOf('/') };
  await page.route(`${pair.origin}/elements/`, (route) =>
    route.fulfill({
      headers,
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html>
        <html ${attributes}>
          <head>
            <meta name="viewport" content="width=device-width" />
            <title>A page of its own</title>
            <link rel="icon" href="/mark.svg" />
            <link rel="stylesheet" href="/elements/page.css" />
            <script type="module" src="/elements/page.js"></script>
          </head>
          <body><main><h1>A page of its own</h1>${body}</main></body>
        </html>`,
    }),
  );
  await page.route(`${pair.origin}/elements/page.js`, (route) =>
    route.fulfill({ headers, contentType: 'text/javascript; charset=utf-8', body: code }),
  );
  await page.route(`${pair.origin}/elements/page.css`, (route) =>
    route.fulfill({ headers, contentType: 'text/css; charset=utf-8', body: styles }),
  );
  await page.goto(`${pair.origin}/elements/`);
}
