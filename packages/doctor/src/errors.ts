/** Why a check, or the whole suite, stopped. */
export type DoctorErrorCode =
  /** The server did something else than the protocol says. */
  | 'mismatch'
  /** What a check is about can't be seen on this server. */
  | 'not-applicable'
  /** No answer came at all. */
  | 'no-answer'
  | 'options-invalid';

/** An error with a code to branch on and a sentence for a person. Neither ever holds an id that opens something. */
export class DoctorError extends Error {
  override readonly name = 'DoctorError';
  readonly code: DoctorErrorCode;

  constructor(code: DoctorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Fails the check that runs. */
export function fail(message: string): never {
  throw new DoctorError('mismatch', message);
}

/** Leaves out the check that runs. */
export function skip(message: string): never {
  throw new DoctorError('not-applicable', message);
}
