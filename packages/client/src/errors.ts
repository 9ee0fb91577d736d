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

/** The one error this package throws. `message` is a sentence for a person; compare `code`, never the text. */
export class FootbridgeError extends Error {
  override readonly name = 'FootbridgeError';
  readonly code: FootbridgeErrorCode;

  constructor(code: FootbridgeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
