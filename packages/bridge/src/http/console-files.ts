import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { empty, methodNotAllowed } from './answers.js';

/** Also where the page's key can't leak: no frame, no other origin, no markup from strings. */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'; " +
    "require-trusted-types-for 'script'; trusted-types footbridge",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** Only what a page is made of; anything else in the folder stays there. */
const CONTENT_TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
]);

const PREFIX = '/agent/';

/** Serves the built agent console under `/agent/`. The page holds no secret; its key comes in the URL's fragment. */
export function createConsoleFiles(folder: string): (request: Request) => Promise<Response> {
  const root = resolve(folder);
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/' || pathname === '/agent') return empty(302, { location: PREFIX });
    if (!pathname.startsWith(PREFIX)) return empty(404);
    if (request.method !== 'GET' && request.method !== 'HEAD') return methodNotAllowed('GET, HEAD');
    const file = fileOf(root, pathname.slice(PREFIX.length));
    const contentType = file && CONTENT_TYPES.get(extname(file));
    const bytes = contentType ? await readFile(file).catch(() => undefined) : undefined;
    if (!contentType || !bytes) return empty(404);
    const cacheControl = contentType.startsWith('text/html') ? 'no-store' : 'no-cache';
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), {
      headers: { ...PAGE_HEADERS, 'content-type': contentType, 'cache-control': cacheControl },
    });
  };
}

/** The file that a path names, if it is inside the folder and no part of it is hidden. */
function fileOf(root: string, path: string): string | undefined {
  let name: string;
  try {
    name = decodeURIComponent(path) || 'index.html';
  } catch {
    return undefined;
  }
  if (name.includes('\0') || name.split(/[/\\]/).some((part) => part.startsWith('.'))) return undefined;
  const file = join(root, name);
  return file.startsWith(root + sep) ? file : undefined;
}
