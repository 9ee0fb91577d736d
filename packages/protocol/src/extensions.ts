/**
 * What Footbridge adds to the wire. Each extension is announced by a capability; a client uses it only where announced.
 * protocol §10
 */

/** Legal `messageID` values. Anything else counts as none. protocol §10.4 */
const MESSAGE_ID = /^[A-Za-z0-9_-]{16,64}$/;

/** Legal `clientToken` values; the original client's `deprecated` is too short to be one. protocol §10.5 */
const CLIENT_TOKEN = /^[A-Za-z0-9_-]{22,64}$/;

export const isMessageId = (value: unknown): value is string => typeof value === 'string' && MESSAGE_ID.test(value);

export const isClientToken = (value: unknown): value is string => typeof value === 'string' && CLIENT_TOKEN.test(value);

/** A cursor: the sequence of the last event a client has processed, -1 for none yet. protocol §10.2 */
export const isAck = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= -1;
