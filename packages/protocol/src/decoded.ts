/** What a decoder answers: a typed value, or why there is none. Decoders never throw. */
export type Decoded<Value, Problem = DecodeProblem> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

/** Why an answer could not be read. `message` names the place and never quotes the body, which may hold secrets. */
export interface DecodeProblem {
  readonly code: 'not-json' | 'unexpected-shape';
  readonly message: string;
}
