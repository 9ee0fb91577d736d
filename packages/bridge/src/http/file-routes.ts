/** Files and pictures, which are no documents: bytes by a path that was given out before. protocol §3.8 and §3.9 */
import type { Centre } from '../service/centre.js';
import { openFile } from '../service/files.js';
import { openPhoto, pictureTypeOf } from '../service/photos.js';
import { empty } from './answers.js';

const FILE_PATH = /^\/websvcs\/chat\/getfile\/([^/]+)\/([^/]+)\/([^/]+)$/i;
const PHOTO_PATH = /^\/websvcs\/partyinfo\/photo\/([^/]+)\.png$/i;

/** Whatever a file holds, no page of this origin runs it. */
const INERT = {
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // A page that another origin serves may show what its visitor was sent; the path is the secret.
  'cross-origin-resource-policy': 'cross-origin',
} as const;

/**
 * The same two paths for the router, which sees them in lower case. It takes any word for `photo`: a fixed word where
 * another path has a visitor's id keeps it from its fastest way of looking.
 */
export const FILE_PATHS = ['/websvcs/chat/getfile/:token/:fileid/:name', '/websvcs/partyinfo/:photos/:photo'] as const;

export async function serveFile(centre: Centre, pathname: string): Promise<Response> {
  const [, photoId] = PHOTO_PATH.exec(pathname) ?? [];
  if (photoId !== undefined) return servePhoto(centre, photoId);
  const [token, fileId, name] = (FILE_PATH.exec(pathname) ?? []).slice(1).map(decodeSegment);
  if (token === undefined || fileId === undefined || name === undefined) return empty(404);
  const file = await openFile(centre, { token, fileId, name });
  if (!file) return empty(404);
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      ...INERT,
      'content-type': pictureTypeOf(file.bytes) ?? 'application/octet-stream',
      'content-disposition': attachment(name),
      'cache-control': 'private, no-store',
    },
  });
}

async function servePhoto(centre: Centre, photoId: string): Promise<Response> {
  const photo = await openPhoto(centre, photoId);
  if (!photo) return empty(404);
  return new Response(new Uint8Array(photo.bytes), {
    headers: { ...INERT, 'content-type': photo.contentType, 'cache-control': 'private, max-age=3600' },
  });
}

/** A file's name for browsers that read RFC 6266, and one in ASCII for the rest. */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%;]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** A segment that is no legal path text names nothing. */
function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
