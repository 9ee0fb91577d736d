/** Everything that can go wrong, one code each. */
export type FootbridgeErrorCode =
  | 'invalid-options'
  | 'unreachable'
  | 'unreadable-answer'
  | 'refused'
  | 'not-allowed'
  | 'unknown-target'
  | 'sign-in-refused'
  | 'account-exists'
  | 'invalid-fields'
  | 'limit-reached'
  | 'closed'
  | 'unconfirmed'
  | 'too-long'
  | 'no-chat'
  | 'no-callback'
  | 'disposed';

/**
 * Why a target takes nobody now. `paused`: an operator wants it so. `hours`: it is closed at this time. `full`: too many wait.
 * `wait`: it would take too long. `nobody`: no agent is there. protocol §10.7
 */
export type Closure = 'paused' | 'hours' | 'full' | 'wait' | 'nobody';

/** The one error this package throws. `message` is a sentence for a person; compare `code`, never the text. */
export class FootbridgeError extends Error {
  override readonly name = 'FootbridgeError';
  readonly code: FootbridgeErrorCode;
  /** Why, where the code is `closed` and the server says so. */
  readonly closure: Closure | undefined;
  /** Which limit, by the name of its parameter, where the code is `limit-reached` and the server says so. protocol §10.7 */
  readonly limit: string | undefined;

  constructor(
    code: FootbridgeErrorCode,
    message: string,
    options?: ErrorOptions & { readonly closure?: Closure | undefined; readonly limit?: string | undefined },
  ) {
    super(message, options);
    this.code = code;
    this.closure = options?.closure;
    this.limit = options?.limit;
  }
}
