/** What a request's body was. */
export type Body =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'not-utf8' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'cut-off' };

/** One megabyte. protocol §10.7 */
export const MAX_BODY_BYTES = 1_048_576;

/**
 * Read and thrown away of a body that is too large: a proxy that has not sent all of it yet when the connection closes would
 * answer 502 in place of our 413. What is longer still gets no such care.
 */
const DISCARDED_BYTES = 4_194_304;

/** A body as it came. */
export type Bytes =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'cut-off' };

export async function readBody(request: Request): Promise<Body> {
  const body = await readBytes(request, MAX_BODY_BYTES);
  return body.kind === 'bytes' ? decodeUtf8(body.bytes) : body;
}

/** Reads a body and keeps nothing of one that is too long, whatever its headers say of its length. */
export async function readBytes(request: Request, maxBytes: number): Promise<Bytes> {
  const announced = Number(request.headers.get('content-length'));
  const mostRead = maxBytes + DISCARDED_BYTES;
  if (announced > mostRead) return { kind: 'too-large' };
  if (!request.body) return { kind: 'bytes', bytes: new Uint8Array() };
  const reader = request.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  let isTooLarge = announced > maxBytes;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.byteLength;
      isTooLarge ||= length > maxBytes;
      if (!isTooLarge) parts.push(part.value);
      else parts.length = 0;
      if (length <= mostRead) continue;
      reader.cancel().catch(() => {});
      break;
    }
  } catch {
    return { kind: 'cut-off' };
  }
  return isTooLarge ? { kind: 'too-large' } : { kind: 'bytes', bytes: joinParts(parts, length) };
}

function joinParts(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return whole;
}

function decodeUtf8(bytes: Uint8Array): Body {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'not-utf8' };
  }
}
