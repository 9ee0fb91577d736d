/** What a request's body was. `too-large` and `cut-off` leave the rest of it unread. */
export type Body =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'not-utf8' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'cut-off' };

/** One megabyte. protocol §10.7 */
export const MAX_BODY_BYTES = 1_048_576;

/** Reads a body and stops as soon as it is too long, whatever its headers say of its length. */
export async function readBody(request: Request): Promise<Body> {
  if (Number(request.headers.get('content-length')) > MAX_BODY_BYTES) return { kind: 'too-large' };
  if (!request.body) return { kind: 'text', text: '' };
  const reader = request.body.getReader();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.byteLength;
      if (bytes > MAX_BODY_BYTES) {
        reader.cancel().catch(() => {});
        return { kind: 'too-large' };
      }
      parts.push(part.value);
    }
  } catch {
    return { kind: 'cut-off' };
  }
  return decodeUtf8(parts, bytes);
}

function decodeUtf8(parts: readonly Uint8Array[], bytes: number): Body {
  const whole = new Uint8Array(bytes);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(whole) };
  } catch {
    return { kind: 'not-utf8' };
  }
}
