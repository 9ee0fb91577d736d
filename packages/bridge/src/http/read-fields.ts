import { readBody } from './read-body.js';

/** The fields of a JSON object or of a form, whatever their values are. `not-fields`: it is neither. */
export type FieldsOfBody =
  | { readonly kind: 'fields'; readonly fields: ReadonlyMap<string, unknown> }
  | { readonly kind: 'not-fields' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'cut-off' };

/** Reads a body as its type says; an empty one has no fields. */
export async function readFields(request: Request): Promise<FieldsOfBody> {
  const body = await readBody(request);
  if (body.kind === 'not-utf8') return { kind: 'not-fields' };
  if (body.kind !== 'text') return body;
  if (body.text.trim() === '') return { kind: 'fields', fields: new Map() };
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '');
  const fields = isForm ? new Map<string, unknown>(new URLSearchParams(body.text)) : parseObject(body.text);
  return fields ? { kind: 'fields', fields } : { kind: 'not-fields' };
}

function parseObject(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return new Map<string, unknown>(Object.entries(value));
  } catch {
    return undefined;
  }
}
