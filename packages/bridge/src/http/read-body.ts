/** What a request's body was. `too-large` and `cut-off` leave the rest of it unread. */
export type Body =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'not-utf8' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'cut-off' };

/** One megabyte. protocol §10.7 */
export const MAX_BODY_BYTES = 1_048_576;

/** A body as it came; `too-large` and `cut-off` leave the rest of it unread. */
export type Bytes =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'cut-off' };

export async function readBody(request: Request): Promise<Body> {
  const body = await readBytes(request, MAX_BODY_BYTES);
  return body.kind === 'bytes' ? decodeUtf8(body.bytes) : body;
}

/** Reads a body and stops as soon as it is too long, whatever its headers say of its length. */
export async function readBytes(request: Request, maxBytes: number): Promise<Bytes> {
  if (Number(request.headers.get('content-length')) > maxBytes) return { kind: 'too-large' };
  if (!request.body) return { kind: 'bytes', bytes: new Uint8Array() };
  const reader = request.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.byteLength;
      if (length > maxBytes) {
        reader.cancel().catch(() => {});
        return { kind: 'too-large' };
      }
      parts.push(part.value);
    }
  } catch {
    return { kind: 'cut-off' };
  }
  return { kind: 'bytes', bytes: joinParts(parts, length) };
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
