/** Everything that can go wrong in a bridge and is not the fault of one request. */
export type BridgeErrorCode =
  /** This bridge is the standby of a pair, is shutting down, or could not read its store. */
  | 'not-active'
  /** Another bridge has taken over; nothing was written. */
  | 'lease-lost'
  /** Another process kept the data locked for too long; nothing was written. */
  | 'store-busy'
  /** The data could not be read or written; nothing was written. */
  | 'store-failed'
  /** The file is damaged or is no database. It has not been touched. */
  | 'data-unreadable'
  /** The file is a database of another program, or was written by a newer version. It has not been touched. */
  | 'data-foreign'
  /** Another bridge uses the file and the two were not started as a pair. */
  | 'data-in-use'
  /** This Node has no SQLite. */
  | 'sqlite-missing'
  /** The folder can't be made or written to. */
  | 'folder-unwritable'
  | 'script-invalid'
  /** A certificate or its key can't be read or used. */
  | 'certificate-invalid'
  /** The site's own check of a password took too long. */
  | 'authentication-late'
  | 'options-invalid'
  | 'port-in-use'
  | 'port-refused';

/** An error with a code to branch on and a sentence for a person. Neither ever holds a visitor's ids. */
export class BridgeError extends Error {
  override readonly name = 'BridgeError';
  readonly code: BridgeErrorCode;

  constructor(code: BridgeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
